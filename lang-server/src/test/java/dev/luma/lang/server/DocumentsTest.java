package dev.luma.lang.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.lsp4j.CompletionItem;
import org.eclipse.lsp4j.CompletionParams;
import org.eclipse.lsp4j.DefinitionParams;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.DidOpenTextDocumentParams;
import org.eclipse.lsp4j.DocumentFormattingParams;
import org.eclipse.lsp4j.FormattingOptions;
import org.eclipse.lsp4j.Hover;
import org.eclipse.lsp4j.HoverParams;
import org.eclipse.lsp4j.Location;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.PublishDiagnosticsParams;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.TextDocumentIdentifier;
import org.eclipse.lsp4j.TextDocumentItem;
import org.eclipse.lsp4j.services.LanguageClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DocumentsTest {
    private static final String MARK = "|";

    @TempDir
    Path folder;

    private final Documents documents = new Documents();
    private final List<PublishDiagnosticsParams> published = new ArrayList<>();

    /// Opens a file in which a bar marks the place that is asked about.
    private Position open(String marked) {
        documents.connect((LanguageClient) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {LanguageClient.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("publishDiagnostics")) {
                        published.add((PublishDiagnosticsParams) arguments[0]);
                    }
                    return null;
                }));
        final int at = Math.max(0, marked.indexOf(MARK));
        final String text = marked.replace(MARK, "");
        documents.didOpen(new DidOpenTextDocumentParams(new TextDocumentItem(uri("app.luma"), "luma", 1, text)));
        final String before = text.substring(0, at);
        return new Position((int) before.chars().filter(c -> c == '\n').count(), at - (before.lastIndexOf('\n') + 1));
    }

    private String uri(String name) {
        return folder.resolve(name).toUri().toString();
    }

    private TextDocumentIdentifier app() {
        return new TextDocumentIdentifier(uri("app.luma"));
    }

    private Hover hover(String marked) throws Exception {
        return documents.hover(new HoverParams(app(), open(marked))).get();
    }

    private List<? extends Location> definition(String marked) throws Exception {
        return documents
                .definition(new DefinitionParams(app(), open(marked)))
                .get()
                .getLeft();
    }

    private List<String> completion(String marked) throws Exception {
        return documents.completion(new CompletionParams(app(), open(marked))).get().getLeft().stream()
                .map(CompletionItem::getLabel)
                .toList();
    }

    @Test
    void publishesWhatIsWrongWithHelp() {
        open("age: int = \"thirty\"\nprint(age)\n");

        final Diagnostic only = published.getLast().getDiagnostics().getFirst();
        assertEquals(new Range(new Position(0, 11), new Position(0, 19)), only.getRange());
        assertEquals("E0301", only.getCode().getLeft());
        assertEquals(
                "expected int, found str\nhelp: int(\"thirty\") converts it",
                only.getMessage().getLeft());
    }

    @Test
    void explainsVariablesFunctionsAndTheCoreLibrary() throws Exception {
        assertEquals(
                "```luma\nx: [int]\n```",
                hover("x = [1]\nprint(|x)\n").getContents().getRight().getValue());
        assertEquals(
                "```luma\nfn twice(n: int) -> int\n```\n\nDoubles.",
                hover("/// Doubles.\nfn twice(n: int) -> int { return 2 * n }\nprint(tw|ice(1))\n")
                        .getContents()
                        .getRight()
                        .getValue());
        assertTrue(hover("print(math.sq|rt(2.0))\n")
                .getContents()
                .getRight()
                .getValue()
                .startsWith("```luma\nfn sqrt(x: float) -> float\n```\n\n"));
        assertNull(hover("print(|1)\n"));
    }

    @Test
    void explainsByNameWhereSomethingIsWrong() throws Exception {
        assertNotNull(hover("fn f() {}\nprint(y)\nf|()\n"));
    }

    @Test
    void goesToDefinitionsHereAndInImports() throws Exception {
        Files.writeString(folder.resolve("lib.luma"), "// first\npub fn five() -> int { return 5 }\n");

        final Location here = definition("x = 1\nprint(|x)\n").getFirst();
        final Location there =
                definition("lib = import \"lib\"\nprint(lib.fi|ve())\n").getFirst();

        assertEquals(new Range(new Position(0, 0), new Position(0, 1)), here.getRange());
        assertEquals(uri("lib.luma"), there.getUri());
        assertEquals(new Range(new Position(1, 7), new Position(1, 11)), there.getRange());
        assertEquals(List.of(), definition("print(math.p|i)\n"));
    }

    @Test
    void completesMembers() throws Exception {
        assertTrue(completion("xs = [1]\nxs.|\n").containsAll(List.of("add", "len", "map")));
        assertTrue(completion("fn f(s: str) -> int { return s.upper().le| }\n").contains("len"));
        assertEquals(
                List.of("x", "far"),
                completion("struct P {\n    x: int\n    fn far(self) {}\n}\np = P { x: 1 }\np.|\n"));
        assertTrue(completion("print(math.|)\n").containsAll(List.of("sqrt", "pi")));
    }

    @Test
    void completesMembersWhereTheRestIsWrong() throws Exception {
        assertTrue(
                completion("age: int = \"x\"\ny = nobody(1)\nxs = [1]\nxs.|\n").contains("len"));
        assertTrue(completion("fn f(s: str) {\n    x = = 2\n    s.|\n}\nfn g( {\n}\nz = )\n")
                .contains("upper"));
        assertTrue(completion("text = \"not closed\nprint(\"a\".|)\nif {\n").contains("len"));
    }

    @Test
    void explainsWhatIsKnownWhereTheRestIsWrong() throws Exception {
        assertEquals(
                "```luma\nxs: [str]\n```",
                hover("age: int = \"x\"\nxs = \"a b\".split(\" \")\nprint(x|s)\n")
                        .getContents()
                        .getRight()
                        .getValue());
    }

    @Test
    void completesNames() throws Exception {
        assertTrue(completion("const LIMIT = 3\nfn f(count: int) {\n    |\n}\n")
                .containsAll(List.of("LIMIT", "f", "count", "print", "math", "while", "str")));
    }

    @Test
    void formatsAsTheCommandDoes() throws Exception {
        open("x=1\nprint( x )\n");
        final var edits = documents
                .formatting(new DocumentFormattingParams(app(), new FormattingOptions(4, true)))
                .get();

        assertEquals("x = 1\nprint(x)\n", edits.getFirst().getNewText());
    }
}
