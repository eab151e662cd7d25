package dev.luma.lang.bytecode;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Writes Luma programs by chance that are right by construction: every expression has the type that its place wants,
/// every loop ends. Whether they panic is left to chance.
final class RandomProgram {
    private static final List<String> TYPES = List.of(
            "int",
            "float",
            "bool",
            "byte",
            "str",
            "int?",
            "str?",
            "[int]",
            "[byte]",
            "[float]",
            "[str]",
            "{str: int}",
            "Point",
            "Shape",
            "any",
            "fn(int) -> int");

    private final Random random;
    private final StringBuilder text = new StringBuilder();
    private final List<Variable> variables = new ArrayList<>();
    private int names;
    private int budget;
    /// A text stands on one line, with all that is in it.
    private int inText;

    private RandomProgram(long seed) {
        this.random = new Random(seed);
    }

    private record Variable(String name, String type) {}

    /// The program of a seed: always the same.
    static String of(long seed) {
        final RandomProgram program = new RandomProgram(seed);
        program.write();
        return program.text.toString();
    }

    private void write() {
        text.append("""
                trait Shape { fn area(self, by: int) -> int }
                struct Point impl Shape {
                    x: int
                    y: float = 1.5
                    fn area(self, by: int) -> int { return bit.xor(self.x, by) }
                }
                struct Dot impl Shape {
                    x: int = 3
                    fn area() -> int { return 1 }
                }
                """.replace("fn area() -> int { return 1 }", "fn area(by: int) -> int { return by }"));
        for (int i = 0; i < 3; i++) {
            variables.clear();
            budget = 60;
            final String result = type();
            text.append("fn f")
                    .append(i)
                    .append("(a: int, b: str, c: [int], d: int?) -> ")
                    .append(result)
                    .append(" {\n");
            variables.add(new Variable("a", "int"));
            variables.add(new Variable("b", "str"));
            variables.add(new Variable("c", "[int]"));
            variables.add(new Variable("d", "int?"));
            block(1, new Context(result, false));
            line(1, "return " + value(result, 2));
            text.append("}\n");
        }
        for (int i = 0; i < 3; i++) {
            text.append("try { print(f").append(i).append("(").append(i).append(", \"t\", [3, 1, 2], ");
            text.append(i == 1 ? "nil" : "4").append(")) } catch err { print(err.code) }\n");
        }
    }

    /// @param result of the function or closure around; null in a deferred block, which cannot be left
    private record Context(String result, boolean inLoop) {}

