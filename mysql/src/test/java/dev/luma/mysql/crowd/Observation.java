package dev.luma.mysql.crowd;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedThread;
import jdk.jfr.consumer.RecordingFile;

/// What the JVM's flight recorder sees of its virtual threads.
final class Observation implements AutoCloseable {
    private static final String PINNED = "jdk.VirtualThreadPinned";
    private static final String SAMPLE = "jdk.ExecutionSample";
    private static final String ON_PURPOSE = "pinned on purpose";
    /// A thread that is busy is sampled a hundred times a second.
    private static final int FEW = 10;

    private final Recording recording = new Recording();
    private List<RecordedEvent> events = List.of();

    /// Begins.
    Observation() {
        recording.enable(PINNED).withThreshold(Duration.ZERO);
        recording.enable(SAMPLE).withPeriod(Duration.ofMillis(10));
        recording.start();
    }

    /// Ends, after one thread was pinned for the recorder to prove that it sees that.
    void end() throws IOException, InterruptedException {
        Thread.ofVirtual().name(ON_PURPOSE).start(Pinned::touch).join();
        recording.stop();
        final Path file = Files.createTempFile("luma-crowd-", ".jfr");
        try {
            recording.dump(file);
            events = RecordingFile.readAllEvents(file);
        } finally {
            Files.delete(file);
        }
    }

    /// A class that waits while it is initialised, which pins on every JDK.
    private static final class Pinned {
        static {
            LockSupport.parkNanos(1);
        }

        static void touch() {}
    }

    void requireNobodyPinned() {
        final List<RecordedEvent> pinned = all(PINNED);
        if (pinned.size() != 1 || !pinned.getFirst().getThread().getJavaName().equals(ON_PURPOSE)) {
            throw new AssertionError("one thread was to be pinned, on purpose; it were " + pinned);
        }
    }

    void requireNobodyBusy(Crowd.Pause pause) {
        final List<RecordedEvent> busy = all(SAMPLE).stream()
                .filter(sample -> isWithin(sample.getStartTime(), pause))
                .filter(sample -> isVirtual(sample.getThread("sampledThread")))
                .toList();
        System.out.println(busy.size() + " samples of busy threads");
        if (busy.size() >= FEW) {
            throw new AssertionError("threads that were to wait ran " + busy.size() + " times: " + busy);
        }
    }

    private static boolean isWithin(Instant moment, Crowd.Pause pause) {
        return !moment.isBefore(pause.from()) && !moment.isAfter(pause.to());
    }

    private static boolean isVirtual(RecordedThread thread) {
        return thread != null && thread.isVirtual();
    }

    private List<RecordedEvent> all(String type) {
        return events.stream()
                .filter(event -> event.getEventType().getName().equals(type))
                .toList();
    }

    @Override
    public void close() {
        recording.close();
    }
}
