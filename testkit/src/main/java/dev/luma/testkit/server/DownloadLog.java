package dev.luma.testkit.server;

import dev.luma.testkit.daemon.Progress;

/// Says on the console what is being fetched and how far it is, a line each tenth, so that nobody takes it for a hang.
final class DownloadLog implements Progress {
    private String step = "";
    private long tenths;

    @Override
    public void report(String newStep, long done, long total) {
        long now = total <= 0 ? 0 : done * 10 / total;
        if (!newStep.equals(step) || now > tenths) {
            System.out.println(newStep + (total <= 0 ? "" : ": %d%% of %d MB".formatted(now * 10, total / 1_000_000)));
        }
        step = newStep;
        tenths = now;
    }
}
