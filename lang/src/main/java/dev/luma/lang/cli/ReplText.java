package dev.luma.lang.cli;

import dev.luma.lang.diagnostic.Code;
import dev.luma.lang.diagnostic.Diagnostic;
import dev.luma.lang.diagnostic.Note;
import dev.luma.lang.source.Source;
import dev.luma.lang.source.Span;
import dev.luma.lang.syntax.Ast;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The text of a session as the compiler gets it: all declarations so far, each at the line where it first stood, and
/// behind them the input as the body of a function.
final class ReplText {
    static final String FUNCTION = "luma_input";
    private static final String VALUE = "luma_value: any = ";

    /// Declarations in order, by what they declare; one that was replaced has become empty lines, so that the lines of
    /// the others, and with them their classes, stay as they are.
    private final List<Slot> slots = new ArrayList<>();

    private record Slot(String key, String text) {
        Slot emptied() {
            return new Slot("", "\n".repeat((int)
                            text.chars().filter(c -> c == '\n').count()));
        }
    }

    /// A new input beside the declarations.
    Draft draft(Ast.File input) {
        return new Draft(this, input);
    }

    /// Lets the declarations of an input stay.
    void accept(Draft draft) {
        replace(slots, draft);
    }

    private static void replace(List<Slot> slots, Draft draft) {
        draft.declared().forEach((key, item) -> {
            slots.replaceAll(slot -> slot.key().equals(key) ? slot.emptied() : slot);
            slots.add(new Slot(key, draft.source().text(item.span())));
        });
    }

    /// An input, taken apart.
    static final class Draft {
        private final ReplText session;
        private final Ast.File input;
        private final Map<String, Ast.Item> declared = new LinkedHashMap<>();
        private final Set<String> names = new LinkedHashSet<>();
        private final Set<String> assigned = new LinkedHashSet<>();
        private final List<Ast.Statement> statements = new ArrayList<>();

        private Draft(ReplText session, Ast.File input) {
            this.session = session;
            this.input = input;
            input.items().forEach(this::sort);
        }

        private void sort(Ast.Item item) {
            switch (item) {
                case Ast.Import one -> declare(one.name().text(), one);
                case Ast.Constant one -> declare(one.name().text(), one);
                case Ast.Function one -> declare(one.signature().name().text(), one);
                case Ast.Struct one -> declare(one.name().text(), one);
                case Ast.Trait one -> declare(one.name().text(), one);
                case Ast.Impl one ->
                    declared.put(
                            "impl " + source().text(one.trait().span()) + " "
                                    + one.struct().text(),
                            one);
                case Ast.Test one -> declared.put("test " + one.name(), one);
                case Ast.Statement one -> statement(one);
            }
        }

        private void declare(String name, Ast.Item item) {
            declared.put(name, item);
            names.add(name);
        }

        private void statement(Ast.Statement statement) {
            statements.add(statement);
            if (statement instanceof Ast.Declare declare) {
                assigned.add(declare.name().text());
            } else if (statement instanceof Ast.Assign assign && assign.place() instanceof Ast.Variable variable) {
                assigned.add(variable.name().text());
            }
        }

        Source source() {
            return input.source();
        }

        Map<String, Ast.Item> declared() {
            return declared;
        }

        Set<String> declaredNames() {
            return names;
        }

        /// Whether its last statement is an expression, whose value may be shown.
        boolean endsInExpression() {
            return !statements.isEmpty() && statements.getLast() instanceof Ast.Evaluate;
        }

        /// Whether that expression may also stand for itself, giving nothing.
        boolean mayBeStatement() {
            return statements.getLast() instanceof Ast.Evaluate last
                    && (last.expression() instanceof Ast.Call
                            || last.expression() instanceof Ast.If
                            || last.expression() instanceof Ast.Match
                            || last.expression() instanceof Ast.Try);
        }

