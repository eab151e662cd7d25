package dev.luma.lang;

import java.io.IOException;
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
        return LumaHost.plain().load(file);
    }

    /// Offers an object to the files that are loaded next, as a further core module: [LumaHost] says how.
    ///
    /// @param name of the module in Luma, in small letters
    /// @param type a public interface without overloaded methods; nothing else of the object can be called
    /// @throws IllegalArgumentException if the name is none or is taken, or a method has a type that Luma has not
    public static <T> LumaHost with(String name, Class<T> type, T object) {
        return LumaHost.plain().with(name, type, object);
    }
}
