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
    void showsEachTypeThatTheLanguageHas() {
        for (final String type : new String[] {
            "str",
            "[T]",
            "{K: V}",
            "buffer",
            "tcp",
            "listener",
            "database",
            "transaction",
            "rows",
            "row",
            "error",
            "lock"
        }) {
            final String text = line.luma("doc", type).output();
            assertTrue(text.contains("type " + type + "\n"), text);
            assertTrue(!text.contains("\n  affine"), text);
        }
        assertTrue(
                line.luma("doc", "transaction").output().startsWith("affine type transaction\n  An open transaction"));
    }

    @Test
    void knowsListsAndMapsByNamesThatAShellTakes() {
        assertTrue(line.luma("doc", "list").output().startsWith("type [T]\n"));
        assertTrue(line.luma("doc", "map").output().startsWith("type {K: V}\n"));
    }

    @Test
    void showsAModuleThatComesWithLuma() {
        final String text = line.luma("doc", "drivers/mysql").output();

        assertTrue(text.startsWith("drivers/mysql\n"), text);
        assertTrue(text.contains("\n  pub fn connect(dsn: str) -> MysqlConnection\n"), text);
    }

    @Test
    void suggestsAName() {
        final var result = line.luma("doc", "mth");

        assertEquals(2, result.status());
        assertEquals("luma: the core library has no mth; did you mean `math`?\n", result.error());
    }

    @Test
    void showsTheTraitsOfAStructAndWhatItDoesForThem() throws IOException {
        line.file("lib.luma", """
                /// A line to somebody.
                ///
                /// - one that is long enough to be broken, because it says more than there is room for in one line of it
                /// - another
                pub struct Line impl Ends {
                    fn close(self) {}
                }
                pub trait Ends { fn close() }
                trait Says { fn say() }
                impl Says for Line {
                    /// Out loud.
                    fn say(self) {}
                }
                """);

        assertEquals("""
                lib.luma

                  pub struct Line impl Ends {}
                      A line to somebody.

                      - one that is long enough to be broken, because it says more than there is room for in one
                        line of it
                      - another

                  fn Line.close(self)

                  pub trait Ends {
                      fn close()
                  }

                  fn Line.say(self)
                      Out loud.
                """, line.luma("doc", "lib.luma").output());
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
