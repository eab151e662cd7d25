package dev.luma.lang.types;

import dev.luma.lang.diagnostic.Code;
import dev.luma.lang.source.Span;
import dev.luma.lang.syntax.Ast;
import dev.luma.lang.types.Symbol.Parameter;
import java.util.ArrayList;
import java.util.List;

/// What is given to a function of the program.
final class Arguments {
    private final Body body;

    Arguments(Body body) {
        this.body = body;
    }

    /// The arguments as the parameters want them. What is taken is consumed when the call begins.
    ///
    /// @param name of the function, in the message
    List<Typed.Expression> of(List<Parameter> parameters, List<Ast.Expression> given, String name, Span span) {
        if (!count(parameters.size(), given, name, span)) {
            return List.of();
        }
        final List<Typed.Expression> arguments = new ArrayList<>();
        for (int i = 0; i < parameters.size(); i++) {
            arguments.add(
                    body.expressions().wanted(given.get(i), parameters.get(i).type()));
        }
        for (int i = 0; i < parameters.size(); i++) {
            if (parameters.get(i).isTaken()) {
                arguments.set(i, body.affine().moved(arguments.get(i)));
            } else {
                body.affine().lend(arguments.get(i));
            }
        }
        return arguments;
    }

    /// Whether the number of arguments is right; else it is reported, and the arguments are checked by themselves.
    private boolean count(int wanted, List<Ast.Expression> given, String name, Span span) {
        if (given.size() == wanted) {
            return true;
        }
        wrongCount(String.valueOf(wanted), wanted == 1, given, name, span);
        return false;
    }

    /// Reports a wrong number of arguments.
    ///
    /// @param wanted how many there may be, in words
    void wrongCount(String wanted, boolean isOne, List<Ast.Expression> given, String name, Span span) {
        body.report(
                Code.E0306,
                span,
                "`" + name + "` takes " + wanted + (isOne ? " argument" : " arguments") + ", found " + given.size());
        checkAlone(given);
    }

    /// Checks arguments of which nothing is wanted, since what they are given to is not known.
    void checkAlone(List<Ast.Expression> given) {
        for (final Ast.Expression one : given) {
            body.expressions().value(one, Type.UNKNOWN);
        }
    }

    /// Whether its type must come from its place.
    static boolean isOpen(Ast.Expression expression) {
        return expression instanceof Ast.NilLiteral
                || expression instanceof Ast.Closure
                || (expression instanceof Ast.ListLiteral list
                        && list.elements().isEmpty())
                || (expression instanceof Ast.MapLiteral map && map.entries().isEmpty());
    }
}
