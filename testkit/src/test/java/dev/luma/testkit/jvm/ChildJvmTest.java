package dev.luma.testkit.jvm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class ChildJvmTest {
    private static final int OURS = Runtime.version().feature();

    /// Tells what it was given, and ends with the status that the first argument names.
    static final class Program {
        public static void main(String[] arguments) {
            System.out.print(Runtime.version().feature() + " " + System.getProperty("colour") + " " + arguments[1]);
            System.exit(Integer.parseInt(arguments[0]));
        }
    }

    @Test
    void runsAProgramWithItsOptionsAndArguments() {
        final ChildJvm jvm = new ChildJvm(Jdk.find(OURS), List.of("-Dcolour=blue"));
        assertEquals(OURS + " blue word", jvm.run(Program.class, "0", "word"));
    }

    @Test
    void tellsWhatAProgramWroteThatFailed() {
        final ChildJvm jvm = new ChildJvm(Jdk.find(OURS), List.of());
        final AssertionError failure = assertThrows(AssertionError.class, () -> jvm.run(Program.class, "3", "why"));
        assertEquals("Program on JDK %1$d ended with status 3: %1$d null why".formatted(OURS), failure.getMessage());
    }

    @Test
    void saysHowToGetAJdkThatThereIsNot() {
        final AssertionError missing = assertThrows(AssertionError.class, () -> Jdk.find(3));
        assertTrue(missing.getMessage().contains("bin/servers/jdk-install 3"), missing.getMessage());
    }
}
