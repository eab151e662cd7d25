package dev.luma.lang.std;

/// Waiting for threads. Luma knows no interrupt: one that comes from outside is kept for later.
final class Threads {
    private Threads() {}

    static void join(Thread thread) {
        boolean interrupted = false;
        while (true) {
            try {
                thread.join();
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
