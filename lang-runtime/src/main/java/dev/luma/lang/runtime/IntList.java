package dev.luma.lang.runtime;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// A `[int]`: no boxes.
public final class IntList extends LumaList {
    private static final long[] NONE = {};

    private long[] elements;

    public IntList() {
        this(NONE, 0);
    }

    /// An empty list with room.
    ///
    /// @param capacity how many elements are expected
    public IntList(int capacity) {
        this(capacity == 0 ? NONE : new long[capacity], 0);
    }

    private IntList(long[] elements, int size) {
        super(size);
        this.elements = elements;
    }

    /// A list of these elements. The array is the list's from now on.
    public static IntList wrap(long... elements) {
        return new IntList(elements, elements.length);
    }

    /// The elements. The array may be the list's own: it is not to be changed, nor kept.
    public long[] elements() {
        return elements.length == size ? elements : Arrays.copyOf(elements, size);
    }

    /// The backing array, whose first [#size] elements are the list's. Not to be changed; valid until the list is.
    public long[] array() {
        return elements;
    }

    @Override
    public LumaType elementType() {
        return LumaType.INT;
    }

    // ---- elements

    /// The element.
    public long at(long index) {
        return elements[checked(index)];
    }

    /// The element, at an index of which it is known that it is an int of the JVM.
    public long at(int index) {
        return elements[checked(index)];
    }

    /// Replaces an element.
    public void put(long index, long value) {
        requireChangeable();
        elements[checked(index)] = value;
    }

    /// Appends an element.
    ///
    /// @return this list
    public IntList append(long value) {
        requireChangeable();
        if (size == elements.length) {
            reserve(1);
        }
        elements[size++] = value;
        return this;
    }

    @Override
    public @Nullable Object get(long index) {
        return at(index);
    }

    @Override
    public void set(long index, @Nullable Object value) {
        put(index, Casts.toInt(value));
    }

    @Override
    public IntList add(@Nullable Object value) {
        return append(Casts.toInt(value));
    }

    @Override
    public IntList addAll(LumaList other) {
        requireChangeable();
        final IntList added = (IntList) other;
        final int count = added.size;
        reserve(count);
        System.arraycopy(added.elements, 0, elements, size, count);
        size += count;
        return this;
    }

    @Override
    public IntList insert(long index, @Nullable Object value) {
        requireChangeable();
        final int at = checkedPlace(index);
        reserve(1);
        System.arraycopy(elements, at, elements, at + 1, size - at);
        size++;
        put(at, Casts.toInt(value));
        return this;
    }

    @Override
    public @Nullable Object removeAt(long index) {
        requireChangeable();
        final int at = checked(index);
        final Object removed = get(at);
        System.arraycopy(elements, at + 1, elements, at, size - at - 1);
        size--;
        return removed;
    }

    // ---- new lists

    @Override
    IntList part(int from, int to) {
        return wrap(Arrays.copyOfRange(elements, from, to));
    }

    @Override
    boolean sameElements(LumaList other) {
        return Arrays.equals(elements, 0, size, ((IntList) other).elements, 0, size);
    }

    private void reserve(int more) {
        final long needed = (long) size + more;
        if (needed > elements.length) {
            elements = Arrays.copyOf(elements, grown(elements.length, needed));
        }
    }
}
