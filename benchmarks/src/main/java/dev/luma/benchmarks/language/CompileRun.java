package dev.luma.benchmarks.language;

import dev.luma.lang.Compilation;
import dev.luma.lang.resolve.ModuleSource;
import dev.luma.lang.source.Source;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A JVM that compiles one large program several times, and prints the milliseconds of each.
public final class CompileRun {
    private CompileRun() {}

    /// @param arguments how many lines, and how often
    public static void main(String[] arguments) {
        final Map<String, String> files = GeneratedProgram.ofLines(Integer.parseInt(arguments[0]));
        final ModuleSource texts = new ModuleSource() {
            @Override
            public @Nullable String file(String path) {
                return files.get(path);
            }

            @Override
            public @Nullable String bundled(String path) {
                return null;
            }
        };
        for (int i = 0; i < Integer.parseInt(arguments[1]); i++) {
            final long start = System.nanoTime();
            final Compilation compilation =
                    Compilation.of(new Source("main.luma", GeneratedProgram.MAIN), "main.luma", texts);
            if (compilation.compiled().classes().isEmpty()) {
                throw new IllegalStateException("there are no classes");
            }
            System.out.println((System.nanoTime() - start) / 1e6);
        }
    }
}
