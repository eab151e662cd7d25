package dev.luma.lang.bytecode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.luma.lang.CompiledProgram;
import dev.luma.lang.LumaPrograms;
import java.lang.classfile.ClassFile;
import java.lang.classfile.instruction.LookupSwitchInstruction;
import java.lang.classfile.instruction.TableSwitchInstruction;
import org.junit.jupiter.api.Test;

/// However the arms of a `match` are looked for: it takes the first that fits.
final class MatchPropertyTest {
    private static final int PROGRAMS = Integer.getInteger("luma.fuzz.programs", 300);
    private static final long FIRST_SEED = Long.getLong("luma.fuzz.seed", 1);

    @Test
    void takesTheArmThatAChainOfIfsTakes() {
        for (long seed = FIRST_SEED; seed < FIRST_SEED + PROGRAMS; seed++) {
            final String text = RandomMatch.of(seed);
            assertEquals(new LumaPrograms.Outcome("", ""), LumaPrograms.run(text), "seed " + seed + "\n" + text);
        }
    }

    private static boolean hasInstruction(Class<?> instruction, String text) {
        final CompiledProgram program = LumaPrograms.compile(text);
        return program.classes().values().stream()
                .flatMap(bytes -> ClassFile.of().parse(bytes).methods().stream())
                .flatMap(method -> method.code().stream())
                .flatMap(code -> code.elementStream())
                .anyMatch(instruction::isInstance);
    }

    @Test
    void looksDenseNumbersUpInATable() {
        assertTrue(hasInstruction(TableSwitchInstruction.class, """
                fn name(day: int) -> str {
                    return match day {
                        0 -> "Mon"
                        1 -> "Tue"
                        2 -> "Wed"
                        3..5 -> "Thu or Fri"
                        5, 6 -> "weekend"
                        -1 -> "yesterday"
                        else -> "?"
                    }
                }
                """));
    }

    @Test
    void looksTextsUpByTheirHash() {
        assertTrue(hasInstruction(LookupSwitchInstruction.class, """
                const POP = "pop"
                fn code(word: str?) -> int {
                    return match word {
                        nil -> 0
                        "push" -> 1
                        POP -> 2
                        "add" -> 3
                        else -> 4
                    }
                }
                """));
    }
}
