package dev.luma.toolbox.crypto;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import javax.security.auth.Destroyable;

/// A password or another text that nobody should see by accident: its [#toString] is `***`, and reading it takes a call
/// that one can search for. Safe for use by several threads.
///
/// Equality compares in constant time. The hash code is the same for all, so that it tells nothing either.
public final class Secret implements Destroyable {
    /// No password. It cannot be destroyed.
    public static final Secret EMPTY = new Secret(new byte[0]);

    private final byte[] utf8;
    private volatile boolean destroyed;

    private Secret(byte[] utf8) {
        this.utf8 = utf8;
    }

    /// A secret out of a text, which the caller cannot erase; where that matters there is [#of(char[])].
    ///
    /// @throws IllegalArgumentException if the text has half a surrogate pair
    public static Secret of(String text) {
        return of(CharBuffer.wrap(text));
    }

    /// A secret out of a copy of `text`; the array is the caller's to erase.
    ///
    /// @throws IllegalArgumentException if the text has half a surrogate pair
    public static Secret of(char[] text) {
        return of(CharBuffer.wrap(text));
    }

    private static Secret of(CharBuffer text) {
        if (text.isEmpty()) {
            return EMPTY;
        }
        ByteBuffer encoded = ByteBuffer.allocate(Math.multiplyExact(text.length(), 3)); // UTF-8 takes no more
        boolean valid =
                !StandardCharsets.UTF_8.newEncoder().encode(text, encoded, true).isError();
        byte[] utf8 = Arrays.copyOf(encoded.array(), encoded.position());
        Arrays.fill(encoded.array(), (byte) 0);
        if (!valid) {
            throw new IllegalArgumentException("the secret is no valid text: it holds half a surrogate pair");
        }
        return new Secret(utf8);
    }

    /// Its UTF-8 bytes, a copy that is the caller's to erase.
    ///
    /// @throws IllegalStateException if it was destroyed
    public byte[] bytes() {
        requireIntact();
        return utf8.clone();
    }

    /// Its characters, a copy that is the caller's to erase.
    ///
    /// @throws IllegalStateException if it was destroyed
    public char[] chars() {
        requireIntact();
        CharBuffer decoded = CharBuffer.allocate(utf8.length); // no character has less than one byte
        CoderResult result = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8), decoded, true);
        assert !result.isError();
        char[] chars = Arrays.copyOf(decoded.array(), decoded.position());
        Arrays.fill(decoded.array(), '\0');
        return chars;
    }

    public boolean isEmpty() {
        return utf8.length == 0;
    }

    /// Overwrites what this object holds; copies that were handed out are not reached.
    @Override
    public void destroy() {
        if (!isEmpty()) {
            destroyed = true;
            Arrays.fill(utf8, (byte) 0);
        }
    }

    @Override
    public boolean isDestroyed() {
        return destroyed;
    }

    private void requireIntact() {
        if (destroyed) {
            throw new IllegalStateException("the secret has been destroyed");
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Secret secret
                && destroyed == secret.destroyed
                && MessageDigest.isEqual(utf8, secret.utf8);
    }

    @Override
    public int hashCode() {
        return 0;
    }

    /// `***`.
    @Override
    public String toString() {
        return "***";
    }
}
