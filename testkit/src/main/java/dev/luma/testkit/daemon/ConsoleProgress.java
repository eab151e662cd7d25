package dev.luma.testkit.daemon;

import java.io.PrintStream;

/// Says on a console what is being fetched and how far it is, a line each tenth, so that nobody takes it for a hang.
public final class ConsoleProgress implements Progress {
    private final PrintStream console;
    private String step = "";
    private long tenths;

    public ConsoleProgress(PrintStream console) {
        this.console = console;
    }

    @Override
    public void report(String newStep, long done, long total) {
        final long now = total <= 0 ? 0 : done * 10 / total;
        if (!newStep.equals(step) || now > tenths) {
            console.println(newStep + (total <= 0 ? "" : ": %d%% of %d MB".formatted(now * 10, total / 1_000_000)));
        }
        step = newStep;
        tenths = now;
    }
}