    private String type() {
        return TYPES.get(random.nextInt(TYPES.size()));
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    private String name() {
        return "v" + names++;
    }

    private void line(int depth, String line) {
        text.append("    ".repeat(depth)).append(line).append('\n');
    }

    // ---- statements

    private void block(int depth, Context context) {
        final int before = variables.size();
        final int count = 1 + random.nextInt(4);
        for (int i = 0; i < count && budget > 0; i++) {
            budget--;
            statement(depth, context);
        }
        while (variables.size() > before) {
            variables.removeLast();
        }
    }

    private void statement(int depth, Context context) {
        switch (random.nextInt(depth > 4 ? 5 : 16)) {
            case 0, 1, 2 -> declare(depth);
            case 3 -> assign(depth);
            case 4 -> line(depth, "print(" + value(type(), 2) + ", " + value(type(), 2) + ")");
            case 5 -> {
                line(depth, "if " + value("bool", 2) + " {");
                block(depth + 1, context);
                line(depth, "} else {");
                block(depth + 1, context);
                line(depth, "}");
            }
            case 6 -> loop(depth, "for " + fresh("int") + " in 0.." + random.nextInt(4), context);
            case 7 -> {
                final String over = value("[str]", 1);
                loop(depth, "for " + fresh("int") + ", " + fresh("str") + " in " + over, context);
            }
            case 8 -> {
                final String over = value("{str: int}", 1);
                loop(depth, "for " + fresh("str") + ", " + fresh("int") + " in (" + over + ")", context);
            }
            case 9 -> {
                line(depth, "try {");
                block(depth + 1, context);
                line(depth, "} catch err {");
                block(depth + 1, context);
                line(depth, "}");
            }
            case 10 -> {
                line(depth, "defer {");
                block(depth + 1, new Context(null, false));
                line(depth, "}");
            }
            case 11 -> match(depth, context);
            case 12 -> leave(depth, context);
            case 13 -> {
                line(depth, value("[int]", 1) + ".walk(" + fresh("int") + ") -> {");
                block(depth + 1, new Context(null, false));
                line(depth, "}");
                variables.removeLast();
            }
            case 14 ->
                line(depth, "assert " + value("int", 1) + " != " + value("int", 1) + (chance(50) ? "" : ", \"no\""));
            default -> closure(depth);
        }
    }

    private String fresh(String type) {
        final String name = name();
        variables.add(new Variable(name, type));
        return name;
    }

    private void loop(int depth, String head, Context context) {
        final int declared = head.contains(", v") ? 2 : 1;
        line(depth, head + " {");
        block(depth + 1, new Context(context.result(), context.result() != null));
        line(depth, "}");
        for (int i = 0; i < declared; i++) {
            variables.removeLast();
        }
    }

    private void declare(int depth) {
        final String type = type();
        final String value = value(type, 3);
        final String name = name();
        line(depth, name + ": " + type + " = " + value);
        variables.add(new Variable(name, type));
    }

    private void assign(int depth) {
        if (variables.isEmpty()) {
            declare(depth);
            return;
        }
        final Variable variable = variables.get(random.nextInt(variables.size()));
        switch (variable.type()) {
            case "int" -> line(depth, variable.name() + " += " + value("int", 2));
            case "[int]" ->
                line(
                        depth,
                        chance(50)
                                ? variable.name() + ".add(" + value("int", 2) + ")"
                                : variable.name() + "[" + value("int", 1) + "] = " + value("int", 2));
            case "{str: int}" -> line(depth, variable.name() + "[" + value("str", 1) + "] = " + value("int", 2));
            case "Point" -> line(depth, variable.name() + ".x = " + value("int", 2));
            default -> line(depth, variable.name() + " = " + value(variable.type(), 2));
        }
    }

    private void match(int depth, Context context) {
        line(depth, "match " + value("int", 2) + " {");
        line(depth + 1, "0, 1 -> {");
        block(depth + 2, context);
        line(depth + 1, "}");
        line(depth + 1, "2..5 -> {");
        block(depth + 2, context);
        line(depth + 1, "}");
        line(depth + 1, "else -> {");
        block(depth + 2, context);
        line(depth + 1, "}");
        line(depth, "}");
    }

    private void leave(int depth, Context context) {
        if (context.result() == null) {
            return;
        }
        line(depth, "if " + value("bool", 1) + " {");
        if (context.inLoop() && chance(60)) {
            line(depth + 1, chance(50) ? "break" : "continue");
        } else {
            line(depth + 1, "return " + value(context.result(), 2));
        }
        line(depth, "}");
    }

    private void closure(int depth) {
        final String name = name();
        final String parameter = name();
        line(depth, name + ": fn(int) -> int = (" + parameter + ") -> {");
        variables.add(new Variable(parameter, "int"));
        block(depth + 1, new Context("int", false));
        line(depth + 1, "return " + value("int", 2));
        line(depth, "}");
        variables.removeLast();
        variables.add(new Variable(name, "fn(int) -> int"));
    }

    // ---- expressions

    private String value(String type, int depth) {
        final List<Variable> fitting =
                variables.stream().filter(one -> one.type().equals(type)).toList();
        if (!fitting.isEmpty() && chance(depth == 0 ? 80 : 35)) {
            return fitting.get(random.nextInt(fitting.size())).name();
        }
        if (depth > 0 && chance(12)) {
            return branch(type, depth - 1);
        }
        return switch (type) {
            case "int" -> integer(depth);
            case "float" ->
                depth > 0 && chance(50)
                        ? "(" + value("float", depth - 1) + pick(" + ", " * ", " / ") + value("float", depth - 1) + ")"
                        : pick("1.5", "0.0", "2.25", "1.0e9");
            case "bool" -> bool(depth);
            case "byte" ->
                depth > 0 && chance(30) ? "byte(" + value("int", depth - 1) + ")" : "byte(" + random.nextInt(256) + ")";
            case "str" -> text(depth);
            case "int?" -> chance(40) ? "nil" : value("int", depth);
            case "str?" -> chance(40) ? "nil" : value("str", depth);
            case "[int]" -> ints(depth);
            case "[byte]", "[float]", "[str]" -> list(type, depth);
            case "{str: int}" ->
                depth > 0
                        ? "{\"k\": " + value("int", depth - 1) + ", " + value("str", depth - 1) + ": 2}"
                        : "{\"k\": 1}";
            case "Point" -> "Point { x: " + value("int", Math.max(0, depth - 1)) + " }";
            case "Shape" -> chance(50) ? "Dot {}" : value("Point", depth);
            case "any" -> value(pick("int", "str", "[int]", "Point", "byte", "float"), depth);
            default -> "(" + lambda(depth) + ")";
        };
    }

    private String lambda(int depth) {
        final String parameter = fresh("int");
        final String body = value("int", Math.max(0, depth - 1));
        variables.removeIf(one -> one.name().equals(parameter));
        return "(" + parameter + ": int) -> " + body;
    }

    private String branch(String type, int depth) {
        return switch (random.nextInt(inText > 0 ? 2 : 3)) {
            case 0 ->
                "(if " + value("bool", depth) + " { (" + value(type, depth) + ") } else { (" + value(type, depth)
                        + ") })";
            case 1 -> "(try { (" + value(type, depth) + ") } catch err { (" + value(type, depth) + ") })";
            default ->
                "(match " + value("int", depth) + " { 1 -> (" + value(type, depth) + ")\n else -> ("
                        + value(type, depth) + ") })";
        };
    }

    private String integer(int depth) {
        if (depth == 0) {
            return pick("0", "1", "7", "300", "9223372036854775807");
        }
        final int less = depth - 1;
        return switch (random.nextInt(11)) {
            case 0, 1, 2 ->
                "(" + value("int", less) + pick(" + ", " - ", " * ", " / ", " % ") + value("int", less) + ")";
            case 3 -> value("[int]", less) + ".len()";
            case 4 -> value("[int]", less) + "[" + value("int", less) + "]";
            case 5 -> "(" + optional("int", less) + " ?? " + value("int", less) + ")";
            case 6 -> "(" + value("[int]", less) + ".fold(0, (s, x) -> bit.xor(s, x)) + 0)";
            case 7 -> "int(" + value("str", less) + ")";
            case 8 -> "(" + value("byte", less) + " + 1)";
            case 9 -> value("str", less) + ".len()";
            default -> "bit.and(" + value("int", less) + ", " + value("int", less) + ")";
        };
    }

    private String bool(int depth) {
        if (depth == 0) {
            return pick("true", "false");
        }
        final int less = depth - 1;
        return switch (random.nextInt(7)) {
            case 0 -> "(" + value("int", less) + pick(" < ", " == ", " >= ", " != ") + value("int", less) + ")";
            case 1 -> "(" + value("float", less) + pick(" < ", " == ", " >= ") + value("float", less) + ")";
            case 2 -> "(" + value("bool", less) + pick(" && ", " || ") + value("bool", less) + ")";
            case 3 -> "!" + value("bool", 0);
            case 4 -> "(" + value("str", less) + pick(" < ", " == ") + value("str", less) + ")";
            case 5 -> "((" + value("Point", less) + ") == (" + value("Point", less) + "))";
            default -> "(" + value("[int]", less) + " == " + value("[int]", less) + ")";
        };
    }

    private String text(int depth) {
        if (depth == 0) {
            return pick("\"\"", "\"a\"", "\"12\"", "\"k\"");
        }
        final int less = depth - 1;
        return switch (random.nextInt(4)) {
            case 0 -> {
                inText++;
                final String filled = "\"<${" + value(plainType(), less) + "} ${" + value(plainType(), less) + "}>\"";
                inText--;
                yield filled;
            }
            case 1 -> "(" + value("str", less) + " + " + value("str", less) + " + " + value("str", less) + ")";
            case 2 -> "str(" + value(plainType(), less) + ")";
            default -> "(" + optional("str", less) + " ?? " + value("str", less) + ")";
        };
    }

    /// Something that may be nil, of which it can be seen what it is else.
    private String optional(String type, int depth) {
        return value("[" + type + "]", depth) + ".get(" + value("int", 0) + ")";
    }

    /// A type whose values show it by themselves, where the place asks for nothing.
    private String plainType() {
        return pick("int", "float", "bool", "byte", "str", "[int]", "[float]", "[str]", "{str: int}", "Point");
    }

    private String ints(int depth) {
        if (depth == 0) {
            return pick("[1]", "[2, 3]", "[0, 1, 2]");
        }
        final int less = depth - 1;
        return switch (random.nextInt(4)) {
            case 0 -> "[" + value("int", less) + ", " + value("int", less) + "]";
            case 1 -> value("[int]", less) + ".map((x) -> " + value("int", less) + ")";
            case 2 -> value("[int]", less) + ".filter((x) -> " + value("bool", less) + ")";
            default -> "(" + value("[int]", less) + " + " + value("[int]", less) + ")";
        };
    }

    private String list(String type, int depth) {
        final String element = type.substring(1, type.length() - 1);
        final int less = Math.max(0, depth - 1);
        return "[" + value(element, less) + ", " + value(element, less) + "]";
    }

    private String pick(String... choices) {
        return choices[random.nextInt(choices.length)];
    }
}
