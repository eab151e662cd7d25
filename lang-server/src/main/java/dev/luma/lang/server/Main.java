package dev.luma.lang.server;

import java.io.InputStream;
import java.io.PrintStream;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import org.eclipse.lsp4j.jsonrpc.Launcher;
import org.eclipse.lsp4j.launch.LSPLauncher;
import org.eclipse.lsp4j.services.LanguageClient;

/// `luma lsp`.
public final class Main {
    private static final int WRONG = 2;

    private Main() {}

    public static void main(String[] arguments) throws InterruptedException {
        for (final String one : arguments) {
            if (!one.equals("--stdio")) { // which many editors add
                System.err.println("luma: lsp takes no arguments; it speaks on standard input and output");
                System.exit(WRONG);
            }
        }
        final InputStream input = System.in;
        final PrintStream output = System.out;
        System.setOut(System.err); // nothing else may speak there
        final LumaServer server = new LumaServer();
        final Launcher<LanguageClient> launcher = LSPLauncher.createServerLauncher(server, input, output);
        server.connect(launcher.getRemoteProxy());
        try {
            launcher.startListening().get();
        } catch (ExecutionException | CancellationException e) {
            System.err.println("luma: the editor cannot be understood: " + e.getMessage());
        }
        server.exit(); // the editor has gone without a word, and threads that wait would stay for a minute
    }
}
