package dev.luma.examples;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/// A Java block of a document.
///
/// It is the body of a method, which finds an open connection under the name `db`, unless it opens one of that name
/// itself; or it is a whole file, and a program if it has a `main`.
///
/// @param place the page and the line, for people
record Snippet(String place, String code) {
    /// The class that a block becomes.
    static final String CLASS = "Snippet";

    private static final Pattern BLOCK = Pattern.compile("(?ms)^```java\\n(.*?)^```$");
    private static final Path ROOT = Path.of("").toAbsolutePath().getParent();
    private static final Pattern MAIN =
            Pattern.compile("(?m)^class (\\w+) \\{(?=.*static void main\\()", Pattern.DOTALL);

    /// How a block begins that cannot run as it stands, with the reason behind it.
    private static final String ONLY_COMPILED = "// only compiled: ";

    private static final Pattern PROMISE = Pattern.compile("(?m)// prints: (.*)$");

    private static final String IMPORTS = """
            import dev.luma.db.*;
            import dev.luma.db.error.*;
            import dev.luma.db.observe.*;
            import dev.luma.db.spi.*;
            import dev.luma.jdbc.*;
            import dev.luma.mysql.*;
            import dev.luma.mysql.wire.*;
            import dev.luma.mysql.wire.client.*;
            import dev.luma.mysql.wire.server.*;
            import dev.luma.toolbox.buffer.*;
            import dev.luma.toolbox.crypto.*;
            import dev.luma.toolbox.tcp.*;
            import java.math.*;
            import java.nio.file.*;
            import java.time.*;
            import java.util.*;
            import java.util.concurrent.*;
            import java.util.stream.*;
            """;

    /// All blocks of the README and of the pages under `docs`.
    static List<Snippet> all() throws IOException {
        final List<Snippet> snippets = new ArrayList<>(in("README.md"));
        try (Stream<Path> pages = Files.walk(ROOT.resolve("docs"))) {
            for (final Path page : pages.filter(path -> path.toString().endsWith(".md"))
                    .sorted()
                    .toList()) {
                snippets.addAll(in(ROOT.relativize(page).toString()));
            }
        }
        return snippets;
    }

    /// The blocks of one page.
    ///
    /// @param page from the root of the checkout
    static List<Snippet> in(String page) throws IOException {
        final List<Snippet> snippets = new ArrayList<>();
        final String text = Files.readString(ROOT.resolve(page));
        final Matcher block = BLOCK.matcher(text);
        while (block.find()) {
            final long line = text.substring(0, block.start()).lines().count() + 1;
            snippets.add(new Snippet(page + ":" + line, block.group(1)));
        }
        return snippets;
    }

    /// Whether it can run: it is no file of declarations, and does not say that it cannot.
    boolean runs() {
        return (!isFile() || isProgram()) && !code.startsWith(ONLY_COMPILED);
    }

    /// Whether it is a program with a `main`, and imports what it needs itself.
    boolean isProgram() {
        return MAIN.matcher(code).find();
    }

    /// The class that it becomes, or that has its `main`.
    String mainClass() {
        final Matcher main = MAIN.matcher(code);
        return main.find() ? main.group(1) : CLASS;
    }

    /// What it says that it prints.
    List<String> prints() {
        return PROMISE.matcher(code).results().map(promise -> promise.group(1)).toList();
    }

    private boolean isFile() {
        return code.contains("class ");
    }

    /// The same program for a server that listens on another port of this machine.
    Snippet onPort(int port) {
        return new Snippet(
                place,
                code.replace("@localhost/", "@127.0.0.1:" + port + "/")
                        .replace("//localhost/", "//127.0.0.1:" + port + "/")
                        .replace("\"localhost\", 3306", "\"127.0.0.1\", " + port)
                        .replace(".port(3306)", ".port(" + port + ")")
                        .replace(
                                "MysqlConfig.defaults()",
                                "MysqlConfig.defaults().user(\"alice\").password(\"secret\").database(\"prod\")"
                                        + ".host(\"127.0.0.1\").port(" + port + ")"));
    }

    /// Compiles it into a folder, as [#CLASS] with a method `run`.
    ///
    /// @return what the compiler says; empty if it has nothing to say
    String compile(Path classes) {
        final StringWriter said = new StringWriter();
        final JavaFileObject source =
                new SimpleJavaFileObject(URI.create("string:///" + CLASS + ".java"), JavaFileObject.Kind.SOURCE) {
                    @Override
                    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                        return source();
                    }
                };
        ToolProvider.getSystemJavaCompiler()
                .getTask(
                        said,
                        null,
                        null,
                        List.of("--release", "21", "-proc:none", "-nowarn", "-Xlint:none", "-d", classes.toString()),
                        null,
                        List.of(source))
                .call();
        return said.toString();
    }

    private String source() {
        if (isProgram()) {
            return code;
        }
        return isFile()
                ? IMPORTS + code
                : IMPORTS + "public final class " + CLASS + " {\npublic static Connection db;\n"
                        + "public static void run() throws Exception {\n" + code + "\n}\n}\n";
    }
}
