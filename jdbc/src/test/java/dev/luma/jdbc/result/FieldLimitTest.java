package dev.luma.jdbc.result;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("N12")
class FieldLimitTest {
    @Test
    void cutsAtAWholeCharacter() {
        assertEquals("aü", new FieldLimit(4).cut("aü😀"));
        assertEquals("aü😀", new FieldLimit(7).cut("aü😀"));
        assertEquals("", new FieldLimit(1).cut("ü"));
        assertEquals("aü😀", new FieldLimit(0).cut("aü😀"));
    }

    @Test
    void cutsBytes() {
        assertArrayEquals(new byte[] {1, 2}, new FieldLimit(2).cut(new byte[] {1, 2, 3}));
        assertArrayEquals(new byte[] {1, 2}, new FieldLimit(3).cut(new byte[] {1, 2}));
    }
}
