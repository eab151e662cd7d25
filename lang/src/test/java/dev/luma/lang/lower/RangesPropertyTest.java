package dev.luma.lang.lower;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.luma.lang.LumaPrograms;
import org.junit.jupiter.api.Test;

/// What is proven of numbers leaves out checks: it must never be wrong.
final class RangesPropertyTest {
    private static final int PROGRAMS = Integer.getInteger("luma.fuzz.programs", 300);
    private static final long FIRST_SEED = Long.getLong("luma.fuzz.seed", 1);

    @Test
    void programsDoTheSameWhetherTheirNumbersAreKnownOrNot() {
        for (long seed = FIRST_SEED; seed < FIRST_SEED + PROGRAMS; seed++) {
            final String text = RandomArithmetic.of(seed, false);
            assertEquals(
                    LumaPrograms.run(RandomArithmetic.of(seed, true)),
                    LumaPrograms.run(text),
                    "seed " + seed + "\n" + text);
        }
    }

    private static void panicsOverflowing(String body) {
        final String program = """
                fn work(n: int) -> int {
                    x = 0
                    turns = 0
                %s
                    return x + 1
                }
                print(work(1))
                """.formatted(body.indent(4));
        assertEquals(
                "panic[overflow]: integer overflow: 9223372036854775807 + 1",
                LumaPrograms.run(program).panic().lines().findFirst().orElse(""));
    }

    @Test
    void aDeferredBlockChangesWhatABreakKnew() {
        panicsOverflowing("""
                while x < 10 {
                    defer { x = math.max_int }
                    if n > 0 { break }
                }""");
    }

    @Test
    void whatWasAssignedBeforeAContinueIsSeenInTheNextTurn() {
        panicsOverflowing("""
                while turns < 3 {
                    turns += 1
                    if turns == 3 { break }
                    if turns == 2 { continue }
                    x = math.max_int
                }""");
    }

    @Test
    void aComparisonTellsNothingOfWhatItsOtherSideAssigns() {
        panicsOverflowing("""
                if x < (if n > 0 {
                    x = math.max_int
                    10
                } else { 10 }) { turns = 1 }""");
    }

    @Test
    void aCatchKnowsNothingOfWhatItsTryAssigns() {
        panicsOverflowing("""
                try {
                    x = math.max_int
                    panic("no")
                } catch err { turns = 1 }""");
    }

    @Test
    void aClosureInALoopOfItsOwnChangesWhatIsKnownBehindIt() {
        panicsOverflowing("[1, 2].walk(y) -> { if y == n { x = math.max_int } }");
    }
}
