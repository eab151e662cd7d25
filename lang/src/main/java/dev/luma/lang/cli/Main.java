package dev.luma.lang.cli;

import dev.luma.lang.start.MainThread;

/// What the launcher starts.
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        final int status = MainThread.run(() -> new Cli(Terminal.system()).run(arguments));
        System.out.flush();
        if (status != 0) {
            System.exit(status); // looks for a logger first, which takes longer than a small program
        }
    }
}
