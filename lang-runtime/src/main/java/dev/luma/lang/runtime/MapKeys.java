package dev.luma.lang.runtime;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The keys of a map in the order in which they came, each with a number, and what finds them.
///
/// A few are looked through, one after the other: most maps are small, as the rows of a database are, and are asked for
/// the very text that they were given. More have a hash each, and a table of their numbers that finds them. A removed
/// one leaves a gap until the keys are next packed.
///
/// Once a copy of the map has them too they are shared for good: a map that is to change them makes its own first.
final class MapKeys {
    private static final int FREE = 0;
    private static final int REMOVED = -1;
    private static final int MIN_ROOM = 4;

    /// With room for no more than these there is no table.
    private static final int FEW = 8;

    private static final int[] NO_TABLE = {};

    /// Those of all empty maps.
    static final MapKeys NONE = new MapKeys().share();

    /// As many as the largest table has room for.
    private static final int MAX_KEYS = 1 << 29;

    /// By number; null is a gap.
    private @Nullable Object[] keys;

    /// By number, where there is a table; else empty.
    private int[] hashes;

    /// By hash: the number of a key plus one, [#FREE] or [#REMOVED]. Twice as long as there is room for keys, a power
    /// of two; empty where they are few.
    private int[] table;

    /// Before it there are gaps alone, so that a map may serve as a queue.
    private int first;

    private int used;
    private int size;
    private boolean shared;
    private KeyHash hash;

    private MapKeys() {
        keys = new @Nullable Object[MIN_ROOM];
        hashes = NO_TABLE;
        table = NO_TABLE;
        hash = KeyHash.PLAIN;
    }

    private MapKeys(MapKeys other) {
        keys = other.keys.clone();
        hashes = other.hasTable() ? other.hashes.clone() : NO_TABLE;
        table = other.hasTable() ? other.table.clone() : NO_TABLE;
        first = other.first;
        used = other.used;
        size = other.size;
        hash = other.hash;
    }

    // ---- sharing

    MapKeys share() {
        shared = true;
        return this;
    }

    boolean isShared() {
        return shared;
    }

    MapKeys copy() {
        return new MapKeys(this);
    }

    // ---- asking

    int size() {
        return size;
    }

    /// How many numbers are given away, those of gaps too.
    int used() {
        return used;
    }

    boolean hasGaps() {
        return size < used;
    }

    /// How many numbers there can be before the keys are packed.
    int room() {
        return keys.length;
    }

    /// The key with this number; null is a gap.
    @Nullable
    Object at(int number) {
        return keys[number];
    }

    /// The number of the next key from here on; [#used] if there is none.
    int nextFrom(int number) {
        int next = Math.max(number, first);
        while (next < used && keys[next] == null) {
            next++;
        }
        return next;
    }

    /// The number of a key; negative if it is not there.
    int find(Object key) {
        return find(key, hashOf(key));
    }

    /// @param keyHash as [#hashOf] gives it
    int find(Object key, int keyHash) {
        if (hasTable()) {
            return lookUp(key, keyHash);
        }
        // A number is handed on as such, so that the JVM makes no object of one that is only looked for.
        return key instanceof Long number ? scanNumbers(number) : scanObjects(key);
    }

    /// The hash of a key, if there is a table that wants it.
    int hashOf(Object key) {
        return hasTable() ? hash.of(key) : 0;
    }

    private boolean hasTable() {
        return table.length > 0;
    }

    private int scanNumbers(long key) {
        for (int i = first; i < used; i++) {
            if (keys[i] instanceof Long number && number == key) {
                return i;
            }
        }
        return -1;
    }

    @SuppressWarnings("ReferenceEquality") // most often it is the very same, which costs no look at it
    private int scanObjects(Object key) {
        for (int i = first; i < used; i++) {
            if (keys[i] == key) {
                return i;
            }
        }
        return scanEqual(key);
    }

