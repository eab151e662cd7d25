package dev.luma.lang.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.luma.lang.source.Source;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.eclipse.lsp4j.CompletionItem;
import org.eclipse.lsp4j.CompletionParams;
import org.eclipse.lsp4j.DefinitionParams;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.DidChangeTextDocumentParams;
import org.eclipse.lsp4j.DidCloseTextDocumentParams;
import org.eclipse.lsp4j.DidOpenTextDocumentParams;
import org.eclipse.lsp4j.DocumentFormattingParams;
import org.eclipse.lsp4j.DocumentRangeFormattingParams;
import org.eclipse.lsp4j.FormattingOptions;
import org.eclipse.lsp4j.Hover;
import org.eclipse.lsp4j.HoverParams;
import org.eclipse.lsp4j.Location;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.PublishDiagnosticsParams;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.TextDocumentContentChangeEvent;
import org.eclipse.lsp4j.TextDocumentIdentifier;
import org.eclipse.lsp4j.TextDocumentItem;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.lsp4j.VersionedTextDocumentIdentifier;
import org.eclipse.lsp4j.services.LanguageClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DocumentsTest {
    private static final String MARK = "|";

    @TempDir
    Path folder;

    private final Documents documents = new Documents(Runnable::run);
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
    void completesWhatIsHalfWritten() throws Exception {
        final String before = "struct Dog {\n    name: str\n}\nd = Dog { name: \"x\" }\nxs = [\"a\"]\n";
        for (final String half : new String[] {
            "print(d.|",
            "print(\"${d.|",
            "if d.|",
            "while d.| {\n}\n",
            "for x in [d] { x.|",
            "xs = [d.|\nprint(1)\n",
            "d.|name\n"
        }) {
            assertEquals(List.of("name"), completion(before + half), half);
        }
        for (final String half : new String[] {
            "xs.map((x) -> x.|)",
            "xs.walk(x) -> { x.|",
            "print(xs[0].|len())",
            "fn f(s: str) {\n    s.|\n",
            "try { f() } catch e { e.message.|"
        }) {
            assertTrue(completion(before + half).contains("upper"), half);
        }
    }

    @Test
    void completesNothingWhereNoNameStands() throws Exception {
        for (final String place :
                new String[] {"// a.|", "s = \"text.|\"", "n = 12|", "n = 1.|", "s = \"text |", "xs = 1..2|"}) {
            assertEquals(List.of(), completion(place), place);
        }
    }

    @Test
    void completesTheNamesThatAreInSight() throws Exception {
        final List<String> names = completion("""
                struct Dog {
                    name: str
                    fn bark(self) {}
                    fn make(named: str) -> Dog { return Dog { name: named } }
                }
                fn other(hidden: int) {}
                fn f(count: int) {
                    for i, x in [1] { [2].walk(y) -> { try { | } catch problem {} } }
                }
                """);

        assertTrue(
                names.containsAll(List.of("Dog", "name", "other", "f", "count", "i", "x", "y", "problem")),
                names::toString);
        assertTrue(names.stream().noneMatch(List.of("hidden", "bark", "named")::contains), names::toString);
        assertEquals(List.of("make"), completion("struct Dog {\n    fn bark(self) {}\n    fn make() {}\n}\nDog.|\n"));
    }

    private String explained(String marked) throws Exception {
        final Hover hover = hover(marked);
        return hover == null ? "" : hover.getContents().getRight().getValue();
    }

    private void assertExplains(String signature, String marked) throws Exception {
        final String text = explained(marked);
        assertTrue(text.startsWith("```luma\n" + signature + "\n```"), () -> marked + " gives " + text);
    }

    @Test
    void explainsEachNameWhereItIsMade() throws Exception {
        assertExplains("count: int", "fn f(co|unt: int) -> int { return count }\n");
        assertExplains("n: int", "xs = [1].map((|n) -> n + 1)\nprint(xs)\n");
        assertExplains("x: int", "for |x in [1] { print(x) }\n");
        assertExplains("v: str", "for k, |v in {1: \"a\"} { print(k, v) }\n");
        assertExplains("row: row", "fn f(rows: rows) { rows.walk(|row) -> { print(row) } }\n");
        assertExplains("err: error", "try { print(1) } catch |err { print(err) }\n");
        assertExplains("self: Dog", "struct Dog {\n    n: int\n    fn f(self) -> int { return se|lf.n }\n}\n");
    }

    @Test
    void explainsTypesAndMembers() throws Exception {
        assertExplains("type str", "fn f(s: s|tr) -> str { return s }\n");
        assertExplains("type row", "fn f(rows: [ro|w]?) {}\n");
        assertExplains("struct Dog", "struct Dog {\n    n: int\n}\nfn f(d: {str: Do|g}) {}\n");
        assertExplains("message: str", "try { print(1) } catch err { print(err.mes|sage) }\n");
        assertExplains("fn row.get(name: str) -> T", "fn f(row: row) -> str { return row.g|et(\"a\") }\n");
        assertExplains("fn rows.walk(f: fn(row))", "fn f(rows: rows) { rows.wa|lk(row) -> { print(row) } }\n");
        assertTrue(explained(
                        "struct Dog {\n    /// How it is called.\n    name: str\n}\nprint(Dog { name: \"a\" }.na|me)\n")
                .endsWith("How it is called."));
    }

    @Test
    void goesToWhatATraitDeclares() throws Exception {
        final Location found = definition("""
                trait Speaks {
                    fn say(self)
                }
                struct Dog impl Speaks {
                    fn say(self) {}
                }
                fn f(one: Speaks) { one.s|ay() }
                """).getFirst();

        assertEquals(new Position(1, 7), found.getRange().getStart());
    }

    @Test
    void goesToAFileByThePathOfItsImport() throws Exception {
        Files.writeString(folder.resolve("lib.luma"), "pub const X = 1\n");

        assertEquals(
                uri("lib.luma"),
                definition("lib = import \"l|ib\"\nprint(lib.X)\n").getFirst().getUri());
    }

    @Test
    void goesToAFileThatIsNotSavedYet() throws Exception {
        documents.didOpen(new DidOpenTextDocumentParams(
                new TextDocumentItem(uri("new.luma"), "luma", 1, "pub fn five() -> int { return 5 }\n")));

        assertEquals(
                uri("new.luma"),
                definition("new = import \"new\"\nprint(new.fi|ve())\n")
                        .getFirst()
                        .getUri());
    }

    @Test
    void takesDocumentsThatAreNoFiles() throws Exception {
        open("");
        for (final String uri : new String[] {"untitled:Untitled-1", "", "file:///", "git:/a.luma?x"}) {
            documents.didOpen(new DidOpenTextDocumentParams(new TextDocumentItem(uri, "luma", 1, "x: int = \"a\"\n")));

            final PublishDiagnosticsParams last = published.stream()
                    .filter(one -> one.getUri().equals(uri))
                    .reduce((a, b) -> b)
                    .orElseThrow();
            assertEquals("E0301", last.getDiagnostics().getFirst().getCode().getLeft());
            documents.didClose(new DidCloseTextDocumentParams(new TextDocumentIdentifier(uri)));
        }
    }

    @Test
    void takesPlacesThatAreNotThere() throws Exception {
        open("x = 1\nprint(x)\n");
        for (final Position place : new Position[] {new Position(99, 99), new Position(-1, -1), new Position(0, 99)}) {
            assertNotNull(
                    documents.completion(new CompletionParams(app(), place)).get());
            assertNotNull(
                    documents.definition(new DefinitionParams(app(), place)).get());
        }
    }

    @Test
    void followsChangesByPlace() throws Exception {
        open("a = \"😀\"\nprint(a)\n");
        final var text = new VersionedTextDocumentIdentifier(uri("app.luma"), 2);
        documents.didChange(new DidChangeTextDocumentParams(
                text,
                List.of(
                        new TextDocumentContentChangeEvent(new Range(new Position(0, 5), new Position(0, 7)), "ab"),
                        new TextDocumentContentChangeEvent(new Range(new Position(1, 6), new Position(1, 7)), "b"))));

        assertEquals(
                new Range(new Position(1, 6), new Position(1, 7)),
                published.getLast().getDiagnostics().getFirst().getRange());
        assertTrue(documents
                .completion(new CompletionParams(app(), new Position(0, 6)))
                .get()
                .getLeft()
                .isEmpty());
    }

    /// Half of what one types is no program.
    @Test
    void answersWhateverIsWritten() throws Exception {
        final String[] pieces = {
            "{", "}", "(", ")", "\"", ".", "${", "[", "\n", "self.", "//", "\"\"\"", "fn ", "x.", "->"
        };
        final String whole = """
                struct Room {
                    names: [str] = []
                    fn greet(self, name: str) { print("hello ${name.upper()}, ${self.names.len()}") }
                }
                room = Room {}
                for i in 0..3 { room.names.walk(name) -> { room.greet("${name} ${i}") } }
                try { room.greet("x") } catch err { print(err.message) }
                """;
        final Random random = new Random(7);
        for (int i = 0; i < 300; i++) {
            final StringBuilder text = new StringBuilder(whole);
            for (int edit = random.nextInt(4); edit >= 0; edit--) {
                final int at = random.nextInt(text.length());
                if (random.nextBoolean()) {
                    text.delete(at, Math.min(text.length(), at + random.nextInt(20)));
                } else {
                    text.insert(at, pieces[random.nextInt(pieces.length)]);
                }
            }
            open(text.toString());
            final Position place = new Position(random.nextInt(8), random.nextInt(50));
            assertNotNull(
                    documents.completion(new CompletionParams(app(), place)).get(), text::toString);
            assertNotNull(
                    documents.definition(new DefinitionParams(app(), place)).get(), text::toString);
        }
    }

    private String formatted(String text) throws Exception {
        open(text);
        return edited(
                text,
                documents
                        .formatting(new DocumentFormattingParams(app(), new FormattingOptions(4, true)))
                        .get());
    }

    private static String edited(String text, List<? extends TextEdit> edits) {
        String result = text;
        for (final TextEdit edit : edits) {
            final Source source = new Source("", result);
            result = result.substring(0, OpenFile.offset(source, edit.getRange().getStart()))
                    + edit.getNewText()
                    + result.substring(OpenFile.offset(source, edit.getRange().getEnd()));
        }
        return result;
    }

    @Test
    void formatsTheLinesOfASelection() throws Exception {
        final String text = "a=1\n\n\n\nfn f(n:int) {\nprint( n )\n\n\n}\nf( a )\n";
        open(text);
        final Range selected = new Range(new Position(4, 0), new Position(8, 1));

        assertEquals(
                "a=1\n\n\n\nfn f(n: int) {\n    print(n)\n\n}\nf( a )\n",
                edited(
                        text,
                        documents
                                .rangeFormatting(new DocumentRangeFormattingParams(
                                        app(), new FormattingOptions(4, true), selected))
                                .get()));
    }

    @Test
    void formatsAsTheCommandDoes() throws Exception {
        assertEquals("x = 1\nprint(x)\n", formatted("x=1\nprint( x )\n"));
        assertEquals("x = 1\n\nprint(x)\n", formatted("x = 1\n\n\n\nprint(x)\n"));
        assertEquals("print(1)\n", formatted("print(1)\n\n\n"));
        assertEquals("print(1)\n", formatted("print(1)"));
    }
}
