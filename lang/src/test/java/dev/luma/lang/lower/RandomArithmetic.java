package dev.luma.lang.lower;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Writes functions full of int arithmetic by chance, near the ends of what an int can be: loops, tests, branches,
/// ways out. In its guarded form each operation is a call of a function that knows nothing of its operands.
final class RandomArithmetic {
    private static final String OPERATIONS = """
            fn add(a: int, b: int) -> int { return a + b }
            fn subtract(a: int, b: int) -> int { return a - b }
            fn multiply(a: int, b: int) -> int { return a * b }
            fn divide(a: int, b: int) -> int { return a / b }
            fn remainder(a: int, b: int) -> int { return a % b }
            fn negate(a: int) -> int { return -a }
            fn element(xs: [int], i: int) -> int { return xs[i] }
            fn tick(left: [int]) {
                if left[0] == 0 { panic("enough") }
                left[0] = left[0] - 1
            }
            """;

    private final Random random;
    private final boolean isGuarded;
    private final StringBuilder text = new StringBuilder();
    private final List<String> variables = new ArrayList<>();
    private int names;
    private int budget;

    private RandomArithmetic(long seed, boolean isGuarded) {
        this.random = new Random(seed);
        this.isGuarded = isGuarded;
    }

    /// The program of a seed: in both forms the same, but for the operations.
    static String of(long seed, boolean isGuarded) {
        final RandomArithmetic program = new RandomArithmetic(seed, isGuarded);
        program.write();
        return program.text.toString();
    }

    private void write() {
        text.append(OPERATIONS).append("fn work(a: int, b: int, xs: [int], left: [int]) -> int {\n");
        variables.addAll(List.of("a", "b"));
        budget = 30;
        while (budget > 0) {
            statement(1, false, true);
        }
        line(1, "return " + variable());
        text.append("}\n");
        for (final String arguments : List.of("0, 1", "-3, 7", number() + ", " + number(), number() + ", 2")) {
            text.append("try { print(work(")
                    .append(arguments)
                    .append(", [5, -1, 0, 9223372036854775807], [300])) } catch err { print(err.message) }\n");
        }
    }

    private void line(int depth, String line) {
        text.append("    ".repeat(depth)).append(line).append('\n');
    }

    private String pick(String... choices) {
        return choices[random.nextInt(choices.length)];
    }

    private String variable() {
        return variables.get(random.nextInt(variables.size()));
    }

    private String number() {
        return pick(
                "0",
                "1",
                "2",
                "-1",
                "3",
                "10",
                "-7",
                "2147483647",
                "4294967296",
                "9223372036854775807",
                "9223372036854775806",
                "(-9223372036854775807 - 1)",
                "-9223372036854775807");
    }

    // ---- statements

    private void statement(int depth, boolean isInLoop, boolean mayLeave) {
        budget--;
        if (random.nextInt(3) == 0) {
            probe(depth);
        }
        switch (random.nextInt(depth > 4 ? 6 : 16)) {
            case 0, 1 -> declare(depth);
            case 2, 3 -> line(depth, variable() + " = " + value(2));
            case 4 -> probe(depth);
            case 5 -> line(depth, "try { xs[" + value(1) + "] = " + value(1) + " } catch err { print(err.message) }");
            case 6, 7 -> {
                line(depth, "if " + condition(2) + " {");
                block(depth, isInLoop, mayLeave);
                line(depth, "} else {");
                block(depth, isInLoop, mayLeave);
                line(depth, "}");
            }
            case 8, 9 -> loop(depth, "while " + condition(1) + " {", null, mayLeave);
            case 10 -> {
                final String name = "v" + names++;
                loop(depth, "for " + name + " in " + value(1) + ".." + value(1) + " {", name, mayLeave);
            }
            case 11 -> match(depth, isInLoop, mayLeave);
            case 12 -> {
                line(depth, "try {");
                block(depth, isInLoop, mayLeave);
                line(depth, "} catch err {");
                block(depth, isInLoop, mayLeave);
                line(depth, "}");
            }
            case 13 -> {
                line(depth, "defer {");
                block(depth, false, false);
                line(depth, "}");
            }
            case 14 -> leave(depth, isInLoop, mayLeave);
            default -> {
                final String name = "v" + names++;
                line(depth, "xs.walk(" + name + ") -> {");
                variables.add(name);
                block(depth, false, false);
                variables.remove(name);
                line(depth, "}");
            }
        }
    }

