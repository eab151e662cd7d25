package dev.luma.lang.syntax;

import dev.luma.lang.diagnostic.Code;
import dev.luma.lang.diagnostic.Diagnostics;
import dev.luma.lang.diagnostic.Note;
import dev.luma.lang.source.Span;
import org.jspecify.annotations.Nullable;

/// Checks that `break`, `continue` and `return` leave something that can be left, and that `self` stands in a
/// method that has it. This needs the tree alone.
final class Jumps {
    private final Diagnostics diagnostics;

    Jumps(Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
    }

    private enum Kind {
        /// Not in a function: the main program, a test, a constant, a field.
        OUTSIDE,
        FUNCTION,
        CLOSURE,
        DEFER,
        LOOP
    }

    /// What stands around a place, the innermost first.
    ///
    /// @param function the signature of a function, else null
    /// @param isMethod whether that stands in a struct or an impl
    private record Surroundings(
            Kind kind,
            Ast.@Nullable Signature function,
            boolean isMethod,
            @Nullable Surroundings outer) {
        private static final Surroundings OUTSIDE = new Surroundings(Kind.OUTSIDE, null, false, null);

        private Surroundings with(Kind inner) {
            return new Surroundings(inner, function, isMethod, this);
        }
    }

    void check(Ast.File file) {
        visit(file, Surroundings.OUTSIDE);
    }

    private void visit(Ast node, Surroundings around) {
        switch (node) {
            case Ast.Break jump -> leaveLoop("break", jump.span(), around);
            case Ast.Continue jump -> leaveLoop("continue", jump.span(), around);
            case Ast.Self self -> self(self.span(), around);
            case Ast.Return jump -> {
                leaveFunction(jump, around);
                visitChildren(jump, around);
            }
            case Ast.Function function -> function(function, false);
            case Ast.Struct struct -> struct.members().forEach(this::member);
            case Ast.Impl impl -> impl.methods().forEach(method -> function(method, true));
            case Ast.While loop -> {
                visit(loop.condition(), around);
                visit(loop.body(), around.with(Kind.LOOP));
            }
            case Ast.For loop -> {
                visit(loop.from(), around);
                if (loop.to() != null) {
                    visit(loop.to(), around);
                }
                visit(loop.body(), around.with(Kind.LOOP));
            }
            case Ast.Defer defer -> visit(defer.body(), around.with(Kind.DEFER));
            case Ast.Closure closure -> visit(closure.body(), around.with(Kind.CLOSURE));
            default -> visitChildren(node, around);
        }
    }

    private void visitChildren(Ast node, Surroundings around) {
        Children.forEach(node, child -> visit(child, around));
    }

    private void member(Ast.Member member) {
        switch (member) {
            case Ast.Function method -> function(method, true);
            case Ast.Field field -> visitChildren(field, Surroundings.OUTSIDE);
        }
    }

    private void function(Ast.Function function, boolean isMethod) {
        visit(function.body(), new Surroundings(Kind.FUNCTION, function.signature(), isMethod, null));
    }

    private void leaveLoop(String word, Span span, Surroundings around) {
        for (Surroundings one = around; one != null; one = one.outer()) {
            switch (one.kind()) {
                case LOOP -> {
                    return;
                }
                case DEFER -> {
                    report(span, "`" + word + "` in a `defer`");
                    return;
                }
                case CLOSURE -> {
                    report(span, "`" + word + "` outside a loop", Note.help("use `for … in`"));
                    return;
                }
                case FUNCTION, OUTSIDE -> report(span, "`" + word + "` outside a loop");
            }
        }
    }

    private void leaveFunction(Ast.Return jump, Surroundings around) {
        final Span word = new Span(
                jump.span().start(),
                jump.span().start() + TokenKind.RETURN.text().length());
        for (Surroundings one = around; one != null; one = one.outer()) {
            switch (one.kind()) {
                case FUNCTION, CLOSURE -> {
                    return;
                }
                case DEFER -> {
                    report(word, "`return` in a `defer`");
                    return;
                }
                case OUTSIDE -> report(word, "`return` outside a function");
                case LOOP -> {}
            }
        }
    }

    private void self(Span span, Surroundings around) {
        final Ast.Signature function = around.function();
        if (function == null) {
            diagnostics.report(Code.E0210, span, "there is no `self` here");
        } else if (!function.hasSelf()) {
            final String parameters = function.parameters().isEmpty() ? "self" : "self, …";
            final Note help = Note.help("fn " + function.name().text() + "(" + parameters + ")");
            final Note[] notes = around.isMethod() ? new Note[] {help} : new Note[0];
            diagnostics.report(Code.E0210, span, "this function has no `self`", notes);
        }
    }

    private void report(Span span, String message, Note... notes) {
        diagnostics.report(Code.E0209, span, message, notes);
    }
}
