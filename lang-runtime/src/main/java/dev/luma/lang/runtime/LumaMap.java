package dev.luma.lang.runtime;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// A map in the order in which its keys came: Luma's `{K: V}`. Keys and values are boxed; a key is a [String],
/// [Long], [Byte] or [Boolean].
///
/// Entries lie one behind the other as they came. A few are looked through, one after the other: most maps are small,
/// as the rows of a database are, and are asked for the very text that they were given. More have a hash each, and a
/// table of their numbers that finds them. A removed one leaves a gap until the entries are next packed. Not safe for
/// use by several threads, one of which changes it.
///
/// To go through it without an object for it:
/// `for (int at = m.next(START, v); at != END; at = m.next(at, v))` with `v = m.version()`.
public final class LumaMap {
    /// What [#next] begins with.
    public static final int START = -1;

    /// What [#next] gives behind the last entry.
    public static final int END = -1;

    private static final int FREE = 0;
    private static final int REMOVED = -1;
    private static final int MIN_ROOM = 4;

    /// A map with room for no more entries than these has no table.
    private static final int FEW = 8;

    private static final int[] NONE = {};

    /// As many entries as the largest table has room for.
    private static final int MAX_ENTRIES = 1 << 29;

    private final LumaType keyType;
    private final LumaType valueType;

    /// By number; a key that is null is a gap. There is room for no more entries than it is long.
    private @Nullable Object[] keys;

    private @Nullable Object[] values;

    /// By number, where there is a table; else empty.
    private int[] hashes;

    /// By hash: the number of an entry plus one, [#FREE] or [#REMOVED]. Twice as long as there is room for entries, a
    /// power of two; empty where they are few.
    private int[] table;

    /// Before it there are gaps alone, so that a map may serve as a queue.
    private int first;

    private int used;
    private int size;
    private int version;
    private boolean frozen;

    /// Whether a copy may have the same keys, hashes and table, which are then not to be changed; nor is there room
    /// for further values.
    private boolean shared;

    private KeyHash hash;

    public LumaMap(LumaType keyType, LumaType valueType) {
        this.keyType = keyType;
        this.valueType = valueType;
        this.keys = new @Nullable Object[MIN_ROOM];
        this.values = new @Nullable Object[MIN_ROOM];
        this.hashes = NONE;
        this.table = NONE;
        this.hash = KeyHash.PLAIN;
    }

    private LumaMap(LumaMap other) {
        keyType = other.keyType;
        valueType = other.valueType;
        keys = other.keys;
        values = Arrays.copyOf(other.values, other.used);
        hashes = other.hashes;
        table = other.table;
        hash = other.hash;
        first = other.first;
        used = other.used;
        size = other.size;
        shared = true;
    }

    public LumaType keyType() {
        return keyType;
    }

    public LumaType valueType() {
        return valueType;
    }

    public int size() {
        return size;
    }

    // ---- asking

    public boolean has(Object key) {
        return find(key) >= 0;
    }

    /// The value of a key; null if the key is not there, or its value is nil.
    public @Nullable Object get(Object key) {
        final int entry = find(key);
        return entry < 0 ? null : values[entry];
    }

    /// The value of a key that must be there.
    public @Nullable Object at(Object key) {
        final int entry = find(key);
        if (entry < 0) {
            throw Panics.key(key);
        }
        return values[entry];
    }

    private int find(Object key) {
        return find(key, hashOf(key));
    }

    /// @param keyHash as [#hashOf] gives it
    private int find(Object key, int keyHash) {
        if (hasTable()) {
            return lookUp(key, keyHash);
        }
        // A number is handed on as such, so that the JVM makes no object of one that is only looked for.
        return key instanceof Long number ? scanNumbers(number) : scanObjects(key);
    }

    private boolean hasTable() {
        return table.length > 0;
    }

