package dev.luma.jdbc.result;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("N12")
class FieldLimitTest {
    @Test
    void cutsAtAWholeCharacter() {
        assertEquals("aü", FieldLimit.of(4).cut("aü😀"));
        assertEquals("aü😀", FieldLimit.of(7).cut("aü😀"));
        assertEquals("", FieldLimit.of(1).cut("ü"));
        assertEquals("aü😀", FieldLimit.of(0).cut("aü😀"));
    }

    @Test
    void cutsBytes() {
        assertArrayEquals(new byte[] {1, 2}, FieldLimit.of(2).cut(new byte[] {1, 2, 3}));
        assertArrayEquals(new byte[] {1, 2}, FieldLimit.of(3).cut(new byte[] {1, 2}));
    }
}
