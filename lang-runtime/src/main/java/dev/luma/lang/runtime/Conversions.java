package dev.luma.lang.runtime;

import org.jspecify.annotations.Nullable;

/// The conversions `int(x)`, `float(x)` and `byte(x)`, and `text.to_int()` and `text.to_float()`, which ask.
public final class Conversions {
    /// 2 to the power of 63: the first float that is too great.
    private static final double TOO_GREAT = 0x1p63;

    private Conversions() {}

    /// A sign and decimal digits, nothing else.
    public static long toInt(String text) {
        final Long number = Numbers.parseInt(text, 10);
        if (number == null) {
            throw Panics.convert(text, "int");
        }
        return number;
    }

    /// Towards zero.
    public static long toInt(double number) {
        if (number >= -TOO_GREAT && number < TOO_GREAT) {
            return (long) number;
        }
        throw Panics.convert(number, "int");
    }

    /// A literal, a text form, or digits alone; a sign may lead.
    public static double toFloat(String text) {
        final Double number = Numbers.parseFloat(text);
        if (number == null) {
            throw Panics.convert(text, "float");
        }
        return number;
    }

    /// The nearest float.
    public static double toFloat(long number) {
        return (double) number;
    }

    /// @return 0 to 255
    public static int toByte(long number) {
        if (number < 0 || number > 255) {
            throw Panics.unfit(number, "byte");
        }
        return (int) number;
    }

    /// As [#toInt(String)], null where that panics.
    public static @Nullable Long intOrNil(String text) {
        return Numbers.parseInt(text, 10);
    }

    /// The same of the bytes of a text, which need not be made for it.
    public static @Nullable Long intOrNil(byte[] text, int offset, int length) {
        return Numbers.parseInt(text, offset, length);
    }

    /// In a base.
    ///
    /// @param base 2 to 36, else it panics
    public static @Nullable Long intOrNil(String text, long base) {
        if (base < Character.MIN_RADIX || base > Character.MAX_RADIX) {
            throw Panic.of("convert", "the base " + base + " is not within 2 to 36");
        }
        return Numbers.parseInt(text, (int) base);
    }

    /// As [#toFloat(String)], null where that panics.
    public static @Nullable Double floatOrNil(String text) {
        return Numbers.parseFloat(text);
    }
}
