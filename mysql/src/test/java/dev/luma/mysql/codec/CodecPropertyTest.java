package dev.luma.mysql.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import dev.luma.db.error.ConversionException;
import dev.luma.db.spi.Kind;
import dev.luma.mysql.wire.ColumnType;
import dev.luma.mysql.wire.server.ColumnDefinition;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Whatever bytes a server sends for a value, reading it gives the value or a [ConversionException].
class CodecPropertyTest {
    private static final int LONGEST = 70;
    private static final int TRIES = 10;
    private static final String CHANGES = "\0 +-./059:;aefgz\u007F\u0080\u00FF";
    private static final int UNSIGNED_ZEROFILL = ColumnDefinition.UNSIGNED | ColumnDefinition.ZEROFILL;
    /// What digits, dates and numbers are made of, so that random text comes close to them.
    private static final byte[] ALPHABET = "0123456789-:. e+".getBytes(StandardCharsets.US_ASCII);

    static List<Codec> codecs() {
        final Map<String, Codec> byName = new TreeMap<>();
        for (int type = 0; type < 256; type++) {
            add(byName, Definitions.binary(type, 0, 20, 31));
            add(byName, Definitions.binary(type, UNSIGNED_ZEROFILL, 20, 31));
            add(byName, Definitions.text(type, 0, 20));
        }
        byName.keySet().removeIf(name -> name.contains(" type 0x") && !name.endsWith("0xF3"));
        add(byName, Definitions.extended(ColumnType.STRING, 144, "uuid", ""));
        return List.copyOf(byName.values());
    }

    private static void add(Map<String, Codec> byName, ColumnDefinition column) {
        final Codec codec = Codecs.of(column, ValueOptions.DEFAULTS);
        byName.putIfAbsent(codec.getClass().getSimpleName() + " " + codec.typeName(), codec);
    }

    @ParameterizedTest
    @MethodSource("codecs")
    void readsOrRefusesRandomBytesOfEveryLength(Codec codec) {
        final Random random = new Random(1);
        for (int length = 0; length <= LONGEST; length++) {
            for (int i = 0; i < TRIES; i++) {
                final byte[] bytes = new byte[length];
                random.nextBytes(bytes);
                readsOrRefuses(codec, WireValue.of(bytes));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("codecs")
    void readsOrRefusesRandomDigitsOfEveryLength(Codec codec) {
        final Random random = new Random(2);
        for (int length = 0; length <= LONGEST; length++) {
            for (int i = 0; i < TRIES; i++) {
                final byte[] bytes = new byte[length];
                for (int j = 0; j < length; j++) {
                    bytes[j] = ALPHABET[random.nextInt(ALPHABET.length)];
                }
                readsOrRefuses(codec, WireValue.of(bytes));
            }
        }
    }

    /// What is nearly a value finds more than what is nothing like one.
    @ParameterizedTest
    @MethodSource("codecs")
    void readsOrRefusesAValueWithOneByteChanged(Codec codec) {
        for (final String value : List.of(
                "2024-02-29 12:34:56.123456",
                "2024-02-29",
                "-838:59:59.999999",
                "18446744073709551615",
                "-1.7976931348623157e308",
                "123e4567-e89b-12d3-a456-426655440000")) {
            for (int i = 0; i < value.length(); i++) {
                for (int j = 0; j < CHANGES.length(); j++) {
                    final byte[] bytes = value.getBytes(StandardCharsets.US_ASCII);
                    bytes[i] = (byte) CHANGES.charAt(j);
                    readsOrRefuses(codec, WireValue.of(bytes));
                }
            }
        }
    }

    private static void readsOrRefuses(Codec codec, WireValue value) {
        attempt(() -> assertNotNull(value.fromText(codec)));
        attempt(() -> assertNotNull(value.fromBinary(codec)));
        attempt(() -> assertNotNull(value.textFromText(codec)));
        attempt(() -> assertNotNull(value.textFromBinary(codec)));
        value.isNullInText(codec);
        value.isNullInBinary(codec);
        switch (codec.kind()) {
            case INTEGER, UNSIGNED -> {
                attempt(() -> value.longFromText(codec));
                attempt(() -> value.longFromBinary(codec));
            }
            case FLOAT, DOUBLE -> {
                attempt(() -> value.doubleFromText(codec));
                attempt(() -> value.doubleFromBinary(codec));
            }
            default -> {}
        }
    }

    /// Nobody gets as text what is no value, but for days that are in no calendar.
    @ParameterizedTest
    @MethodSource("codecs")
    void refusesAsTextWhatItRefusesAsAValue(Codec codec) {
        final Random random = new Random(4);
        for (int i = 0; i < 20_000; i++) {
            final byte[] bytes = new byte[random.nextInt(24)];
            for (int j = 0; j < bytes.length; j++) {
                bytes[j] = ALPHABET[random.nextInt(ALPHABET.length)];
            }
            final WireValue value = WireValue.of(bytes);
            final boolean isValue = isRead(() -> value.fromText(codec));
            final boolean isText = isRead(() -> value.textFromText(codec));
            // of bits, db prints the value
            if (codec.kind() != Kind.BITS) {
                assertEquals(
                        isValue || value.isNullInText(codec), isText, new String(bytes, StandardCharsets.US_ASCII));
            }
        }
    }

    private static boolean isRead(Runnable reading) {
        try {
            reading.run();
            return true;
        } catch (ConversionException refused) {
            return false;
        }
    }

    /// Anything but a [ConversionException] goes through and fails the test.
    private static void attempt(Runnable reading) {
        try {
            reading.run();
        } catch (ConversionException expected) {
            assertNotNull(expected.getMessage());
        }
    }

    /// What a binary row's value prints, a text row's reads back as the same value.
    @ParameterizedTest
    @MethodSource("codecs")
    void readsWhatItPrints(Codec codec) {
        final int width = codec.binaryWidth();
        if (width == 0 || codec.kind() == Kind.FLOAT) {
            return;
        }
        final Random random = new Random(3);
        for (int i = 0; i < 2000; i++) {
            final byte[] bytes = new byte[width];
            random.nextBytes(bytes);
            if (codec.typeName().startsWith("MEDIUMINT")) {
                // 24 bits of sign and number
                bytes[3] = (byte) (codec.typeName().endsWith("UNSIGNED") ? 0 : bytes[2] >> 7);
            }
            final WireValue value = WireValue.of(bytes);
            final Object sent;
            try {
                sent = value.fromBinary(codec);
            } catch (ConversionException noNumber) {
                continue;
            }
            if (sent instanceof Double number && number < 0 && codec.typeName().endsWith("UNSIGNED")) {
                continue;
            }
            assertEquals(sent, WireValue.text(value.textFromBinary(codec)).fromText(codec));
        }
    }
}