    /// The hash of a key, if there is a table that wants it.
    private int hashOf(Object key) {
        return hasTable() ? hash.of(key) : 0;
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
        for (int i = first; i < used; i++) {
            if (isSame(key, keys[i])) {
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
        int slot = hash & mask;
        while (true) {
            final int entry = table[slot] - 1;
            if (entry == FREE - 1) {
                return -1;
            }
            if (entry >= 0 && hashes[entry] == hash && key.equals(keys[entry])) {
                return entry;
            }
            slot = (slot + 1) & mask;
        }
    }

    // ---- changing

    /// Adds a key with its value, or replaces the value.
    public void put(Object key, @Nullable Object value) {
        requireChangeable();
        final int keyHash = hashOf(key);
        final int entry = find(key, keyHash);
        if (entry >= 0) {
            values[entry] = value;
        } else {
            append(key, keyHash, value);
        }
    }

    private void append(Object key, int keyHash, @Nullable Object value) {
        version++;
        own();
        int newHash = keyHash;
        if (used == keys.length) {
            pack();
            newHash = hashOf(key);
        }
        keys[used] = key;
        values[used] = value;
        used++;
        size++;
        if (hasTable()) {
            hashes[used - 1] = newHash;
            if (enter(used - 1)) {
                rehash();
            }
        }
    }

    /// Removes a key.
    ///
    /// @return its value; null if it was not there
    public @Nullable Object remove(Object key) {
        requireChangeable();
        final int entry = find(key);
        if (entry < 0) {
            return null;
        }
        version++;
        own();
        if (hasTable()) {
            table[slotOf(entry)] = REMOVED;
        }
        final Object removed = values[entry];
        keys[entry] = null;
        values[entry] = null;
        size--;
        while (first < used && keys[first] == null) {
            first++;
        }
        return removed;
    }

    /// Before its keys change: those of a copy stay as they are.
    private void own() {
        if (shared) {
            keys = keys.clone();
            values = Arrays.copyOf(values, keys.length);
            hashes = hashes.clone();
            table = table.clone();
            shared = false;
        }
    }

    private int slotOf(int entry) {
        final int mask = table.length - 1;
        int slot = hashes[entry] & mask;
        while (table[slot] != entry + 1) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    /// Removes all keys.
    public void clear() {
        requireChangeable();
        version++;
        keys = new @Nullable Object[MIN_ROOM];
        values = new @Nullable Object[MIN_ROOM];
        hashes = NONE;
        table = NONE;
        shared = false;
        first = 0;
        used = 0;
        size = 0;
        hash = KeyHash.PLAIN;
    }

    // ---- the table

    /// Writes an entry's number into the table.
    ///
    /// @return whether so many keys crowd in one place as only those do that someone chose for it
    private boolean enter(int entry) {
        final int mask = table.length - 1;
        int slot = hashes[entry] & mask;
        int steps = 0;
        while (table[slot] > 0) {
            slot = (slot + 1) & mask;
            steps++;
        }
        table[slot] = entry + 1;
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

    /// Closes the gaps, and makes room if there are few.
    private void pack() {
        if (size >= MAX_ENTRIES) {
            throw Panic.of("convert", size + " keys are all that a map can have");
        }
        final int room = size > keys.length / 2 ? 2 * keys.length : keys.length;
        final @Nullable Object[] packedKeys = new @Nullable Object[room];
        final @Nullable Object[] packedValues = new @Nullable Object[room];
        final int[] packedHashes = room > FEW ? new int[room] : NONE;
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
        values = packedValues;
        hashes = packedHashes;
        first = 0;
        used = packed;
        if (room > FEW) {
            table = new int[2 * room];
            if (enterAll()) {
                rehash();
            }
        }
    }

    // ---- going through it

    /// Counts the keys that were added or removed: what [#next] compares.
    public int version() {
        return version;
    }

    /// The next entry.
    ///
    /// @param at the one before, [#START] at first
    /// @param begunWith what [#version] was at first; if it is another now, `changed` panics
    /// @return for [#keyAt] and [#valueAt]; [#END] behind the last
    public int next(int at, int begunWith) {
        if (version != begunWith) {
            throw Panics.changed();
        }
        int next = at == START ? first : at + 1;
        while (next < used && keys[next] == null) {
            next++;
        }
        return next < used ? next : END;
    }

    /// The key of an entry that [#next] gave.
    public Object keyAt(int entry) {
        final Object key = keys[entry];
        if (key == null) {
            throw Panics.changed();
        }
        return key;
    }

    /// The value of an entry that [#next] gave.
    public @Nullable Object valueAt(int entry) {
        return values[entry];
    }

    // ---- new

    /// The keys in their order.
    public LumaList keys() {
        final LumaList all = LumaList.make(keyType, size);
        for (int at = next(START, version); at != END; at = next(at, version)) {
            all.add(keyAt(at));
        }
        return all;
    }

    /// The values in the order of their keys.
    public LumaList values() {
        final LumaList all = LumaList.make(valueType, size);
        for (int at = next(START, version); at != END; at = next(at, version)) {
            all.add(valueAt(at));
        }
        return all;
    }

    /// A map of its own with the same entries. As long as neither gets or loses a key they share what finds them, so
    /// that a copy takes little more than its values.
    public LumaMap copy() {
        if (size < used) {
            return packedCopy();
        }
        final LumaMap copy = new LumaMap(this);
        shared = true;
        return copy;
    }

    /// Without the gaps, which a copy is not to keep.
    private LumaMap packedCopy() {
        final LumaMap copy = new LumaMap(keyType, valueType);
        for (int at = next(START, version); at != END; at = next(at, version)) {
            copy.put(keyAt(at), valueAt(at));
        }
        return copy;
    }

    // ---- frozen

    /// Makes it a constant, with all that is in it.
    ///
    /// @return this map
    public LumaMap freeze() {
        if (!frozen) {
            frozen = true;
            for (int at = next(START, version); at != END; at = next(at, version)) {
                LumaList.freeze(valueAt(at));
            }
        }
        return this;
    }

    private void requireChangeable() {
        if (frozen) {
            throw Panics.frozen("map");
        }
    }

    // ---- as an object

    /// As Luma's `==`.
    @Override
    public boolean equals(@Nullable Object other) {
        return Equality.equal(this, other);
    }

    @Override
    public int hashCode() {
        return Equality.hash(this);
    }

    /// The text form.
    @Override
    public String toString() {
        return Text.of(this);
    }
}
