package dev.luma.lang.runtime;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A growable list: Luma's `[T]`. Here elements are boxed; each kind has `at`, `put` and `append` for them as they
/// are.
///
/// Indices are longs, since Luma's ints are; one that is not there panics. A frozen list, as that of a `const`,
/// panics when it is to be changed. Not safe for use by several threads, one of which changes it.
///
/// The four kinds are written out, each like the others, since Java is generic over no arrays of primitives: what they
/// have in common beside their array is here. Copying through `Object` instead, as `System.arraycopy` would allow,
/// would have the JVM look at the arrays' types in each call.
public abstract sealed class LumaList permits ByteList, IntList, FloatList, ObjectList {
    /// The largest array that every JVM can make.
    static final int MAX_SIZE = Integer.MAX_VALUE - 8;

    int size;
    boolean frozen;

    LumaList(int size) {
        this.size = size;
    }

    /// An empty list of the kind that a type of elements has.
    ///
    /// @param capacity how many elements are expected
    public static LumaList make(LumaType element, int capacity) {
        if (element.equals(LumaType.INT)) {
            return new IntList(capacity);
        }
        if (element.equals(LumaType.BYTE)) {
            return new ByteList(capacity);
        }
        return element.equals(LumaType.FLOAT) ? new FloatList(capacity) : new ObjectList(element, capacity);
    }

    /// The type of its elements, which it was made with.
    public abstract LumaType elementType();

    public final int size() {
        return size;
    }

    public final boolean isEmpty() {
        return size == 0;
    }

    // ---- elements

    /// The boxed element.
    public abstract @Nullable Object get(long index);

    /// Replaces an element.
    ///
    /// @param value boxed, of the type of the elements
    public abstract void set(long index, @Nullable Object value);

    /// Appends an element.
    ///
    /// @param value boxed, of the type of the elements
    /// @return this list
    public abstract LumaList add(@Nullable Object value);

    /// Appends all elements of a list of the same kind, which may be this one.
    ///
    /// @return this list
    public abstract LumaList addAll(LumaList other);

    /// Puts an element before the one at an index, or at the end.
    ///
    /// @return this list
    public abstract LumaList insert(long index, @Nullable Object value);

    /// Takes an element out.
    public abstract @Nullable Object removeAt(long index);

    /// Takes all elements out.
    ///
    /// @return this list
    public final LumaList clear() {
        requireChangeable();
        removeAll();
        return this;
    }

    void removeAll() {
        size = 0;
    }

    // ---- new lists

    /// The elements from an index up to, not including, another.
    public final LumaList slice(long from, long to) {
        requireSlice(from, to, size);
        return part((int) from, (int) to);
    }

    public final LumaList copy() {
        return part(0, size);
    }

    abstract LumaList part(int from, int to);

    /// A new list of all elements of both, which are of one kind: Luma's `+`.
    public final LumaList plus(LumaList other) {
        return withRoom((long) size + other.size).addAll(this).addAll(other);
    }

    /// A new list that has the elements several times in a row.
    public final LumaList repeat(long times) {
        if (times < 0) {
            throw Panics.negative(times);
        }
        if (size == 0) {
            return copy();
        }
        if (times > MAX_SIZE / size) {
            throw Panic.of("convert", size + " elements " + times + " times are more than a list can have");
        }
        final int wanted = (int) times * size;
        final LumaList all = withRoom(wanted);
        if (times > 0) {
            all.addAll(this);
        }
        while (all.size < wanted) { // doubled, since to append costs more than to copy
            all.addAll(all.part(0, Math.min(all.size, wanted - all.size)));
        }
        return all;
    }

    private LumaList withRoom(long elements) {
        return make(elementType(), capacity(elements));
    }

    // ---- frozen

    /// Makes it a constant, with all that is in it.
    ///
    /// @return this list
    public final LumaList freeze() {
        if (!frozen) {
            frozen = true;
            freezeElements();
        }
        return this;
    }

    void freezeElements() {}

    /// Freezes a value if it can be changed.
    public static void freeze(@Nullable Object value) {
        if (value instanceof LumaList list) {
            list.freeze();
        } else if (value instanceof LumaMap map) {
            map.freeze();
        }
    }

    // ---- for the kinds

    abstract boolean sameElements(LumaList other);

    final void requireChangeable() {
        if (frozen) {
            throw Panics.frozen("list");
        }
    }

    final Panic missing(long index) {
        return Panics.index(index, size);
    }

    /// The index as an array takes it. `Objects.checkIndex` is what the JVM moves out of loops, for longs too.
    final int checked(long index) {
        try {
            return (int) Objects.checkIndex(index, (long) size);
        } catch (IndexOutOfBoundsException e) {
            throw missing(index);
        }
    }

    /// The same.
    final int checked(int index) {
        if (index < 0 || index >= size) {
            throw missing(index);
        }
        return index;
    }

    final int checkedPlace(long index) {
        if (index < 0 || index > size) {
            throw missing(index);
        }
        return (int) index;
    }

    /// Half as much again, or what is needed if that is more.
    static int grown(int length, long needed) {
        return capacity(Math.max(needed, Math.min(MAX_SIZE, Math.max(8L, (long) length + (length >> 1)))));
    }

    private static int capacity(long elements) {
        if (elements > MAX_SIZE) {
            throw Panic.of("convert", elements + " are more elements than a list can have");
        }
        return (int) elements;
    }

    /// Refuses a slice that is not there.
    public static void requireSlice(long from, long to, long length) {
        if (from < 0 || to > length || from > to) {
            throw Panics.slice(from, to, length);
        }
    }

    // ---- as an object

    /// As Luma's `==`.
    @Override
    public final boolean equals(@Nullable Object other) {
        return Equality.equal(this, other);
    }

    @Override
    public final int hashCode() {
        return Equality.hash(this);
    }

    /// The text form.
    @Override
    public final String toString() {
        return Text.of(this);
    }
}
