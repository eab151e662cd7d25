package dev.luma.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordingFile;

/// Where one task's CPU time and bytes go with one driver, by method, as the JDK's flight recorder sees it.
///
/// CPU time is that of all Java threads, in the kernel too (`jdk.CPUTimeSample`, Linux and JDK 25). *Self* is time in
/// a method alone, *total* with all that it calls. What is inlined counts where it is written.
final class Profile {
    private static final int LINES = 25;

    private final Operation operation = new Operation();
    private final Duration warmup;
    private final Duration length;

    private Profile(Task task, Driver driver, boolean quick) {
        operation.task = task;
        operation.driver = driver;
        warmup = Duration.ofSeconds(quick ? 1 : 5);
        length = Duration.ofSeconds(quick ? 2 : 10);
    }

    /// Profiles in a JVM like that of a measurement, and prints.
    static void inNewJvm(Task task, Driver driver, int port, boolean quick) throws IOException, InterruptedException {
        final List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(Suite.jvmArguments(port)));
        // so that inlined methods have their own names and lines
        command.addAll(List.of("-XX:+UnlockDiagnosticVMOptions", "-XX:+DebugNonSafepoints"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Profile.class.getName()));
        command.addAll(List.of(task.name(), driver.name(), Boolean.toString(quick)));
        final int status = new ProcessBuilder(command).inheritIO().start().waitFor();
        if (status != 0) {
            throw new IOException("profiling " + driver.label() + " at " + task.id() + " ended with " + status);
        }
    }

    public static void main(String[] args) throws Exception {
        new Profile(Task.valueOf(args[0]), Driver.valueOf(args[1]), Boolean.parseBoolean(args[2])).run();
    }

    private void run() throws Exception {
        operation.open();
        repeat(warmup);
        final Path file = Files.createTempFile("luma-profile-", ".jfr");
        try (Recording recording = new Recording()) {
            recording.enable("jdk.CPUTimeSample").with("throttle", "1ms");
            recording.enable("jdk.ObjectAllocationSample").with("throttle", "2000/s");
            recording.start();
            final long operations = repeat(length);
            recording.stop();
            recording.dump(file);
            print(file, operations);
        } finally {
            Files.delete(file);
            operation.close();
        }
    }

    /// @return how many operations that were
    private long repeat(Duration time) throws Exception {
        operation.forgetInserts();
        long operations = 0;
        final long end = System.nanoTime() + time.toNanos();
        while (System.nanoTime() < end) {
            operation.run();
            operations += operation.task.operations();
        }
        return operations;
    }

    private void print(Path file, long operations) throws IOException {
        final Shares cpuSelf = new Shares();
        final Shares cpuLines = new Shares();
        final Shares cpuTotal = new Shares();
        final Shares allocated = new Shares();
        final Shares allocators = new Shares();
        for (final RecordedEvent event : RecordingFile.readAllEvents(file)) {
            if (event.getStackTrace() == null) {
                continue;
            }
            final List<RecordedFrame> frames = event.getStackTrace().getFrames();
            switch (event.getEventType().getName()) {
                case "jdk.CPUTimeSample" -> {
                    final RecordedFrame top = frames.getFirst();
                    cpuSelf.add(name(top), 1);
                    cpuLines.add(name(top) + ":" + top.getLineNumber(), 1);
                    names(frames).forEach(name -> cpuTotal.add(name, 1));
                }
                case "jdk.ObjectAllocationSample" -> {
                    final long weight = event.getLong("weight");
                    final String type = event.getClass("objectClass").getName();
                    allocated.add(type + " in " + name(frames.getFirst()), weight);
                    names(frames).forEach(name -> allocators.add(name, weight));
                }
                default -> {}
            }
        }
        System.out.println(
                "\n## " + operation.driver.label() + ": " + operation.task.label() + ", " + operations + " operations");
        cpuSelf.print("CPU, self", cpuSelf.all);
        cpuLines.print("CPU, self, by line", cpuSelf.all);
        cpuTotal.print("CPU, total", cpuSelf.all);
        allocated.print("bytes, by type and method", allocated.all);
        allocators.print("bytes, total", allocated.all);
    }

    private static Set<String> names(List<RecordedFrame> frames) {
        final Set<String> names = new HashSet<>();
        frames.forEach(frame -> names.add(name(frame)));
        return names;
    }

    private static String name(RecordedFrame frame) {
        final String type = frame.getMethod().getType().getName();
        return type.substring(type.lastIndexOf('.') + 1) + "."
                + frame.getMethod().getName();
    }

    /// Weights by name.
    private static final class Shares {
        private final Map<String, Long> weights = new HashMap<>();
        private long all;

        void add(String name, long weight) {
            weights.merge(name, weight, Long::sum);
            all += weight;
        }

        void print(String title, long whole) {
            System.out.println("\n" + title);
            weights.entrySet().stream()
                    .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                    .limit(LINES)
                    .forEach(entry -> System.out.printf(
                            Locale.ROOT, "%6.1f %%  %s%n", 100.0 * entry.getValue() / whole, entry.getKey()));
        }
    }
}
