package dev.luma.lang.start;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.reflect.InvocationTargetException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The main class of a jar that {@code luma build} made. It runs on any Java from 8 on: what is older than the program
 * needs, as it often stands first in the PATH, looks for a newer one on the machine and has that run the jar.
 */
public final class AnyJava {
    private static final int NEEDED = 21;
    /** Set where an older Java has chosen this one, so that it does not look further. */
    private static final String CHOSEN = "dev.luma.start.chosen";

    private static final String VERSION_KEY = "JAVA_VERSION=\"";

    private AnyJava() {}

    /**
     * Runs the program that this jar holds.
     *
     * @param arguments what {@code env.args} gives
     */
    public static void main(String[] arguments) throws Throwable {
        if (feature(System.getProperty("java.version")) >= NEEDED || Boolean.getBoolean(CHOSEN)) {
            launch(arguments);
            return;
        }
        final Path java = newerJava();
        if (java == null) {
            System.err.println("this program needs Java " + NEEDED + " or newer; this is Java "
                    + System.getProperty("java.version") + " (" + System.getProperty("java.home")
                    + "), and no newer one was found. Get one from https://adoptium.net, and set JAVA_HOME to it or run its"
                    + " bin/java -jar.");
            System.exit(1);
        }
        System.exit(run(java, arguments));
    }

    /** By name, since this Java may not be able to read the class. */
    private static void launch(String[] arguments) throws Throwable {
        try {
            Class.forName("dev.luma.lang.start.Launcher")
                    .getMethod("main", String[].class)
                    .invoke(null, (Object) arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    /** {@code 1.8.0_412} is 8, {@code 25-ea} is 25, and what is no version 0. */
    static int feature(String version) {
        final String[] parts = (version.startsWith("1.") ? version.substring(2) : version).split("[^0-9]", 2);
        try {
            return Integer.parseInt(parts[0]);
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    // ---- another Java

    private static int run(Path java, String[] arguments) throws IOException, InterruptedException {
        final List<String> command = new ArrayList<>();
        command.add(java.toString());
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.add("-D" + CHOSEN + "=true");
        command.add("-jar");
        command.add(System.getProperty("java.class.path"));
        command.addAll(Arrays.asList(arguments));
        final Process program = new ProcessBuilder(command).inheritIO().start();
        Runtime.getRuntime().addShutdownHook(new Thread(program::destroy));
        return program.waitFor();
    }

    private static Path newerJava() {
        for (final Path home : homes()) {
            final Path java = home.resolve("bin").resolve(File.separatorChar == '\\' ? "java.exe" : "java");
            if (Files.isExecutable(java) && feature(released(home)) >= NEEDED) {
                return java;
            }
        }
        return null;
    }

    /** What the file {@code release} of a Java says of its version; empty if there is none. */
    private static String released(Path home) {
        try (BufferedReader lines = Files.newBufferedReader(home.resolve("release"), StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith(VERSION_KEY)) {
                    return line.substring(VERSION_KEY.length());
                }
            }
        } catch (IOException e) {
            // no home of a Java, then
        }
        return "";
    }

    /** Where a Java may be: what the user named, then the usual folders, as the command {@code luma} looks. */
    private static List<Path> homes() {
        final List<Path> homes = new ArrayList<>();
        for (final String name : new String[] {"JAVA_HOME", "JAVA21_HOME", "JAVA25_HOME", "JDK21_HOME", "JDK25_HOME"}) {
            final String home = System.getenv(name);
            if (home != null && !home.isEmpty()) {
                homes.add(Paths.get(home));
            }
        }
        final String user = System.getProperty("user.home");
        final String cache = System.getenv("XDG_CACHE_HOME");
        below(Paths.get("/usr/lib/jvm"), "", homes);
        below(Paths.get("/usr/java"), "", homes);
        below(Paths.get("/opt/java"), "", homes);
        below(Paths.get("/opt"), "", homes);
        below(Paths.get(user, ".sdkman/candidates/java"), "", homes);
        below(Paths.get(user, ".jdks"), "", homes);
        below(Paths.get(user, ".local/share/mise/installs/java"), "", homes);
        below(Paths.get(user, ".asdf/installs/java"), "", homes);
        for (final Path fetched : children(cache == null ? Paths.get(user, ".cache", "luma") : Paths.get(cache, "luma"))) {
            below(fetched.resolve("usr/lib/jvm"), "", homes);
        }
        below(Paths.get("/Library/Java/JavaVirtualMachines"), "Contents/Home", homes);
        below(Paths.get(user, "Library/Java/JavaVirtualMachines"), "Contents/Home", homes);
        below(Paths.get("C:\\Program Files\\Java"), "", homes);
        below(Paths.get("C:\\Program Files\\Eclipse Adoptium"), "", homes);
        return homes;
    }

    private static void below(Path folder, String inside, List<Path> homes) {
        for (final Path child : children(folder)) {
            homes.add(child.resolve(inside));
        }
    }

    private static List<Path> children(Path folder) {
        final List<Path> children = new ArrayList<>();
        if (Files.isDirectory(folder)) {
            try (DirectoryStream<Path> found = Files.newDirectoryStream(folder)) {
                for (final Path child : found) {
                    children.add(child);
                }
            } catch (IOException e) {
                // what cannot be read has nothing for us
            }
        }
        return children;
    }
}
