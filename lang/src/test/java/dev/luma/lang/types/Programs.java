package dev.luma.lang.types;

import dev.luma.lang.resolve.ModuleSource;
import dev.luma.lang.resolve.Modules;
import dev.luma.lang.source.Source;
import dev.luma.lang.syntax.Parser;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Programs from texts in memory.
final class Programs {
    private Programs() {}

    static Checker.Checked check(String main, Map<String, String> files) {
        final Source source = new Source(main, Objects.requireNonNull(files.get(main)));
        final ModuleSource texts = new ModuleSource() {
            @Override
            public @Nullable String file(String path) {
                return files.get(path);
            }

            @Override
            public @Nullable String bundled(String path) {
                return files.get("bundled/" + path);
            }
        };
        return Checker.check(Modules.load(source, main, texts, Parser::parse));
    }

    /// The tree of a program of one file, which must be correct.
    static Typed.Module module(String text) {
        final Checker.Checked checked = check("app.luma", Map.of("app.luma", text));
        final Typed.Program program = checked.program();
        if (program == null) {
            throw new AssertionError(checked.diagnostics().toString());
        }
        return program.modules().getLast();
    }
}
