package dev.luma.jdbc.logic;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;

/// The scripts of SQLite's sqllogictest, as `net.hydromatic:sql-logic-test` holds them: a gigabyte of text in a jar of
/// a
/// tenth of that, read where it lies.
final class Corpus implements AutoCloseable {
    private static final String FOLDER = "test/";

    /// One script.
    ///
    /// @param name its path in the corpus: `random/expr/slt_good_0.test`
    /// @param bytes its length
    record Script(String name, long bytes) {
        /// `random/expr`, `index/view`; scripts that are in none have one together.
        String folder() {
            final String[] path = name.split("/");
            return path.length > 2 ? path[0] + '/' + path[1] : path.length > 1 ? path[0] : "";
        }
    }

    private final JarFile jar;

    private Corpus(JarFile jar) {
        this.jar = jar;
    }

    /// Opens the one on the class path.
    static Corpus open() throws IOException {
        final URL known = Objects.requireNonNull(
                Corpus.class.getResource("/" + FOLDER + "select1.test"), "the corpus is not on the class path");
        final JarURLConnection connection = (JarURLConnection) known.openConnection();
        connection.setUseCaches(false);
        return new Corpus(connection.getJarFile());
    }

    /// All of them, by their names.
    List<Script> scripts() {
        return jar.stream()
                .filter(entry ->
                        entry.getName().startsWith(FOLDER) && entry.getName().endsWith(".test"))
                .map(entry -> new Script(entry.getName().substring(FOLDER.length()), entry.getSize()))
                .sorted((one, other) -> one.name().compareTo(other.name()))
                .toList();
    }

    /// Several threads may read scripts at once.
    BufferedReader read(Script script) throws IOException {
        final ZipEntry entry = jar.getEntry(FOLDER + script.name());
        return new BufferedReader(new InputStreamReader(jar.getInputStream(entry), StandardCharsets.UTF_8));
    }

    @Override
    public void close() throws IOException {
        jar.close();
    }
}