        /// @param variables the types of those that there are
        /// @param withValue whether the value of the expression at the end is asked for
        Unit unit(Map<String, String> variables, boolean withValue) {
            final boolean hasValue = withValue && endsInExpression();
            final StringBuilder text = new StringBuilder();
            final List<Piece> pieces = new ArrayList<>();
            final List<Slot> all = new ArrayList<>(session.slots);
            final int old = all.size();
            replace(all, this);
            for (int i = 0; i < all.size(); i++) {
                if (i >= old) {
                    final int from = declaredAt(i - old).start();
                    pieces.add(new Piece(
                            text.length(), text.length() + all.get(i).text().length(), from));
                }
                text.append(all.get(i).text()).append('\n');
            }
            final List<String> parameters = new ArrayList<>();
            variables.forEach((name, type) -> parameters.add(name + ": " + type));
            text.append("fn " + FUNCTION + "(")
                    .append(String.join(", ", parameters))
                    .append(") -> [any] {\n");
            body(text, pieces, hasValue);
            final Set<String> results = new LinkedHashSet<>(variables.keySet());
            results.addAll(assigned);
            results.remove("_");
            final List<String> returned = new ArrayList<>(results);
            if (hasValue) {
                returned.addFirst(VALUE.substring(0, VALUE.indexOf(':')));
            }
            text.append("\nreturn [").append(String.join(", ", returned)).append("]\n}\n");
            return new Unit(text.toString(), List.copyOf(results), hasValue, source(), pieces);
        }

        private Span declaredAt(int index) {
            return List.copyOf(declared.values()).get(index).span();
        }

        /// The input, with its declarations blanked out.
        private void body(StringBuilder text, List<Piece> pieces, boolean hasValue) {
            final char[] characters = source().text().toCharArray();
            for (final Ast.Item item : declared.values()) {
                for (int i = item.span().start(); i < item.span().end(); i++) {
                    characters[i] = characters[i] == '\n' ? '\n' : ' ';
                }
            }
            final String input = new String(characters);
            final int cut = hasValue ? statements.getLast().span().start() : input.length();
            pieces.add(new Piece(text.length(), text.length() + cut, 0));
            text.append(input, 0, cut);
            if (hasValue) {
                text.append(VALUE);
                pieces.add(new Piece(text.length(), text.length() + input.length() - cut, cut));
                text.append(input, cut, input.length());
            }
        }
    }

    /// A part of the compiled text that is the input's from `offset` on.
    private record Piece(int start, int end, int offset) {}

    /// What is compiled of an input.
    ///
    /// @param results the variables that its function returns, behind the value if it has one
    record Unit(String text, List<String> results, boolean hasValue, Source input, List<Piece> pieces) {
        /// Diagnostics with the places of the input as it was typed.
        List<Diagnostic> rebased(List<Diagnostic> diagnostics) {
            final List<Diagnostic> rebased = new ArrayList<>();
            for (final Diagnostic one : diagnostics) {
                if (!one.source().text().equals(text)) {
                    rebased.add(one);
                    continue;
                }
                final Span typed = typed(one.span());
                if (typed != null) {
                    rebased.add(new Diagnostic(one.code(), input, typed, one.message(), one.notes()));
                } else if (one.code() == Code.E0605) {
                    rebased.add(doesNotStay(one));
                }
            }
            return rebased.isEmpty() ? diagnostics : rebased;
        }

        /// Where it stands in the input; null if it was not typed.
        private @Nullable Span typed(Span span) {
            for (final Piece piece : pieces) {
                if (span.start() >= piece.start() && span.start() <= piece.end()) {
                    final int by = piece.offset() - piece.start();
                    final int start = span.start() + by;
                    return new Span(
                            start,
                            Math.max(
                                    start,
                                    Math.min(span.end() + by, input.text().length())));
                }
            }
            return null;
        }

        /// An affine value that is a variable at the end of an input.
        private Diagnostic doesNotStay(Diagnostic one) {
            final String name = one.source().text(one.span());
            final Span declared = declaredIn(input, name);
            return new Diagnostic(
                    Code.E0602,
                    input,
                    declared,
                    "`" + name + "` is not consumed on this path",
                    List.of(
                            Note.help("begin and end it in one input, as conn.transaction(tx) -> { … } does"),
                            Note.note("what is affine does not wait for the next input")));
        }

        private static Span declaredIn(Source input, String name) {
            final Matcher word =
                    Pattern.compile("\\b" + Pattern.quote(name) + "\\b").matcher(input.text());
            return word.find() ? new Span(word.start(), word.end()) : new Span(0, 0);
        }
    }
}
