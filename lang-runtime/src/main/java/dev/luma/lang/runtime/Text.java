package dev.luma.lang.runtime;

import org.jspecify.annotations.Nullable;

/// The text form of every value: what `str(x)`, `${x}` and `print` give.
public final class Text {
    private Text() {}

    /// The text form of a boxed value.
    public static String of(@Nullable Object value) {
        return switch (value) {
            case null -> "nil";
            case String text -> text;
            case Long number -> number.toString();
            default -> {
                final StringBuilder target = new StringBuilder();
                append(target, value);
                yield target.toString();
            }
        };
    }

    public static String of(long value) {
        return Long.toString(value);
    }

    public static String of(boolean value) {
        return Boolean.toString(value);
    }

    /// The shortest text that reads back the same, always with a point; from 1e7 up and below 1e-3 with an exponent.
    public static String of(double value) {
        if (Double.isNaN(value)) {
            return "nan";
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "inf" : "-inf";
        }
        return Double.toString(value).replace('E', 'e');
    }

    /// The text form as it stands inside a list: a str in quotes.
    public static String quoted(@Nullable Object value) {
        final StringBuilder target = new StringBuilder();
        if (value instanceof String text) {
            quote(target, text);
        } else {
            append(target, value);
        }
        return target.toString();
    }

    /// Appends the text form.
    public static void append(StringBuilder target, @Nullable Object value) {
        try {
            write(target, value);
        } catch (StackOverflowError nested) {
            throw Panics.nestedValue();
        }
    }

    private static void write(StringBuilder target, @Nullable Object value) {
        switch (value) {
            case null -> target.append("nil");
            case String text -> target.append(text);
            case Double number -> target.append(of(number.doubleValue()));
            case Byte number -> target.append(number & 0xFF);
            case LumaList list -> write(target, list);
            case LumaMap map -> write(target, map);
            case LumaStruct struct -> write(target, struct);
            case Function function -> target.append("fn");
            case CoreObject object -> target.append(object.text());
            default -> target.append(value);
        }
    }

    private static void writeQuoted(StringBuilder target, @Nullable Object value) {
        if (value instanceof String text) {
            quote(target, text);
        } else {
            write(target, value);
        }
    }

    private static void write(StringBuilder target, LumaList list) {
        target.append('[');
        for (int i = 0; i < list.size(); i++) {
            if (i > 0) {
                target.append(", ");
            }
            writeQuoted(target, list.get(i));
        }
        target.append(']');
    }

    private static void write(StringBuilder target, LumaMap map) {
        target.append('{');
        final int version = map.version();
        String between = "";
        for (int at = map.next(LumaMap.START, version); at != LumaMap.END; at = map.next(at, version)) {
            target.append(between);
            writeQuoted(target, map.keyAt(at));
            target.append(": ");
            writeQuoted(target, map.valueAt(at));
            between = ", ";
        }
        target.append('}');
    }

    private static void write(StringBuilder target, LumaStruct struct) {
        final String own = struct.ownText();
        if (own != null) {
            target.append(own);
            return;
        }
        target.append(struct.structName());
        if (struct.fieldCount() == 0) {
            target.append(" {}");
            return;
        }
        String before = " { ";
        for (int i = 0; i < struct.fieldCount(); i++) {
            target.append(before).append(struct.fieldName(i)).append(": ");
            writeQuoted(target, struct.fieldValue(i));
            before = ", ";
        }
        target.append(" }");
    }

    private static void quote(StringBuilder target, String text) {
        target.append('"');
        for (int i = 0; i < text.length(); i++) {
            final char c = text.charAt(i);
            switch (c) {
                case '"' -> target.append("\\\"");
                case '\\' -> target.append("\\\\");
                case '\n' -> target.append("\\n");
                case '\t' -> target.append("\\t");
                case '\r' -> target.append("\\r");
                case '\0' -> target.append("\\0");
                default -> target.append(c);
            }
        }
        target.append('"');
    }
}
