package dev.luma.lang.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DocCommandTest {
    @TempDir
    Path folder;

    private CommandLine line;

    @BeforeEach
    void begin() {
        line = new CommandLine(folder);
    }

    @Test
    void listsModulesTypesAndTraits() {
        final String text = line.luma("doc").output();

        for (final String heading : new String[] {"Names that every file sees", "Modules", "Types", "Traits"}) {
            assertTrue(text.lines().anyMatch(heading::equals), text);
        }
        assertTrue(text.contains("\n  math  "), text);
        assertTrue(text.lines().allMatch(one -> one.length() <= 100 || !one.startsWith("      ")), text);
    }

    @Test
    void showsAFunction() {
        final var lines = line.luma("doc", "math.sqrt").output().lines().toList();

        assertEquals("math.sqrt(x: float) -> float", lines.getFirst());
        assertTrue(lines.get(1).startsWith("    "), lines.get(1));
    }

    @Test
    void showsATypeWithItsMethods() {
        final String text = line.luma("doc", "str").output();

        assertTrue(text.startsWith("type str\n  Immutable Unicode text."), text);
        assertTrue(text.contains("\n  upper() -> str\n      The text in capitals"), text);
    }

    @Test
    void suggestsAName() {
        final var result = line.luma("doc", "mth");

        assertEquals(2, result.status());
        assertEquals("luma: the core library has no mth; did you mean `math`?\n", result.error());
    }

    @Test
    void showsWhatAFileDeclares() throws IOException {
        line.file("lib.luma", """
                /// How many there may be.
                pub const LIMIT = 3

                /// A point
                /// in the plane.
                pub struct Point {
                    x: int
                    /// Down is more.
                    y: int = 0
                    /// From the middle.
                    fn far(self) -> float { return 0.0 }
                }

                fn hidden() {}

                /// Doubles.
                fn twice(n: int) -> int { return 2 * n }
                """);

        assertEquals("""
                lib.luma

                  pub const LIMIT = 3
                      How many there may be.

                  pub struct Point { x: int, y: int }
                      A point in the plane.

                  Point.y: int = 0
                      Down is more.

                  fn Point.far(self) -> float
                      From the middle.

                  fn twice(n: int) -> int
                      Doubles.
                """, line.luma("doc", "lib.luma").output());
    }
}
