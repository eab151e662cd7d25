package dev.luma.mysql.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.luma.db.error.ConversionException;
import dev.luma.mysql.wire.ColumnType;
import dev.luma.mysql.wire.server.ColumnDefinition;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class FloatingTextTest {
    private static final Codec DOUBLE = codec(ColumnType.DOUBLE, FloatingText.NOT_FIXED, 0);
    private static final Codec FLOAT = codec(ColumnType.FLOAT, FloatingText.NOT_FIXED, 0);

    /// A line of `floating-point.txt`.
    record Captured(String type, int decimals, int zerofill, long bits, String text) {
        Codec codec() {
            return FloatingTextTest.codec(isFloat() ? ColumnType.FLOAT : ColumnType.DOUBLE, decimals, zerofill);
        }

        boolean isFloat() {
            return type.equals("FLOAT");
        }

        WireValue binary() {
            final byte[] bytes = new byte[isFloat() ? 4 : 8];
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] = (byte) (bits >>> (8 * i));
            }
            return WireValue.of(bytes);
        }
    }

    static List<Captured> captured() throws IOException {
        try (InputStream in = FloatingTextTest.class.getResourceAsStream("floating-point.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split(" "))
                    .map(f -> new Captured(
                            f[0],
                            Integer.parseInt(f[1]),
                            Integer.parseInt(f[2]),
                            Long.parseUnsignedLong(f[3], 16),
                            f[4]))
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("captured")
    void printsAsTheServersDo(Captured captured) {
        assertEquals(captured.text, captured.binary().textFromBinary(captured.codec()));
    }

    @ParameterizedTest
    @MethodSource("captured")
    void readsWhatTheServersPrint(Captured captured) {
        final double sent = captured.binary().doubleFromBinary(captured.codec());
        final double read = WireValue.text(captured.text).doubleFromText(captured.codec());

        if (captured.decimals == FloatingText.NOT_FIXED && !captured.isFloat()) {
            assertEquals(sent, read);
        } else {
            // fixed decimals, or the six digits of a FLOAT, may be less than the whole number
            assertEquals(sent, read, Math.abs(sent) * 1e-5);
        }
    }

    @Test
    void readsEveryDoubleThatItPrints() {
        final Random random = new Random(7);
        for (int i = 0; i < 20_000; i++) {
            final double value = Double.longBitsToDouble(random.nextLong());
            if (Double.isFinite(value)) {
                final String text = FloatingText.ofDouble(value, FloatingText.NOT_FIXED, 0);

                assertEquals(value, WireValue.text(text).doubleFromText(DOUBLE), text);
            }
        }
    }

    @Test
    void readsShortDecimalsAsTheJdkDoes() {
        final Random random = new Random(8);
        for (int i = 0; i < 20_000; i++) {
            final String text = random.nextLong(10_000_000_000_000_000L) + "." + random.nextInt(1000) + "e"
                    + (random.nextInt(60) - 30);

            assertEquals(Double.parseDouble(text), WireValue.text(text).doubleFromText(DOUBLE), text);
        }
    }

    @Test
    void readsAFloatAsTheJdkDoes() {
        final Random random = new Random(9);
        for (int i = 0; i < 20_000; i++) {
            final float value = Float.intBitsToFloat(random.nextInt());
            if (Float.isFinite(value)) {
                // the decimal half way to the next float, and one just above it: rounding twice goes wrong there
                final double half = ((double) value + Math.nextUp(value)) / 2;
                final String exact = new BigDecimal(half).toPlainString();
                final String above = exact + (exact.contains(".") ? "000001" : ".000001");
                for (final String text : List.of(Float.toString(value), Double.toString(half), exact, above)) {
                    final float expected = Float.parseFloat(text);
                    if (Float.isFinite(expected)) {
                        assertEquals(expected, (float) WireValue.text(text).doubleFromText(FLOAT), text);
                    }
                }
            }
        }
    }

    @Test
    void givesTheFloatAndNotItsDecimal() {
        assertEquals(0.1f, WireValue.text("0.1").fromText(FLOAT));
        assertEquals((double) 0.1f, WireValue.text("0.1").doubleFromText(FLOAT));
        assertEquals((double) 0.1f, WireValue.hex("cd cc cc 3d").doubleFromBinary(FLOAT));
        assertEquals(0.1, WireValue.text("0.1").fromText(DOUBLE));
    }

    /// Captured from MySQL 9.7.4 and MariaDB 11.8.6: the text row has lost what the binary row tells.
    @Test
    void hasOnlySixDigitsOfAFloatInATextRow() {
        assertEquals(16777216f, WireValue.hex("00 00 80 4b").fromBinary(FLOAT));
        assertEquals("16777200", WireValue.hex("00 00 80 4b").textFromBinary(FLOAT));
        assertEquals(16777200f, WireValue.text("16777200").fromText(FLOAT));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-",
                "+",
                ".",
                "-.",
                "e",
                "1e",
                "1e+",
                "1e-",
                "1ee1",
                "1.2.3",
                "NaN",
                "Infinity",
                "-inf",
                "0x1p3",
                "1f",
                "1d",
                " 1",
                "1 ",
                "--1",
                "1,5",
                "1e99999999999999999999",
                "1e400",
                "-1e400",
                "1e5x",
                "e5"
            })
    void refusesWhatIsNoNumber(String text) {
        assertThrows(ConversionException.class, () -> WireValue.text(text).doubleFromText(DOUBLE));
        assertThrows(ConversionException.class, () -> WireValue.text(text).doubleFromText(FLOAT));
    }

    @Test
    void refusesANumberBeyondAFloat() {
        assertThrows(ConversionException.class, () -> WireValue.text("3.5e38").fromText(FLOAT));
        assertEquals(3.5e38, WireValue.text("3.5e38").fromText(DOUBLE));
    }

    @Test
    void readsAnythingTinyAsZero() {
        assertEquals(0.0, WireValue.text("1e-400").fromText(DOUBLE));
        assertEquals(0f, WireValue.text("1e-60").fromText(FLOAT));
        assertEquals(-0.0, WireValue.text("-0e99999999999").fromText(DOUBLE));
    }

    @Test
    void refusesMoreDigitsThanAnyColumnHas() {
        assertThrows(
                ConversionException.class,
                () -> WireValue.text("1".repeat(10_000_000)).fromText(DOUBLE));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "00 00 00 00 00 00 f0 7f",
                "00 00 00 00 00 00 f0 ff",
                "00 00 00 00 00 00 f8 7f",
                "",
                "00 00 c0 3f"
            })
    void refusesBitsThatAreNoFiniteDouble(String hex) {
        assertThrows(ConversionException.class, () -> WireValue.hex(hex).fromBinary(DOUBLE));
        assertThrows(ConversionException.class, () -> WireValue.hex(hex).textFromBinary(DOUBLE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"00 00 80 7f", "00 00 80 ff", "00 00 c0 7f", "", "00 00 00 00 00 00 f0 3f"})
    void refusesBitsThatAreNoFiniteFloat(String hex) {
        assertThrows(ConversionException.class, () -> WireValue.hex(hex).fromBinary(FLOAT));
    }

    private static Codec codec(int type, int decimals, int zerofill) {
        final int flags = zerofill == 0 ? 0 : ColumnDefinition.ZEROFILL | ColumnDefinition.UNSIGNED;
        return Codecs.of(Definitions.binary(type, flags, zerofill, decimals), ValueOptions.DEFAULTS);
    }
}
