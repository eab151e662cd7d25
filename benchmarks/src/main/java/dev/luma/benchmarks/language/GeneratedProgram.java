package dev.luma.benchmarks.language;

import java.util.LinkedHashMap;
import java.util.Map;

/// A program of any length: files of a thousand lines, each with what programs have.
final class GeneratedProgram {
    private static final String UNIT = """
            /// A thing with a number.
            struct Thing# impl Weighed# {
                name: str
                weight: int = #
                fn heavier(self, by: int) -> Thing# {
                    return Thing# { name: self.name + "!", weight: self.weight + by }
                }
                fn weigh(self) -> int { return self.weight * 2 }
            }

            trait Weighed# {
                fn weigh(self) -> int
            }

            fn describe#(value: any) -> str {
                return match value {
                    nil -> "nothing"
                    is int -> "the number ${value}"
                    is Thing# -> "the thing ${value.name}, ${value.weight}"
                    else -> str(value)
                }
            }

            fn count#(words: [str], limit: int) -> {str: int} {
                counts: {str: int} = {}
                for i, word in words {
                    if i >= limit { break }
                    counts[word] = (counts.get(word) ?? 0) + 1
                }
                return counts
            }

            fn total#(things: [Weighed#], start: int?) -> int {
                sum = start ?? #
                for thing in things {
                    if sum > 1_000_000 { return sum }
                    sum += thing.weigh()
                }
                i = 0
                while i < 10 {
                    sum = sum + i * 3 % 7
                    i += 1
                }
                return [1, 2, 3].map((x) -> x * sum % 11).filter((x) -> x != 4).fold(0, (a, x) -> a + x)
            }
            """;

    /// The file that imports the first of the others.
    static final String MAIN = "first = import \"part0\"\nprint(first.run(3))\n";

    private static final int LINES_OF_UNIT = (int) UNIT.lines().count() + 1;
    private static final int UNITS_OF_FILE = 20;

    private GeneratedProgram() {}

    /// At least so many lines, as files by their paths: each imports the next.
    static Map<String, String> ofLines(int lines) {
        final Map<String, String> files = new LinkedHashMap<>();
        final int count = Math.ceilDiv(lines, LINES_OF_UNIT * UNITS_OF_FILE);
        for (int i = 0; i < count; i++) {
            files.put("part" + i + ".luma", file(i, i == count - 1));
        }
        return files;
    }

    /// How many lines a program has.
    static int lines(Map<String, String> files) {
        return files.values().stream()
                .mapToInt(text -> (int) text.lines().count())
                .sum();
    }

    private static String file(int number, boolean isLast) {
        final StringBuilder text = new StringBuilder();
        if (!isLast) {
            text.append("next = import \"part").append(number + 1).append("\"\n\n");
        }
        for (int unit = 0; unit < UNITS_OF_FILE; unit++) {
            text.append(UNIT.replace("#", Integer.toString(number * UNITS_OF_FILE + unit)))
                    .append('\n');
        }
        final String first = Integer.toString(number * UNITS_OF_FILE);
        text.append("pub fn run(n: int) -> int {\n    return total#([Thing# { name: describe#(n) }], nil)"
                .replace("#", first));
        text.append(isLast ? "\n}\n" : " + next.run(n)\n}\n");
        return text.toString();
    }
}
