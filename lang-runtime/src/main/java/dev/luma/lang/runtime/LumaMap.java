package dev.luma.lang.runtime;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// A map in the order in which its keys came: Luma's `{K: V}`. Keys and values are boxed; a key is a [String],
/// [Long], [Byte] or [Boolean].
///
/// Copies share their keys until one of them gets or loses a key, so that the rows of a result are little more than
/// their values. Not safe for use by several threads, one of which changes it.
///
/// To go through it without an object for it:
/// `for (int at = m.next(START, v); at != END; at = m.next(at, v))` with `v = m.version()`.
public final class LumaMap {
    /// What [#next] begins with.
    public static final int START = -1;

    /// What [#next] gives behind the last entry.
    public static final int END = -1;

    private static final @Nullable Object[] NO_VALUES = {};

    /// The version of a constant, which none but a constant has.
    private static final int FROZEN = -1;

    private final LumaType keyType;
    private final LumaType valueType;
    private MapKeys keys;

    /// By the numbers of their keys; has room for those in use, or for as many as there is room for keys.
    private @Nullable Object[] values;

    /// Counts the keys that were added or removed.
    private int version;

    public LumaMap(LumaType keyType, LumaType valueType) {
        this(keyType, valueType, MapKeys.NONE, NO_VALUES);
    }

    private LumaMap(LumaType keyType, LumaType valueType, MapKeys keys, @Nullable Object[] values) {
        this.keyType = keyType;
        this.valueType = valueType;
        this.keys = keys;
        this.values = values;
    }

    public LumaType keyType() {
        return keyType;
    }

    public LumaType valueType() {
        return valueType;
    }

    public int size() {
        return keys.size();
    }

    // ---- asking

    public boolean has(Object key) {
        return keys.find(key) >= 0;
    }

    /// The value of a key; null if the key is not there, or its value is nil.
    public @Nullable Object get(Object key) {
        final int entry = keys.find(key);
        return entry < 0 ? null : values[entry];
    }

    /// The value of a key that must be there.
    public @Nullable Object at(Object key) {
        final int entry = keys.find(key);
        if (entry < 0) {
            throw Panics.key(key);
        }
        return values[entry];
    }

    // ---- changing

    /// Adds a key with its value, or replaces the value.
    public void put(Object key, @Nullable Object value) {
        requireChangeable();
        final int keyHash = keys.hashOf(key);
        final int entry = keys.find(key, keyHash);
        if (entry >= 0) {
            values[entry] = value;
        } else {
            append(key, keyHash, value);
        }
    }

    private void append(Object key, int keyHash, @Nullable Object value) {
        countChange();
        ownKeys();
        if (keys.used() < keys.room()) {
            if (values.length < keys.room()) {
                values = Arrays.copyOf(values, keys.room());
            }
            values[keys.add(key, keyHash)] = value;
        } else {
            values = keys.pack(values);
            values[keys.add(key, keys.hashOf(key))] = value;
        }
    }

    /// Removes a key.
    ///
    /// @return its value; null if it was not there
    public @Nullable Object remove(Object key) {
        requireChangeable();
        final int entry = keys.find(key);
        if (entry < 0) {
            return null;
        }
        countChange();
        ownKeys();
        keys.remove(entry);
        final Object removed = values[entry];
        values[entry] = null;
        return removed;
    }

    private void countChange() {
        version = version + 1 & Integer.MAX_VALUE;
    }

    /// Before they change: those of a copy stay as they are.
    private void ownKeys() {
        if (keys.isShared()) {
            keys = keys.copy();
        }
    }

    /// Removes all keys.
    public void clear() {
        requireChangeable();
        countChange();
        keys = MapKeys.NONE;
        values = NO_VALUES;
    }

    // ---- going through it

    /// Another one whenever a key was added or removed: what [#next] compares.
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
        final int next = keys.nextFrom(at + 1);
        return next < keys.used() ? next : END;
    }

    /// The key of an entry that [#next] gave.
    public Object keyAt(int entry) {
        final Object key = keys.at(entry);
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
        final LumaList all = LumaList.make(keyType, size());
        for (int at = next(START, version); at != END; at = next(at, version)) {
            all.add(keyAt(at));
        }
        return all;
    }

    /// The values in the order of their keys.
    public LumaList values() {
        final LumaList all = LumaList.make(valueType, size());
        for (int at = next(START, version); at != END; at = next(at, version)) {
            all.add(valueAt(at));
        }
        return all;
    }

    /// A map of its own with the same entries.
    public LumaMap copy() {
        if (keys.hasGaps()) {
            return packedCopy();
        }
        return new LumaMap(keyType, valueType, keys.share(), Arrays.copyOf(values, keys.used()));
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
        if (version != FROZEN) {
            version = FROZEN;
            for (int at = next(START, FROZEN); at != END; at = next(at, FROZEN)) {
                LumaList.freeze(valueAt(at));
            }
        }
        return this;
    }

    private void requireChangeable() {
        if (version == FROZEN) {
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
