package dev.luma.lang;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.luma.lang.runtime.IntList;
import dev.luma.lang.runtime.Panic;
import java.lang.reflect.Method;
import java.util.List;
import org.junit.jupiter.api.Test;

final class LoadedProgramTest {
    private static LoadedProgram load(String text) {
        return LumaPrograms.compile(text).load(LumaPrograms.class.getClassLoader());
    }

    @Test
    void callsPublicFunctionsWithBoxedValues() {
        final LoadedProgram program = load("""
                        pub fn all(i: int, f: float, b: bool, y: byte, s: str, o: int?) -> str { return "${i} ${f} ${b} ${y} ${s} ${o}" }
                        pub fn next(y: byte) -> byte { return byte(y + 1) }
                        pub fn sum(xs: [int]) -> int { return xs.fold(0, (a, x) -> a + x) }
                        pub fn nothing() {}
                        pub fn main() -> int { return 3 }
                        fn hidden() {}
                        """);
        assertEquals("1 2.5 true 255 s nil", program.call("all", 1L, 2.5, true, (byte) 255, "s", null));
        assertEquals((byte) 200, program.call("next", (byte) 199));
        assertEquals(6L, program.call("sum", IntList.wrap(1, 2, 3)));
        assertNull(program.call("nothing"));
        assertEquals(3L, program.call("main"));
        assertThrows(IllegalArgumentException.class, () -> program.call("hidden"));
        assertThrows(IllegalArgumentException.class, () -> program.call("sum"));
    }

    @Test
    void runsTestsByTheirNumber() {
        final CompiledProgram compiled = LumaPrograms.compile("""
                        fn two() -> int { return 2 }
                        test "adds" { assert two() + two() == 4 }
                        test "divides" {
                            assert two() / 2 == 3
                        }
                        panic("not reached by tests")
                        """);
        assertEquals(List.of("adds", "divides"), compiled.tests());
        final LoadedProgram program = compiled.load(LumaPrograms.class.getClassLoader());
        program.test(0);
        final Panic failure = assertThrows(Panic.class, () -> program.test(1));
        assertEquals("assertion failed: 1 == 3", failure.getMessage());
        assertEquals("app.luma:4", failure.error().at());
    }

    @Test
    void panicsWithWhatAConstantPanicsWith() {
        final LoadedProgram program = load("const N = int(\"x\" + \"y\")\npub fn n() -> int { return N }");
        final Panic failure = assertThrows(Panic.class, () -> program.call("n"));
        assertEquals("convert", failure.code());
    }

    @Test
    void panicsWhenTheStackIsExhausted() {
        final LoadedProgram program = load("pub fn deep(n: int) -> int { return deep(n + 1) + 1 }");
        assertEquals(
                "stack",
                assertThrows(Panic.class, () -> program.call("deep", 0L)).code());
    }

    @Test
    void isAJavaProgramWithMain() throws ReflectiveOperationException {
        final CompiledProgram compiled = LumaPrograms.compile("print(1)");
        assertEquals("luma.app", compiled.mainClass());
        final ClassLoader loader = new ClassLoader(LumaPrograms.class.getClassLoader()) {
            @Override
            protected Class<?> findClass(String name) {
                final byte[] bytes = compiled.classes().get(name);
                return defineClass(name, bytes, 0, bytes.length);
            }
        };
        final Method main = loader.loadClass("luma.app").getMethod("main", String[].class);
        assertEquals(void.class, main.getReturnType());
    }
}
