package dev.luma.lang.server;

import java.io.InputStream;
import java.io.PrintStream;
import java.util.concurrent.ExecutionException;
import org.eclipse.lsp4j.jsonrpc.Launcher;
import org.eclipse.lsp4j.launch.LSPLauncher;
import org.eclipse.lsp4j.services.LanguageClient;

/// `luma lsp`.
public final class Main {
    private Main() {}

    public static void main(String[] arguments) throws InterruptedException, ExecutionException {
        final InputStream input = System.in;
        final PrintStream output = System.out;
        System.setOut(System.err); // nothing else may speak there
        final LumaServer server = new LumaServer();
        final Launcher<LanguageClient> launcher = LSPLauncher.createServerLauncher(server, input, output);
        server.connect(launcher.getRemoteProxy());
        launcher.startListening().get();
    }
}
