package dev.luma.lang.types;

import dev.luma.lang.diagnostic.Code;
import dev.luma.lang.diagnostic.Note;
import dev.luma.lang.resolve.Suggestions;
import dev.luma.lang.source.Span;
import dev.luma.lang.syntax.Ast;
import dev.luma.lang.types.Symbol.FieldSymbol;
import dev.luma.lang.types.Symbol.StructSymbol;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Numbers, texts, lists, maps and structs as they are written.
final class Literals {
    private final Body body;

    Literals(Body body) {
        this.body = body;
    }

    // ---- numbers

    Typed.Expression number(Ast.IntLiteral literal, @Nullable Type expected) {
        if (literal.isMinOnly()) {
            body.report(Code.E0103, literal.span(), body.text(literal) + " does not fit in 64 bits");
            return body.unknown(literal.span());
        }
        return number(literal.value(), expected, literal.span());
    }

    /// A whole number, which becomes a float or a byte where that is wanted.
    Typed.Expression number(long value, @Nullable Type expected, Span span) {
        final Type wanted = expected == null ? Type.INT : expected.withoutNil();
        if (wanted == Type.FLOAT) {
            return new Typed.Number(Double.doubleToRawLongBits((double) value), Type.FLOAT, span);
        }
        if (wanted != Type.BYTE) {
            return new Typed.Number(value, Type.INT, span);
        }
        if (value < 0 || value > 255) {
            body.report(Code.E0305, span, value + " does not fit in byte");
            return body.unknown(span);
        }
        return new Typed.Number(value, Type.BYTE, span);
    }

    /// An int literal beside a float is one too.
    static Typed.Expression asFloat(Typed.Expression operand) {
        return operand instanceof Typed.Number number && number.type() == Type.INT
                ? new Typed.Number(Double.doubleToRawLongBits((double) number.bits()), Type.FLOAT, number.span())
                : operand;
    }

    // ---- nil

    Typed.Expression nil(Ast.NilLiteral nil, @Nullable Type expected) {
        if (expected == null) {
            unknownType("nil", "name: T? = nil", nil.span());
            return body.unknown(nil.span());
        }
        return new Typed.Nil(expected.allowsNil() ? expected : Type.NIL, nil.span());
    }

    private void unknownType(String what, String help, Span span) {
        body.report(Code.E0303, span, "the type of " + what + " is not known here", Note.help(help));
    }

    // ---- texts

    Typed.Expression text(Ast.Text text) {
        final List<Typed.Expression> parts = new ArrayList<>();
        for (final Ast.Part part : text.parts()) {
            parts.add(
                    switch (part) {
                        case Ast.Characters characters -> new Typed.Text(characters.value(), characters.span());
                        case Ast.Hole hole -> hole(hole);
                    });
        }
        if (text.isInterpolated()) {
            return new Typed.Interpolation(parts, text.span());
        }
        final StringBuilder whole = new StringBuilder();
        for (final Typed.Expression part : parts) {
            whole.append(part instanceof Typed.Text plain ? plain.value() : "");
        }
        return new Typed.Text(whole.toString(), text.span());
    }

    private Typed.Expression hole(Ast.Hole hole) {
        final Typed.Expression value = body.expressions().value(hole.value(), null);
        body.affine().lend(value);
        return value;
    }

    // ---- lists and maps

    Typed.Expression list(Ast.ListLiteral list, @Nullable Type expected) {
        final Elements elements = new Elements(elementType(expected));
        list.elements().forEach(elements::add);
        final Type element = elements.type();
        if (element == null) {
            unknownType("[]", "name: [T] = []", list.span());
            return body.unknown(list.span());
        }
        return element == Type.UNKNOWN
                ? body.unknown(list.span())
                : new Typed.NewList(elements.values, new Type.ListOf(element), list.span());
    }

    private static @Nullable Type elementType(@Nullable Type expected) {
        if (expected == null) {
            return null;
        }
        return expected == Type.ANY ? Type.ANY : expected.withoutNil().element();
    }

