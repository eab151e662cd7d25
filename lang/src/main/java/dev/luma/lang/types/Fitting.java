package dev.luma.lang.types;

import dev.luma.lang.diagnostic.Code;
import dev.luma.lang.diagnostic.Note;
import dev.luma.lang.source.Span;
import dev.luma.lang.syntax.Ast;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Makes a value fit the place where it stands, or says why it does not.
final class Fitting {
    /// Longer expressions are not repeated in a help.
    private static final int SHORT = 40;

    private final Body body;

    Fitting(Body body) {
        this.body = body;
    }

    /// The value as the wanted type.
    ///
    /// @param written where the value comes from, for the messages
    Typed.Expression fit(Typed.Expression value, Type wanted, Ast written) {
        final Type found = value.type();
        if (Assignability.fits(found, wanted)) {
            return convert(value, wanted);
        }
        report(value, wanted, written);
        return body.unknown(value.span());
    }

    /// The value, which fits, in the representation of the wanted type.
    Typed.Expression convert(Typed.Expression value, Type wanted) {
        final Type found = value.type();
        if (found.equals(wanted) || found == Type.UNKNOWN || wanted == Type.UNKNOWN || found == Type.NEVER) {
            return value;
        }
        if (value instanceof Typed.Narrow narrow && narrow.local().type().equals(wanted)) {
            return narrow.value();
        }
        if (found == Type.NIL) {
            return new Typed.Nil(wanted, value.span());
        }
        if (wanted instanceof Type.Optional optional && !(found instanceof Type.Optional)) {
            return new Typed.Convert(convert(value, optional.of()), wanted, value.span());
        }
        return Assignability.isSame(found, wanted) ? value : new Typed.Convert(value, wanted, value.span());
    }

    /// The value where nil makes no sense: E0302 if it may be nil.
    Typed.Expression withoutNil(Typed.Expression value, Ast written) {
        if (value.type() instanceof Type.Optional optional) {
            mayBeNil(optional.of(), optional, written.span());
            return body.unknown(value.span());
        }
        return value;
    }

    private void mayBeNil(Type wanted, Type.Optional found, Span span) {
        body.report(
                Code.E0302,
                span,
                "expected " + wanted.text() + ", found " + found.text() + "; it may be nil here",
                Note.help("test it with != nil, or give a default with ??"));
    }

    private void report(Typed.Expression value, Type wanted, Ast written) {
        final Type found = value.type();
        if (found.isAffine() && affine(found, wanted, written.span())) {
            return;
        }
        if (found instanceof Type.Optional optional && Assignability.fits(optional.of(), wanted)) {
            mayBeNil(wanted, optional, written.span());
            return;
        }
        body.report(
                Code.E0301,
                written.span(),
                "expected " + wanted.text() + ", found " + found.text(),
                help(found, wanted, written));
    }

    private boolean affine(Type found, Type wanted, Span span) {
        final String what = wanted == Type.ANY
                ? "any"
                : wanted instanceof Type.TraitOf
                        ? "a trait value"
                        : wanted instanceof Type.Optional optional
                                        && optional.of().equals(found)
                                ? "nullable"
                                : "";
        if (what.isEmpty()) {
            return false;
        }
        body.report(Code.E0605, span, "the affine " + found.text() + " cannot be " + what);
        return true;
    }

    private Note[] help(Type found, Type wanted, Ast written) {
        final List<Note> notes = new ArrayList<>();
        final String text = shortText(written);
        final Type plain = wanted.withoutNil();
        if (text != null && isConvertible(found, plain)) {
            notes.add(Note.help(plain.text() + "(" + text + ") converts it"));
        } else if (text != null
                && (found == Type.ANY || found instanceof Type.TraitOf)
                && Assignability.isOpen(found, plain)) {
            notes.add(Note.help(text + " as " + wanted.text() + " takes it out"));
        }
        return notes.toArray(Note[]::new);
    }

    private @Nullable String shortText(Ast written) {
        final String text = body.text(written);
        return text.length() <= SHORT && text.indexOf('\n') < 0 && !(written instanceof Ast.Block) ? text : null;
    }

    /// Whether there is a conversion `wanted(found)`.
    static boolean isConvertible(Type found, Type wanted) {
        if (wanted == Type.STR) {
            return Assignability.isNumber(found) || found == Type.BOOL;
        }
        if (wanted == Type.INT) {
            return found == Type.STR || found == Type.FLOAT || found == Type.BYTE;
        }
        if (wanted == Type.FLOAT) {
            return found == Type.STR || found == Type.INT || found == Type.BYTE;
        }
        return wanted == Type.BYTE && found == Type.INT;
    }
}
