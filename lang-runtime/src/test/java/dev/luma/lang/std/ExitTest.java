package dev.luma.lang.std;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.luma.testkit.jvm.ChildJvm;
import dev.luma.testkit.jvm.Jdk;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The end of a whole program, in a JVM of its own.
class ExitTest {
    private static final ChildJvm JVM = new ChildJvm(Jdk.find(Runtime.version().feature()), List.of());

    /// Exits with the status that it is given.
    static final class Exiting {
        private Exiting() {}

        public static void main(String... arguments) {
            Prelude.print("before");
            try {
                EnvModule.exit(Long.parseLong(arguments[0]));
            } finally {
                Prelude.print("behind");
            }
        }
    }

    /// Has no end to its calls.
    static final class Endless {
        private Endless() {}

        public static void main(String... arguments) {
            System.exit(Program.run(() -> deeper(0)));
        }

        private static long deeper(long depth) {
            return depth < 0 ? 0 : 1 + deeper(depth + 1);
        }
    }

    @Test
    void endsAtOnceWithTheStatus() {
        final AssertionError end = assertThrows(AssertionError.class, () -> JVM.run(Exiting.class, "3"));

        assertTrue(String.valueOf(end.getMessage()).endsWith("ended with status 3: before\n"), end::getMessage);
    }

    @Test
    void keepsEightBitsOfTheStatus() {
        assertEquals("before\n", JVM.run(Exiting.class, "256"));
    }

    @Test
    void saysThatTheStackIsExhausted() {
        final AssertionError end = assertThrows(AssertionError.class, () -> JVM.run(Endless.class));

        assertTrue(
                String.valueOf(end.getMessage())
                        .endsWith("ended with status 1: panic[stack]: the calls are nested too deeply\n"),
                end::getMessage);
    }
}