    Typed.Expression map(Ast.MapLiteral map, @Nullable Type expected) {
        final Type.MapOf wanted =
                expected != null && expected.withoutNil() instanceof Type.MapOf written ? written : null;
        final Elements keys = new Elements(wanted == null ? null : wanted.key());
        final Elements values = new Elements(wanted != null ? wanted.value() : expected == Type.ANY ? Type.ANY : null);
        for (final Ast.Entry entry : map.entries()) {
            keys.add(entry.key());
            values.add(entry.value());
        }
        final Type key = keys.type() == null && expected == Type.ANY ? Type.STR : keys.type();
        final Type value = values.type();
        if (key == null || value == null) {
            unknownType("{}", "name: {K: V} = {}", map.span());
            return body.unknown(map.span());
        }
        if (key == Type.UNKNOWN || value == Type.UNKNOWN) {
            return body.unknown(map.span());
        }
        if (!TypeNames.isKey(key)) {
            body.report(Code.E0202, map.entries().getFirst().key().span(), key.text() + " cannot be a key");
            return body.unknown(map.span());
        }
        final List<Typed.Entry> entries = new ArrayList<>();
        for (int i = 0; i < keys.values.size(); i++) {
            entries.add(new Typed.Entry(keys.values.get(i), values.values.get(i)));
        }
        return new Typed.NewMap(entries, new Type.MapOf(key, value), map.span());
    }

    /// The elements of one literal: of the wanted type, or of that of the first one.
    private final class Elements {
        private final List<Typed.Expression> values = new ArrayList<>();
        private @Nullable Type type;

        Elements(@Nullable Type wanted) {
            type = wanted;
        }

        void add(Ast.Expression element) {
            final Type wanted = type;
            if (wanted != null) {
                values.add(body.expressions().wanted(element, wanted));
                return;
            }
            final Typed.Expression first = body.expressions().value(element, null);
            values.add(first);
            type = first.type() == Type.NEVER
                    ? null
                    : body.types().notAffine(first.type(), element.span(), "an element");
        }

        /// Null if there is no element to tell it.
        @Nullable
        Type type() {
            return type;
        }
    }

    // ---- structs

    Typed.Expression struct(Ast.StructLiteral literal) {
        final Type type = body.types().type(literal.type());
        if (!(type instanceof Type.StructOf of)) {
            if (type != Type.UNKNOWN) {
                body.report(
                        Code.E0202,
                        literal.type().span(),
                        "unknown type `" + literal.type().name().text() + "`",
                        Note.help("only a struct has such a literal"));
            }
            literal.fields().forEach(field -> body.expressions().value(field.value(), Type.UNKNOWN));
            return body.unknown(literal.span());
        }
        final StructSymbol struct = of.symbol();
        final Map<String, FieldSymbol> missing = new HashMap<>(struct.fields());
        final List<Typed.FieldValue> values = new ArrayList<>();
        for (final Ast.FieldValue field : literal.fields()) {
            value(struct, field, missing, values);
        }
        struct.fields().values().stream()
                .filter(field -> missing.containsKey(field.name()) && field.initial() == null)
                .findFirst()
                .ifPresent(field -> body.report(
                        Code.E0308, literal.type().span(), struct.name() + " needs the field `" + field.name() + "`"));
        return new Typed.NewStruct(struct, values, type, literal.span());
    }

    private void value(
            StructSymbol struct,
            Ast.FieldValue given,
            Map<String, FieldSymbol> missing,
            List<Typed.FieldValue> values) {
        final String name = given.name().text();
        final FieldSymbol field = struct.fields().get(name);
        if (field == null) {
            body.report(
                    Code.E0308,
                    given.name().span(),
                    struct.name() + " has no field `" + name + "`",
                    Suggestions.didYouMean(name, struct.fields().keySet()));
            body.expressions().value(given.value(), Type.UNKNOWN);
            return;
        }
        if (missing.remove(name) == null) {
            body.report(Code.E0204, given.name().span(), "`" + name + "` is declared twice");
        }
        values.add(new Typed.FieldValue(field, body.expressions().wanted(given.value(), field.type())));
    }
}
