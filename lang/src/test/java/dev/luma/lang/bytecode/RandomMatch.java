package dev.luma.lang.bytecode;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Writes a function with a `match` by chance, and beside it the same as a chain of `if`, which asks in the order of
/// the arms; and calls both with what is in the patterns, beside it, and far away. Its program prints each value for
/// which the two say something else.
final class RandomMatch {
    private static final List<String> TYPES = List.of("int", "byte", "int?", "byte?", "str", "str?");
    private static final List<String> FAR = List.of(
            "0",
            "-1",
            "255",
            "2147483647",
            "2147483648",
            "-2147483648",
            "-2147483649",
            "4294967296",
            "math.max_int",
            "math.min_int");

    /// The first six have two hashes among them.
    private static final List<String> WORDS = List.of(
            "AaAa", "BBBB", "AaBB", "BBAa", "Aa", "BB", "", "a", "b", "ä", "😀", "push", "pop", "\\0", "push ", "Push");

    private final Random random;
    private final String type;
    private final StringBuilder constants = new StringBuilder();
    private final List<String> probes = new ArrayList<>();
    /// The least of the numbers in patterns, and how far apart they lie.
    private final long base;

    private final long step;

    private RandomMatch(long seed) {
        this.random = new Random(seed);
        this.type = TYPES.get(random.nextInt(TYPES.size()));
        final boolean isByte = type.startsWith("byte");
        this.step = isByte
                ? 1 + random.nextInt(5)
                : List.of(1L, 1L, 3L, 1_000L, 1L << 33).get(random.nextInt(5));
        this.base =
                isByte ? 0 : List.of(0L, -7L, 250L, (1L << 31) - 9, -(1L << 62)).get(random.nextInt(5));
    }

    /// The program of a seed: always the same.
    static String of(long seed) {
        return new RandomMatch(seed).write();
    }

    private boolean isText() {
        return type.startsWith("str");
    }

    private boolean isOptional() {
        return type.endsWith("?");
    }

    private String write() {
        final StringBuilder arms = new StringBuilder();
        final StringBuilder chain = new StringBuilder();
        final int count = 1 + random.nextInt(12);
        for (int arm = 0; arm < count; arm++) {
            final List<String> patterns = new ArrayList<>();
            final List<String> tests = new ArrayList<>();
            for (int i = 1 + random.nextInt(3); i > 0; i--) {
                pattern(patterns, tests);
            }
            arms.append("        %s -> %d\n".formatted(String.join(", ", patterns), arm));
            chain.append("    if %s { return %d }\n".formatted(String.join(" || ", tests), arm));
        }
        final String subject = type.equals("int") && random.nextInt(4) == 0 ? "x % 50" : "x";
        if (isOptional()) {
            probes.add("nil");
        }
        final String values = String.join(", ", probes);
        return """
                %sfn matched(x: %s) -> int {
                    return match %s {
                %s        else -> -1
                    }
                }
                fn asked(given: %s) -> int {
                    x = %s
                %s    return -1
                }
                values: [%s] = [%s]
                for x in values {
                    if matched(x) != asked(x) { print(x, matched(x), asked(x)) }
                }
                """.formatted(constants, type, subject, arms, type, subject.replace("x", "given"), chain, type, values);
    }

    private void pattern(List<String> patterns, List<String> tests) {
        if (isOptional() && random.nextInt(6) == 0) {
            patterns.add("nil");
            tests.add("x == nil");
        } else if (isText()) {
            final String word = '"' + WORDS.get(random.nextInt(WORDS.size())) + '"';
            probes.add(word);
            probes.add(word + ".upper()");
            patterns.add(named(word));
            tests.add("x == " + word);
        } else if (isOptional() || random.nextInt(3) > 0) {
            final String value = probed(number());
            patterns.add(named(value));
            tests.add("x == " + value);
        } else {
            final long from = number();
            final long to = random.nextInt(8) == 0 ? from : bounded(from + step * random.nextInt(12));
            patterns.add(probed(from) + ".." + probed(to));
            tests.add("(x >= %d && x < %d)".formatted(from, to));
        }
    }

    /// Now and then as the name of a constant.
    private String named(String value) {
        if (random.nextInt(3) > 0) {
            return value;
        }
        final String name = "C" + probes.size();
        constants.append("const %s%s = %s\n".formatted(name, type.startsWith("byte") ? ": byte" : "", value));
        return name;
    }

    private long number() {
        return bounded(base + step * random.nextInt(20));
    }

    private long bounded(long number) {
        return type.startsWith("byte") ? Math.min(number, 255) : number;
    }

    /// Notes what a value and its neighbours are as arguments.
    private String probed(long value) {
        for (final long near : new long[] {value - 1, value, value + 1}) {
            if (!type.startsWith("byte")) {
                probes.add(Long.toString(near));
            } else if (near >= 0 && near <= 255) {
                probes.add(Long.toString(near));
            }
        }
        if (type.startsWith("int")) {
            probes.addAll(FAR);
        }
        return Long.toString(value);
    }
}