    private int scanEqual(Object key) {
        for (int i = first; i < used; i++) {
            if (isSame(key, keys[i])) {
                if (shared) {
                    keys[i] = key; // the rows that follow are asked for it in the same words
                }
                return i;
            }
        }
        return -1;
    }

    /// Each calls its own `equals`.
    private static boolean isSame(Object key, @Nullable Object other) {
        return key instanceof String text ? text.equals(other) : key.equals(other);
    }

    private int lookUp(Object key, int hash) {
        final int mask = table.length - 1;
        final int stride = KeyHash.stride(hash);
        int slot = hash & mask;
        while (true) {
            final int number = table[slot] - 1;
            if (number == FREE - 1) {
                return -1;
            }
            if (number >= 0 && hashes[number] == hash && key.equals(keys[number])) {
                return number;
            }
            slot = (slot + stride) & mask;
        }
    }

    // ---- changing

    /// Adds a key that is not there, where there is room.
    ///
    /// @param keyHash as [#hashOf] gives it
    /// @return its number
    int add(Object key, int keyHash) {
        final int number = used++;
        size++;
        keys[number] = key;
        if (hasTable()) {
            hashes[number] = keyHash;
            if (enter(number)) {
                rehash();
            }
        }
        return number;
    }

    /// Leaves a gap.
    void remove(int number) {
        if (hasTable()) {
            table[slotOf(number)] = REMOVED;
        }
        keys[number] = null;
        size--;
        while (first < used && keys[first] == null) {
            first++;
        }
    }

    private int slotOf(int number) {
        final int mask = table.length - 1;
        final int stride = KeyHash.stride(hashes[number]);
        int slot = hashes[number] & mask;
        while (table[slot] != number + 1) {
            slot = (slot + stride) & mask;
        }
        return slot;
    }

    /// Closes the gaps, and makes room if there are few.
    ///
    /// @param values by number
    /// @return the values by the numbers that the keys have now
    @Nullable
    Object[] pack(@Nullable Object[] values) {
        if (size >= MAX_KEYS) {
            throw Panic.of("convert", size + " keys are all that a map can have");
        }
        final int room = size > keys.length / 2 ? 2 * keys.length : keys.length;
        final @Nullable Object[] packedKeys = new @Nullable Object[room];
        final @Nullable Object[] packedValues = new @Nullable Object[room];
        final int[] packedHashes = room > FEW ? new int[room] : NO_TABLE;
        int packed = 0;
        for (int i = first; i < used; i++) {
            final Object key = keys[i];
            if (key != null) {
                packedKeys[packed] = key;
                packedValues[packed] = values[i];
                if (room > FEW) {
                    packedHashes[packed] = hasTable() ? hashes[i] : hash.of(key);
                }
                packed++;
            }
        }
        keys = packedKeys;
        hashes = packedHashes;
        first = 0;
        used = packed;
        if (room > FEW) {
            table = new int[2 * room];
            if (enterAll()) {
                rehash();
            }
        }
        return packedValues;
    }

    // ---- the table

    /// Writes a key's number into the table.
    ///
    /// @return whether so many keys crowd in one place as only those do that someone chose for it
    private boolean enter(int number) {
        final int mask = table.length - 1;
        final int stride = KeyHash.stride(hashes[number]);
        int slot = hashes[number] & mask;
        int steps = 0;
        while (table[slot] > 0) {
            slot = (slot + stride) & mask;
            steps++;
        }
        table[slot] = number + 1;
        return steps > KeyHash.TOO_MANY_STEPS && hash == KeyHash.PLAIN;
    }

    /// Gives all keys other hashes, which nobody can foresee.
    private void rehash() {
        hash = KeyHash.secret();
        for (int i = 0; i < used; i++) {
            final Object key = keys[i];
            hashes[i] = key == null ? 0 : hash.of(key);
        }
        enterAll();
    }

    private boolean enterAll() {
        Arrays.fill(table, FREE);
        boolean crowded = false;
        for (int i = 0; i < used; i++) {
            if (keys[i] != null) {
                crowded |= enter(i);
            }
        }
        return crowded;
    }
}
