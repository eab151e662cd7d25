package dev.luma.toolbox.crypto;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class SecretTest {
    private static final String TEXT = "pässwörd–\uD83D\uDD11";

    @Test
    void hidesItselfInText() {
        assertEquals("***", Secret.of(TEXT).toString());
        assertEquals("***", Secret.EMPTY.toString());
        assertEquals("Account[password=***]", new Account(Secret.of(TEXT)).toString());
    }

    private record Account(Secret password) {}

    @Test
    void givesItsTextAsUtf8AndAsCharacters() {
        Secret secret = Secret.of(TEXT.toCharArray());
        assertArrayEquals(TEXT.getBytes(StandardCharsets.UTF_8), secret.bytes());
        assertArrayEquals(TEXT.toCharArray(), secret.chars());
    }

    @Test
    void keepsItsOwnCopy() {
        char[] given = {'a', 'b'};
        Secret secret = Secret.of(given);
        given[0] = 'x';
        secret.bytes()[0] = 'y';
        secret.chars()[0] = 'z';
        assertArrayEquals(new byte[] {'a', 'b'}, secret.bytes());
    }

    @Test
    void givesNothingOnceDestroyed() {
        Secret secret = Secret.of(TEXT);
        assertFalse(secret.isDestroyed());
        secret.destroy();
        assertTrue(secret.isDestroyed());
        assertThrows(IllegalStateException.class, secret::bytes);
        assertThrows(IllegalStateException.class, secret::chars);
        assertNotEquals(Secret.of(TEXT), secret);
    }

    @Test
    void staysEmptyWhenTheEmptyOneIsDestroyed() {
        Secret.EMPTY.destroy();
        assertEquals(0, Secret.of("").bytes().length);
        assertTrue(Secret.of(new char[0]).isEmpty());
    }

    @Test
    void equalsByContentAndTellsNothingByItsHash() {
        assertEquals(Secret.of(TEXT), Secret.of(TEXT.toCharArray()));
        assertNotEquals(Secret.of(TEXT), Secret.of("other"));
        assertEquals(Secret.of("one").hashCode(), Secret.of("other").hashCode());
    }

    @Test
    void refusesHalfASurrogatePairWithoutRepeatingIt() {
        var e = assertThrows(IllegalArgumentException.class, () -> Secret.of("top\uD83Dsecret"));
        assertEquals("the secret is no valid text: it holds half a surrogate pair", e.getMessage());
        assertThrows(IllegalArgumentException.class, () -> Secret.of("top\uD83D"));
    }
}
