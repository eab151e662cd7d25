package dev.luma.lang.std;

import dev.luma.lang.runtime.ByteList;
import dev.luma.lang.runtime.Conversions;
import dev.luma.lang.runtime.LumaType;
import dev.luma.lang.runtime.Panics;
import dev.luma.lang.runtime.Text;
import org.jspecify.annotations.Nullable;

/// A value of a row as the type that a program wants. What does not fit panics with `convert`.
final class Cell {
    private static final LumaType BYTES = LumaType.list(LumaType.BYTE);

    private Cell() {}

    /// Bytes are taken for UTF-8.
    static @Nullable String text(@Nullable Object cell) {
        return switch (cell) {
            case null -> null;
            case ByteList bytes -> Lists.toStr(bytes);
            default -> Text.of(cell);
        };
    }

    /// @param wanted without `?`
    static Object as(Object cell, LumaType wanted) {
        if (wanted.equals(LumaType.ANY) || wanted.holds(cell)) {
            return cell;
        }
        if (wanted.equals(LumaType.INT)) {
            return toInt(cell);
        }
        if (wanted.equals(LumaType.FLOAT)) {
            return toFloat(cell);
        }
        if (wanted.equals(LumaType.BOOL)) {
            return toBool(cell);
        }
        if (wanted.equals(LumaType.STR)) {
            return String.valueOf(text(cell));
        }
        if (wanted.equals(BYTES)) {
            return Texts.bytes(String.valueOf(text(cell)));
        }
        throw Panics.convert(cell, wanted.text());
    }

    private static long toInt(Object cell) {
        return switch (cell) {
            case Byte number -> number & 0xFF;
            case Double number -> whole(number);
            case String text -> Conversions.toInt(text);
            case ByteList bytes -> Conversions.toInt(Lists.toStr(bytes));
            default -> throw Panics.convert(cell, "int");
        };
    }

    /// Nothing is cut off in silence.
    private static long whole(double number) {
        final long whole = Conversions.toInt(number);
        if (whole != number) {
            throw Panics.convert(number, "int");
        }
        return whole;
    }

    private static double toFloat(Object cell) {
        return switch (cell) {
            case Long number -> number;
            case Byte number -> number & 0xFF;
            case String text -> Conversions.toFloat(text);
            case ByteList bytes -> Conversions.toFloat(Lists.toStr(bytes));
            default -> throw Panics.convert(cell, "float");
        };
    }

    private static boolean toBool(Object cell) {
        return switch (String.valueOf(text(cell))) {
            case "1", "true" -> true;
            case "0", "false" -> false;
            default -> throw Panics.convert(cell, "bool");
        };
    }
}
