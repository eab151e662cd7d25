package dev.luma.lang.bytecode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import dev.luma.lang.CompiledProgram;
import dev.luma.lang.LumaPrograms;
import org.junit.jupiter.api.Test;

/// Programs by chance: whatever stands in whatever, the class files are right, and the JVM takes them.
final class RandomProgramsTest {
    private static final int PROGRAMS = Integer.getInteger("luma.fuzz.programs", 300);
    private static final long FIRST_SEED = Long.getLong("luma.fuzz.seed", 1);

    @Test
    void compilesToClassesThatTheVerifierTakes() {
        for (long seed = FIRST_SEED; seed < FIRST_SEED + PROGRAMS; seed++) {
            final String text = RandomProgram.of(seed);
            try {
                final CompiledProgram program = LumaPrograms.compile(text);
                final LumaPrograms.Outcome first = LumaPrograms.run(program);
                assertEquals("", first.panic());
                assertEquals(first, LumaPrograms.run(program), "runs twice the same");
            } catch (RuntimeException | AssertionError | LinkageError e) {
                fail("seed " + seed + "\n" + text, e);
            }
        }
    }
}
