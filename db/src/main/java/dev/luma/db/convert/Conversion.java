package dev.luma.db.convert;

import dev.luma.db.error.ConversionException;
import dev.luma.db.error.UsageException;
import dev.luma.db.spi.ColumnInfo;
import java.math.BigDecimal;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/// From a column's natural value to the type that was asked for.
///
/// Every method throws [ConversionException] where the value does not fit, with the column's name, the value, and the
/// way out where there is one. No value here is NULL, but for [#to].
public final class Conversion {
    private Conversion() {}

    /// The value as a `type`.
    ///
    /// @param type an enum, a primitive or one of the supported classes; [Object] takes the value as it is
    /// @return null for NULL, unless the type is primitive
    /// @throws UsageException if no value ever becomes that type
    @SuppressWarnings("unchecked")
    public static <T> @Nullable T to(ColumnInfo column, @Nullable Object value, Class<T> type) {
        if (value == null) {
            if (type.isPrimitive()) {
                throw Misfit.nothing(column, type);
            }
            return null;
        }
        if (type.isInstance(value)) {
            return type.cast(value);
        }
        final Class<?> target = Targets.boxed(type);
        final Targets.Converter converter = Targets.of(target);
        if (converter != null) {
            // A primitive class stands for its box here, and no cast of Class would do that.
            return (T) converter.convert(column, value);
        }
        if (target.isEnum()) {
            return (T) Texts.toEnum(column, value, target.asSubclass(Enum.class));
        }
        throw new UsageException("no column is read as " + type.getName()
                + ": ask for a number, String, byte[], an enum, UUID, a java.time type or float[]");
    }

    public static boolean toBoolean(ColumnInfo column, Object value) {
        return Numbers.toBoolean(column, value);
    }

    public static int toInt(ColumnInfo column, Object value) {
        return (int) Targets.within(column, value, Integer.MIN_VALUE, Integer.MAX_VALUE, "int");
    }

    public static long toLong(ColumnInfo column, Object value) {
        return Numbers.toLong(column, value, "long");
    }

    public static double toDouble(ColumnInfo column, Object value) {
        return Numbers.toDouble(column, value);
    }

    public static BigDecimal toDecimal(ColumnInfo column, Object value) {
        return Numbers.toDecimal(column, value, "BigDecimal");
    }

    public static String toText(ColumnInfo column, Object value) {
        return Texts.toText(column, value);
    }

    public static byte[] toBytes(ColumnInfo column, Object value) {
        return Texts.toBytes(column, value);
    }

    /// For the way that makes no object: an integer that is a `long` already.
    public static int narrow(ColumnInfo column, long value) {
        final int narrowed = (int) value;
        if (narrowed != value) {
            throw Misfit.fit(column, value, "int");
        }
        return narrowed;
    }

    /// For the way that makes no object: 64 unsigned bits, as a signed number.
    public static long signed(ColumnInfo column, long bits) {
        if (bits < 0) {
            throw Misfit.fit(
                    column, new BigInteger(Long.toUnsignedString(bits)), "long", "ask for BigInteger or String");
        }
        return bits;
    }

    /// How messages name a column: by label and type.
    public static String named(ColumnInfo column) {
        return Misfit.name(column);
    }

    /// What to say of NULL where a primitive was asked for.
    public static ConversionException nothing(ColumnInfo column, Class<?> primitive) {
        return Misfit.nothing(column, primitive);
    }
}
