package dev.luma.lang.types;

import dev.luma.lang.diagnostic.Code;
import dev.luma.lang.diagnostic.Note;
import dev.luma.lang.source.Span;
import dev.luma.lang.syntax.Ast;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The values of the branches of one `if`, `match` or `try`, and the type that they agree on: what the place wants,
/// else what the first branch gives that gives anything.
final class BranchValues {
    private final Body body;
    private final @Nullable Type expected;
    private @Nullable Type found;
    private boolean mayBeNil;
    private boolean isUnknown;
    private boolean ends;

    BranchValues(Body body, @Nullable Type expected) {
        this.body = body;
        this.expected = expected;
    }

    /// The next branch, whose last expression is its value.
    ///
    /// @return the branch as it is in the tree, once the type of the whole is known
    Supplier<Typed.Block> add(Ast.Block block) {
        return body.inScope(() -> {
            final Sequence sequence = new Sequence();
            final Typed.Expression result = body.statements().last(block, sequence, wanted(), expected == null);
            body.affine().blockEnd(body.scope(), Statements.closing(block));
            learn(result);
            return () -> {
                final Type whole = type(block.span());
                return sequence.finish(result, value -> body.fitting().convert(value, whole), block.span());
            };
        });
    }

    /// Reports that a branch is missing, so that there is not always a value.
    void missing(Span where, String help) {
        final String wanted = expected == null ? "a value" : expected.text();
        body.report(Code.E0301, where, "expected " + wanted + ", found nothing", Note.help(help));
        isUnknown = true;
    }

    private @Nullable Type wanted() {
        if (expected != null) {
            return expected;
        }
        final Type first = found;
        return first == null ? null : mayBeNil ? first.orNil() : first;
    }

    private void learn(Typed.@Nullable Expression result) {
        if (result == null) {
            return;
        }
        ends = true;
        if (result.type() == Type.UNKNOWN) {
            isUnknown = true;
        } else if (result.type() == Type.NIL) {
            mayBeNil = true;
        } else if (found == null) {
            found = result.type();
        }
    }

    /// What the whole gives; [Type#NEVER] if no branch ends.
    Type type(Span whole) {
        if (isUnknown) {
            return Type.UNKNOWN;
        }
        if (expected != null) {
            return ends ? expected : Type.NEVER;
        }
        final Type first = found;
        if (first == null && mayBeNil) {
            body.report(Code.E0303, whole, "the type of nil is not known here", Note.help("name: T? = nil"));
            return Type.UNKNOWN;
        }
        return first == null ? Type.NEVER : mayBeNil ? first.orNil() : first;
    }
}
