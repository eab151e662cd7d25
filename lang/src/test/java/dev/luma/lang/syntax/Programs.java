package dev.luma.lang.syntax;

import java.util.Random;

/// Random programs that are well formed, in careless layout.
final class Programs {
    private static final String[] NAMES = {"a", "b_1", "take", "test", "affine", "_"};
    private static final String[] TYPES = {"int", "str", "Point", "m.Point"};
    private static final String[] BINARY = {"+", "-", "*", "/", "%", "??", "<", ">=", "==", "&&", "||"};
    private static final int DEEPEST = 4;

    private final Random random;
    private final StringBuilder out = new StringBuilder();
    private int depth;

    private Programs(Random random) {
        this.random = random;
    }

    static String next(Random random) {
        final Programs programs = new Programs(random);
        for (int i = random.nextInt(6); i >= 0; i--) {
            programs.item();
            programs.end();
        }
        return programs.out.toString();
    }

    // ---- layout

    /// A token, with a careless amount of space before it.
    private Programs put(String token) {
        out.append(" ".repeat(1 + random.nextInt(8) / 6)).append(token);
        return this;
    }

    /// A token behind which the line may end.
    private Programs open(String token) {
        put(token);
        if (random.nextInt(4) == 0) {
            out.append(random.nextBoolean() ? "\n" : "  // why\n\n\n// alone\n\t");
        }
        return this;
    }

    private void end() {
        out.append(random.nextInt(5) == 0 ? " // c \n" : "\n".repeat(1 + random.nextInt(3)));
    }

    private <T> T oneOf(T[] all) {
        return all[random.nextInt(all.length)];
    }

    private void either(Runnable... choices) {
        depth++;
        choices[depth > DEEPEST ? 0 : random.nextInt(choices.length)].run();
        depth--;
    }

    private void list(Runnable element) {
        for (int i = random.nextInt(3); i >= 0; i--) {
            element.run();
            if (i > 0) {
                open(",");
            }
        }
    }

    // ---- the grammar

    private void item() {
        either(
                this::statement,
                () -> put("m").put("=").put("import").put("\"m\""),
                () -> {
                    put("fn").put("f").open("(");
                    list(() -> {
                        put("a").put(":");
                        type();
                    });
                    put(")").put("->");
                    type();
                    block();
                },
                () -> {
                    put("struct").put("P").put("{");
                    out.append('\n');
                    list(() -> {
                        put("x").put(":");
                        type();
                    });
                    put("}");
                },
                () -> {
                    put("test").put("\"t\"");
                    block();
                });
    }

    private void type() {
        either(
                () -> put(oneOf(TYPES)),
                () -> {
                    put("[");
                    type();
                    put("]").put("?");
                },
                () -> {
                    put("{").put("str").put(":");
                    type();
                    put("}");
                },
                () -> {
                    put("fn").put("(");
                    list(this::type);
                    put(")").put("->");
                    type();
                });
    }

    private void block() {
        put("{");
        out.append(random.nextBoolean() ? "\n" : "");
        if (random.nextInt(4) > 0) {
            statement();
            for (int i = random.nextInt(3); i > 0; i--) {
                end();
                statement();
            }
            out.append(random.nextBoolean() ? "\n" : "");
        }
        put("}");
    }

    private void statement() {
        either(
                () -> {
                    put(oneOf(NAMES)).open("=");
                    expression();
                },
                () -> {
                    put(oneOf(NAMES)).put(":");
                    type();
                    put("=");
                    expression();
                },
                () -> {
                    put("while");
                    head();
                    block();
                },
                () -> {
                    put("for").put("i").put("in");
                    head();
                    put("..");
                    head();
                    block();
                },
                () -> {
                    put("defer");
                    block();
                },
                this::expression);
    }

    private void head() {
        put("(");
        expression();
        put(")");
    }

    private void expression() {
        either(
                () -> put(oneOf(NAMES)),
                () -> put("1.5e3"),
                () -> put("\"a  ${ b }\""),
                () -> put("\"\"\"\n   a\n  ${ b }\n  \"\"\""),
                () -> {
                    put("(");
                    expression();
                    put(")").open(oneOf(BINARY));
                    put("(");
                    expression();
                    put(")");
                },
                () -> {
                    put("-").put("(");
                    expression();
                    put(")");
                },
                () -> bracketed("[", this::expression, "]"),
                () -> bracketed("f (", this::expression, ")"),
                () -> bracketed("P {", this::fieldValue, "}"),
                () -> bracketed("{", this::entry, "}"),
                () -> bracketed("a (", () -> put("x"), ") -> { } . b"),
                () -> {
                    put("if");
                    head();
                    block();
                    out.append(random.nextBoolean() ? "\n" : "");
                    put("else");
                    block();
                },
                () -> {
                    put("match");
                    head();
                    put("{").put("1").put("->");
                    block();
                    out.append('\n');
                    put("is")
                            .put("int")
                            .put(",")
                            .put("- 1")
                            .put("..")
                            .put("2")
                            .open("->")
                            .put("(");
                    expression();
                    put(")");
                    out.append('\n');
                    put("else").put("->");
                    block();
                    put("}");
                });
    }

    private void fieldValue() {
        put("x").open(":");
        expression();
    }

    private void entry() {
        put("\"k\"").open(":");
        expression();
    }

    private void bracketed(String open, Runnable element, String close) {
        open(open);
        list(element);
        put(close);
    }
}
