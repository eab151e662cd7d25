package dev.luma.lang;

import dev.luma.lang.resolve.FileModules;
import dev.luma.lang.source.Source;
import dev.luma.lang.types.CoreLibrary;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A Java program that lets Luma files call it: it has put objects of its own beside the core modules. This is the
/// one door from Luma to Java, and the embedding program holds it.
///
/// ```java
/// public interface Mail {
///     /// How many accepted it.
///     long send(String subject, List<String> to);
/// }
///
/// LumaModule report = Luma.with("mail", Mail.class, mail).load(Path.of("report.luma"));
/// ```
///
/// In the file, `mail` is then a module like `math`: `mail.send("Figures", ["ada@example.org"])`. Luma's names are
/// written with `_` where Java's have a capital: `sendAll` is `send_all`. Types:
///
/// | Java                                                      | Luma                                 |
/// |-----------------------------------------------------------|--------------------------------------|
/// | `long` `double` `boolean` `String`                        | `int` `float` `bool` `str`           |
/// | `byte[]`                                                  | `[byte]`                             |
/// | `List<X>`, `Map<K, V>`                                    | `[X]`, `{K: V}`; unmodifiable copies |
/// | `Long` `Double` `Boolean`, and what is marked `@Nullable` | `T?`                                 |
/// | `Object`                                                  | `any`                                |
/// | `void`                                                    | nothing                              |
///
/// What a method throws is a panic whose code is the module's name, with the exception's message. Calls come from
/// whatever thread the Luma code runs on.
///
/// Immutable; safe for use by many threads.
public final class LumaHost {
    private final CoreLibrary core;
    private final ClassLoader classes;

    private LumaHost(CoreLibrary core, ClassLoader classes) {
        this.core = core;
        this.classes = classes;
    }

    /// One that offers nothing.
    static LumaHost plain() {
        return new LumaHost(CoreLibrary.standard(), LumaHost.class.getClassLoader());
    }

    /// One that offers an object more.
    ///
    /// @param name of the module in Luma, in small letters
    /// @param type a public interface without overloaded methods; nothing else of the object can be called
    /// @throws IllegalArgumentException if the name is none or is taken, or a method has a type that Luma has not
    public <T> LumaHost with(String name, Class<T> type, T object) {
        final HostModule module = HostModule.of(name, type, object, core);
        return new LumaHost(core.with(module.module()), module.loader(classes));
    }

    /// Compiles a file, and all that it imports, and loads it. Statements at its top level do not run.
    ///
    /// @throws CompilationException if it does not compile
    /// @throws IOException if the file cannot be read
    public LumaModule load(Path file) throws IOException {
        final Path absolute = file.toAbsolutePath().normalize();
        final Path root = absolute.getParent();
        if (root == null) {
            throw new IOException(file + " is no file");
        }
        final String name = absolute.getFileName().toString();
        final Source source = new Source(name, text(absolute));
        final FileModules texts = new FileModules(root);
        final Compilation compilation = compile(source, name, texts);
        final LoadedProgram program = compilation.compiled().load(classes);
        return new LumaModule(this, name, texts, compilation.mainModule().symbol(), program);
    }

    private static String text(Path file) throws IOException {
        try {
            return Files.readString(file);
        } catch (CharacterCodingException e) {
            throw new IOException(file + " is not UTF-8", e);
        }
    }

    Compilation compile(Source main, String path, FileModules texts) {
        return Compilation.of(main, path, texts, core);
    }
}
