package dev.luma.lang.runtime;

import java.util.concurrent.ThreadLocalRandom;

/// The hash of a map's keys. The plain one is fast and known to all; keys may be chosen, by whoever sends them, so
/// that it is the same for all. The secret one differs from map to map.
final class KeyHash {
    /// Far more than keys take that nobody chose.
    static final int TOO_MANY_STEPS = 200;

    static final KeyHash PLAIN = new KeyHash(0, 0);

    private static final long GOLDEN = 0x9E37_79B9_7F4A_7C15L;

    private final long seed;
    private final long factor;

    private KeyHash(long seed, long factor) {
        this.seed = seed;
        this.factor = factor;
    }

    static KeyHash secret() {
        final ThreadLocalRandom random = ThreadLocalRandom.current();
        return new KeyHash(random.nextLong(), random.nextLong() | 1);
    }

    int of(Object key) {
        if (factor == 0) {
            return plain(key);
        }
        return spread(
                switch (key) {
                    case String text -> secret(text);
                    case Long number -> mix(number, seed);
                    default -> mix(key.hashCode(), seed);
                });
    }

    /// The two kinds of keys that most maps have come first, and each calls its own `hashCode`. Numbers that follow one
    /// another lie side by side, where they are found fastest.
    private static int plain(Object key) {
        if (key instanceof String text) {
            return spread(text.hashCode() * GOLDEN);
        }
        return key instanceof Long number ? Long.hashCode(number) : key.hashCode();
    }

    /// How far it is from a slot that is taken to the next one to look at: odd, so that all are looked at in a table
    /// whose length is a power of two, and wide, so that nothing has to walk along numbers that lie side by side.
    static int stride(int hash) {
        return (int) (hash * GOLDEN >>> 40) | 1;
    }

    private long secret(String text) {
        long hash = seed;
        for (int i = 0; i < text.length(); i++) {
            hash = mix(text.charAt(i), hash);
        }
        return hash;
    }

    private long mix(long part, long hash) {
        return Long.rotateLeft((hash ^ part) * factor, 29) + seed;
    }

    /// The best bits are the high ones; the table uses the low ones.
    private static int spread(long hash) {
        return (int) (hash >>> 32);
    }
}
