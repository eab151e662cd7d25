package dev.luma.lang;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.luma.lang.resolve.ModuleSource;
import dev.luma.lang.runtime.Panic;
import dev.luma.lang.source.Source;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.constant.ClassDesc;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// Whole Luma programs in tests: compiled, verified, run.
public final class LumaPrograms {
    /// Standard output belongs to the JVM: one program prints at a time.
    private static final ReentrantLock OUTPUT = new ReentrantLock();

    private LumaPrograms() {}

    /// What a program printed, and how it ended.
    ///
    /// @param panic its report; empty if it came to its end
    public record Outcome(String output, String panic) {}

    /// Compiles a file, which must be right.
    public static CompiledProgram compile(String text) {
        return compile(text, Map.of());
    }

    /// The same, with files that it may import.
    ///
    /// @param others by their path, with ending
    public static CompiledProgram compile(String text, Map<String, String> others) {
        final ModuleSource texts = new ModuleSource() {
            @Override
            public @Nullable String file(String path) {
                return others.get(path);
            }

            @Override
            public @Nullable String bundled(String path) {
                return null;
            }
        };
        final CompiledProgram program =
                Compilation.of(new Source("app.luma", text), "app.luma", texts).compiled();
        verify(program);
        return program;
    }

    /// Lets the verifier of `java.lang.classfile` look at all classes; the JVM's own does when they are loaded.
    public static void verify(CompiledProgram program) {
        final Map<ClassDesc, ClassHierarchyResolver.ClassHierarchyInfo> known = new LinkedHashMap<>();
        program.classes().values().forEach(bytes -> {
            final var model = ClassFile.of().parse(bytes);
            known.put(
                    model.thisClass().asSymbol(),
                    (model.flags().flagsMask() & ClassFile.ACC_INTERFACE) != 0
                            ? ClassHierarchyResolver.ClassHierarchyInfo.ofInterface()
                            : ClassHierarchyResolver.ClassHierarchyInfo.ofClass(
                                    model.superclass().orElseThrow().asSymbol()));
        });
        final ClassHierarchyResolver hierarchy = ClassHierarchyResolver.of(List.of(), Map.of())
                .orElse(known::get)
                .orElse(ClassHierarchyResolver.ofClassLoading(LumaPrograms.class.getClassLoader()));
        final ClassFile classFile = ClassFile.of(ClassFile.ClassHierarchyResolverOption.of(hierarchy));
        program.classes().forEach((name, bytes) -> assertEquals(List.of(), classFile.verify(bytes), "class " + name));
    }

    /// Runs a file's statements.
    public static Outcome run(String text) {
        return run(compile(text));
    }

    /// Runs a program's statements.
    public static Outcome run(CompiledProgram program) {
        final LoadedProgram loaded = program.load(LumaPrograms.class.getClassLoader());
        OUTPUT.lock();
        final PrintStream before = System.out;
        final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        String panic = "";
        try (PrintStream target = new PrintStream(bytes, true, StandardCharsets.UTF_8)) {
            System.setOut(target);
            loaded.run();
        } catch (Panic e) {
            panic = e.report();
        } finally {
            System.setOut(before);
            OUTPUT.unlock();
        }
        return new Outcome(bytes.toString(StandardCharsets.UTF_8), panic);
    }
}
