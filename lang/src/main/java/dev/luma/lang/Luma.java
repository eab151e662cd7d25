package dev.luma.lang;

import dev.luma.lang.resolve.FileModules;
import dev.luma.lang.source.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Luma in a Java program.
///
/// ```java
/// LumaModule greetings = Luma.load(Path.of("greetings.luma"));
/// String text = (String) greetings.call("greet", "Ada");
/// ```
public final class Luma {
    private Luma() {}

    /// Compiles a file, and all that it imports, and loads it. Statements at its top level do not run.
    ///
    /// @throws CompilationException if it does not compile
    /// @throws IOException if the file cannot be read
    public static LumaModule load(Path file) throws IOException {
        final Path absolute = file.toAbsolutePath().normalize();
        final Path root = absolute.getParent();
        if (root == null) {
            throw new IOException(file + " is no file");
        }
        final String name = absolute.getFileName().toString();
        final Source source = new Source(name, Files.readString(absolute));
        final FileModules texts = new FileModules(root);
        final Compilation compilation = Compilation.of(source, name, texts);
        final LoadedProgram program = compilation.compiled().load(Luma.class.getClassLoader());
        return new LumaModule(name, texts, compilation.mainModule().symbol(), program);
    }
}