    /// Comes near an end, from which one sees whether a check is missing.
    private void probe(int depth) {
        final String sum = random.nextBoolean()
                ? operation("add", "+", variable(), number())
                : operation("subtract", "-", variable(), number());
        line(depth, "try { print(" + sum + ") } catch err { print(err.message) }");
    }

    private void block(int depth, boolean isInLoop, boolean mayLeave) {
        final int before = variables.size();
        for (int i = random.nextInt(3); i >= 0; i--) {
            statement(depth + 1, isInLoop, mayLeave);
        }
        while (variables.size() > before) {
            variables.removeLast();
        }
    }

    private void declare(int depth) {
        final String value = value(2);
        final String name = "v" + names++;
        line(depth, name + ": int = " + value);
        variables.add(name);
    }

    private void loop(int depth, String head, String local, boolean mayLeave) {
        line(depth, head);
        line(depth + 1, "tick(left)");
        if (local != null) {
            variables.add(local);
        }
        block(depth, true, mayLeave);
        if (local != null) {
            variables.remove(local);
        }
        line(depth, "}");
    }

    private void match(int depth, boolean isInLoop, boolean mayLeave) {
        line(depth, "match " + value(1) + " {");
        for (final String pattern : List.of("0, 3", "4..9223372036854775806", "else")) {
            line(depth + 1, pattern + " -> {");
            block(depth + 1, isInLoop, mayLeave);
            line(depth + 1, "}");
        }
        line(depth, "}");
    }

    private void leave(int depth, boolean isInLoop, boolean mayLeave) {
        if (isInLoop || mayLeave) {
            line(
                    depth,
                    "if " + condition(1) + " { "
                            + (isInLoop && random.nextBoolean()
                                    ? pick("break", "continue")
                                    : mayLeave ? "return " + variable() : "break")
                            + " }");
        }
    }

    // ---- expressions

    private String condition(int depth) {
        if (depth > 0 && random.nextInt(3) == 0) {
            final String both = "(" + condition(depth - 1) + pick(" && ", " || ") + condition(depth - 1) + ")";
            return random.nextInt(4) == 0 ? "!" + both : both;
        }
        return "(" + (random.nextInt(3) == 0 ? value(1) : variable())
                + pick(" < ", " <= ", " > ", " >= ", " == ", " != ") + (random.nextInt(3) == 0 ? value(1) : number())
                + ")";
    }

    private String value(int depth) {
        if (depth == 0 || random.nextInt(3) == 0) {
            return random.nextInt(3) == 0 ? number() : variable();
        }
        return switch (random.nextInt(10)) {
            case 9 ->
                "(if " + condition(0) + " {\n" + variable() + " = " + value(depth - 1) + "\n" + variable()
                        + "\n} else { " + value(depth - 1) + " })";
            case 0, 1, 2 -> operation("add", "+", depth);
            case 3, 4 -> operation("subtract", "-", depth);
            case 5 -> operation("multiply", "*", depth);
            case 6 -> random.nextBoolean() ? operation("divide", "/", depth) : operation("remainder", "%", depth);
            case 7 -> isGuarded ? "negate(" + value(depth - 1) + ")" : "(-(" + value(depth - 1) + "))";
            default -> {
                final String index = value(depth - 1);
                yield isGuarded ? "element(xs, " + index + ")" : "xs[" + index + "]";
            }
        };
    }

    private String operation(String function, String sign, int depth) {
        return operation(function, sign, value(depth - 1), value(depth - 1));
    }

    private String operation(String function, String sign, String left, String right) {
        return isGuarded ? function + "(" + left + ", " + right + ")" : "(" + left + " " + sign + " " + right + ")";
    }
}
