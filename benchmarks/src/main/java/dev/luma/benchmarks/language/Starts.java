package dev.luma.benchmarks.language;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// How long a program that prints one line takes, from the shell's start of it to its end: the whole process.
final class Starts {
    private static final int ROUNDS = 21;

    private final Path folder;
    private final Path checkout;
    private final Map<String, List<String>> commands = new LinkedHashMap<>();
    private final Map<String, List<Double>> millis = new LinkedHashMap<>();

    private Starts(Path folder, Path checkout) {
        this.folder = folder;
        this.checkout = checkout;
    }

    /// Measures, and tells in Markdown.
    ///
    /// @param checkout where `./luma` is
    static String measure(Path checkout, boolean isQuick) throws IOException, InterruptedException {
        final Path folder = Files.createTempDirectory("starts");
        final Starts starts = new Starts(folder, checkout.toAbsolutePath());
        try {
            starts.prepare();
            starts.run(isQuick ? 2 : ROUNDS);
        } finally {
            starts.clear();
        }
        return starts.table();
    }

    private void prepare() throws IOException, InterruptedException {
        final Path luma = write("hello.luma", "print(\"Hello\")\n");
        final Path java = write(
                "Hello.java",
                "class Hello { public static void main(String[] a) { System.out.println(\"Hello\"); } }\n");
        final Path script = write("hello.js", "console.log('Hello')\n");
        final Path python = write("hello.py", "print('Hello')\n");
        final String jvm = ChildJvm.java().toString();
        final String launcher = checkout.resolve("luma").toString();
        commands.put("`./luma run hello.luma`, unchanged", List.of(launcher, "run", luma.toString()));
        commands.put("`./luma run hello.luma`, changed: compiled anew", List.of(launcher, "run", luma.toString()));
        commands.put("`node hello.js`", List.of("node", script.toString()));
        commands.put("`python3 hello.py`", List.of(python(), python.toString()));
        commands.put("`java Hello.java`", List.of(jvm, java.toString()));
        compile(java);
        commands.put("`java Hello`, compiled before", List.of(jvm, "-Xshare:auto", "-cp", folder.toString(), "Hello"));
        commands.values().removeIf(command -> !isThere(command));
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private void compile(Path file) throws IOException, InterruptedException {
        run(List.of(ChildJvm.java().resolveSibling("javac").toString(), file.toString()));
    }

    /// A version manager's `python3` is a shell script that starts slowly: not that one, if there is another.
    private static String python() {
        return Files.isExecutable(Path.of("/usr/bin/python3")) ? "/usr/bin/python3" : "python3";
    }

    private static boolean isThere(List<String> command) {
        if (command.getFirst().startsWith("/")) {
            return Files.isExecutable(Path.of(command.getFirst()));
        }
        for (final String folder : System.getenv().getOrDefault("PATH", "").split(":", -1)) {
            if (Files.isExecutable(Path.of(folder, command.getFirst()))) {
                return true;
            }
        }
        return false;
    }

    /// All take turns. The first round, in which files are read for the first time, does not count.
    private void run(int rounds) throws IOException, InterruptedException {
        for (int round = 0; round <= rounds; round++) {
            for (final Map.Entry<String, List<String>> command : commands.entrySet()) {
                if (command.getKey().contains("changed:")) {
                    write("hello.luma", "print(\"Hello\") // " + round + "\n");
                }
                final double taken = run(command.getValue());
                if (round > 0) {
                    millis.computeIfAbsent(command.getKey(), none -> new ArrayList<>())
                            .add(taken);
                }
            }
        }
    }

    private double run(List<String> command) throws IOException, InterruptedException {
        final long start = System.nanoTime();
        final Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        final int status = process.waitFor();
        final double taken = (System.nanoTime() - start) / 1e6;
        if (status != 0) {
            throw new IllegalStateException(String.join(" ", command) + " failed");
        }
        return taken;
    }

    private void clear() throws IOException {
        for (final String name : List.of("hello.luma", "Hello.java", "Hello.class", "hello.js", "hello.py")) {
            Files.deleteIfExists(folder.resolve(name));
        }
        Files.delete(folder);
    }

    private String table() {
        final StringBuilder table = new StringBuilder("""

                ### Start of a program that prints one line

                The whole process in ms, median (least–greatest).

                | command | ms |
                |---|---|
                """);
        millis.forEach((command, taken) -> table.append("| ")
                .append(command)
                .append(" | ")
                .append(Spread.of(taken).text(0))
                .append(" |\n"));
        return table.toString();
    }
}
