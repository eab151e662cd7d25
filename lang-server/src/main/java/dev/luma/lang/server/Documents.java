package dev.luma.lang.server;

import dev.luma.lang.bytecode.TooLargeException;
import dev.luma.lang.diagnostic.Note;
import dev.luma.lang.source.Source;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.lsp4j.CompletionItem;
import org.eclipse.lsp4j.CompletionList;
import org.eclipse.lsp4j.CompletionParams;
import org.eclipse.lsp4j.DefinitionParams;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.DiagnosticSeverity;
import org.eclipse.lsp4j.DidChangeTextDocumentParams;
import org.eclipse.lsp4j.DidCloseTextDocumentParams;
import org.eclipse.lsp4j.DidOpenTextDocumentParams;
import org.eclipse.lsp4j.DidSaveTextDocumentParams;
import org.eclipse.lsp4j.DocumentFormattingParams;
import org.eclipse.lsp4j.DocumentRangeFormattingParams;
import org.eclipse.lsp4j.Hover;
import org.eclipse.lsp4j.HoverParams;
import org.eclipse.lsp4j.Location;
import org.eclipse.lsp4j.LocationLink;
import org.eclipse.lsp4j.MarkupContent;
import org.eclipse.lsp4j.MarkupKind;
import org.eclipse.lsp4j.PublishDiagnosticsParams;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.TextDocumentContentChangeEvent;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.eclipse.lsp4j.services.LanguageClient;
import org.eclipse.lsp4j.services.TextDocumentService;
import org.jspecify.annotations.Nullable;

/// The open files, and what the editor asks about them.
final class Documents implements TextDocumentService {
    private final Map<Path, Opened> open = new ConcurrentHashMap<>();
    private final Executor checks;
    private final AtomicBoolean isToBeChecked = new AtomicBoolean();
    private volatile @Nullable LanguageClient client;

    /// @param checks where diagnostics are made, one round after the other
    Documents(Executor checks) {
        this.checks = checks;
    }

    private record Opened(String uri, String text) {}

    void connect(LanguageClient editor) {
        client = editor;
    }

    // ---- what the editor tells

    @Override
    public void didOpen(DidOpenTextDocumentParams parameters) {
        put(parameters.getTextDocument().getUri(), parameters.getTextDocument().getText());
    }

    @Override
    public void didChange(DidChangeTextDocumentParams parameters) {
        final String uri = parameters.getTextDocument().getUri();
        final OpenFile file = file(uri);
        String text = file == null ? "" : file.text();
        for (final TextDocumentContentChangeEvent change : parameters.getContentChanges()) {
            text = changed(text, change);
        }
        put(uri, text);
    }

    private static String changed(String text, TextDocumentContentChangeEvent change) {
        final Range range = change.getRange();
        if (range == null) {
            return change.getText();
        }
        final Source source = new Source("", text);
        return text.substring(0, OpenFile.offset(source, range.getStart()))
                + change.getText()
                + text.substring(OpenFile.offset(source, range.getEnd()));
    }

    private void put(String uri, String text) {
        open.put(OpenFile.path(uri), new Opened(uri, text));
        check();
    }

    @Override
    public void didClose(DidCloseTextDocumentParams parameters) {
        final String uri = parameters.getTextDocument().getUri();
        open.remove(OpenFile.path(uri));
        publish(uri, List.of());
    }

    @Override
    public void didSave(DidSaveTextDocumentParams parameters) {
        check();
    }

    // ---- diagnostics

    /// All open files: each may import another. Who types fast is answered for what stands there in the end.
    void check() {
        if (!isToBeChecked.getAndSet(true)) {
            checks.execute(() -> {
                isToBeChecked.set(false);
                open.forEach(this::check);
            });
        }
    }

    private void check(Path path, Opened opened) {
        final List<Diagnostic> found = diagnostics(file(path, opened.text()));
        if (opened.equals(open.get(path))) {
            publish(opened.uri(), found);
        }
    }

    private void publish(String uri, List<Diagnostic> diagnostics) {
        final LanguageClient editor = client;
        if (editor != null) {
            editor.publishDiagnostics(new PublishDiagnosticsParams(uri, diagnostics));
        }
    }

    private static List<Diagnostic> diagnostics(OpenFile file) {
        final List<Diagnostic> all = new ArrayList<>();
        for (final var one : compiled(file)) {
            if (one.source().name().equals(file.name())) {
                final StringBuilder message = new StringBuilder(one.message());
                for (final Note note : one.notes()) {
                    message.append('\n').append(note.kind().word()).append(": ").append(note.text());
                }
                final Diagnostic diagnostic = new Diagnostic(
                        OpenFile.range(one.source(), one.span()),
                        message.toString(),
                        one.isError() ? DiagnosticSeverity.Error : DiagnosticSeverity.Warning,
                        "luma");
                diagnostic.setCode(one.code().name());
                all.add(diagnostic);
            }
        }
        return all;
    }

    private static List<dev.luma.lang.diagnostic.Diagnostic> compiled(OpenFile file) {
        try {
            return file.compile().diagnostics();
        } catch (TooLargeException e) {
            return List.of(); // found when it is built
        }
    }

    // ---- what the editor asks

    @Override
    public CompletableFuture<Hover> hover(HoverParams parameters) {
        final OpenFile file = file(parameters.getTextDocument().getUri());
        final String text = file == null ? null : Explanation.at(file, file.offset(parameters.getPosition()));
        return CompletableFuture.completedFuture(
                text == null ? null : new Hover(new MarkupContent(MarkupKind.MARKDOWN, text)));
    }

    @Override
    public CompletableFuture<Either<List<? extends Location>, List<? extends LocationLink>>> definition(
            DefinitionParams parameters) {
        final OpenFile file = file(parameters.getTextDocument().getUri());
        final Location found = file == null ? null : Definitions.at(file, file.offset(parameters.getPosition()));
        return CompletableFuture.completedFuture(Either.forLeft(found == null ? List.of() : List.of(found)));
    }

    @Override
    public CompletableFuture<Either<List<CompletionItem>, CompletionList>> completion(CompletionParams parameters) {
        final OpenFile file = file(parameters.getTextDocument().getUri());
        return CompletableFuture.completedFuture(
                Either.forLeft(file == null ? List.of() : Completions.at(file, file.offset(parameters.getPosition()))));
    }

    @Override
    public CompletableFuture<List<? extends TextEdit>> formatting(DocumentFormattingParams parameters) {
        final OpenFile file = file(parameters.getTextDocument().getUri());
        return CompletableFuture.completedFuture(file == null ? List.of() : Formatting.of(file));
    }

    @Override
    public CompletableFuture<List<? extends TextEdit>> rangeFormatting(DocumentRangeFormattingParams parameters) {
        final OpenFile file = file(parameters.getTextDocument().getUri());
        return CompletableFuture.completedFuture(file == null ? List.of() : Formatting.of(file, parameters.getRange()));
    }

    private @Nullable OpenFile file(String uri) {
        final Path path = OpenFile.path(uri);
        final Opened opened = open.get(path);
        return opened == null ? null : file(path, opened.text());
    }

    private OpenFile file(Path path, String text) {
        return new OpenFile(path, text, other -> {
            final Opened opened = open.get(other);
            return opened == null ? null : opened.text();
        });
    }
}
