package dev.luma.db.convert;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.luma.db.FakeColumn;
import dev.luma.db.error.ConversionException;
import dev.luma.db.spi.Kind;
import org.junit.jupiter.api.Test;

class VectorConversionTest {
    @Test
    void takesAVectorAsItIs() {
        final float[] vector = {1, 2};

        assertSame(vector, Conversion.to(FakeColumn.of("v", Kind.VECTOR), vector, float[].class));
    }

    @Test
    void readsBytesLittleEndian() {
        final byte[] bytes = {0, 0, (byte) 0x80, 0x3F, 0, 0, 0x20, 0x40};

        assertArrayEquals(new float[] {1, 2.5f}, Conversion.to(FakeColumn.of("v", Kind.BYTES), bytes, float[].class));
    }

    @Test
    void refusesWhatIsNoVector() {
        assertThrows(
                ConversionException.class,
                () -> Conversion.to(FakeColumn.of("v", Kind.BYTES), new byte[5], float[].class));
        assertThrows(
                ConversionException.class,
                () -> Conversion.to(FakeColumn.of("v", Kind.BITS), new byte[8], float[].class));
        assertThrows(
                ConversionException.class, () -> Conversion.to(FakeColumn.of("v", Kind.TEXT), "[1]", float[].class));
    }
}
