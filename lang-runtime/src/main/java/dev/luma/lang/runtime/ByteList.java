package dev.luma.lang.runtime;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// A `[byte]`: no boxes. A byte is an int from 0 to 255 here.
public final class ByteList extends LumaList {
    private static final byte[] NONE = {};

    private byte[] elements;

    public ByteList() {
        this(NONE, 0);
    }

    /// An empty list with room.
    ///
    /// @param capacity how many elements are expected
    public ByteList(int capacity) {
        this(capacity == 0 ? NONE : new byte[capacity], 0);
    }

    private ByteList(byte[] elements, int size) {
        super(size);
        this.elements = elements;
    }

    /// A list of these elements. The array is the list's from now on.
    public static ByteList wrap(byte... elements) {
        return new ByteList(elements, elements.length);
    }

    /// The elements. The array may be the list's own: it is not to be changed, nor kept.
    public byte[] elements() {
        return elements.length == size ? elements : Arrays.copyOf(elements, size);
    }

    /// The backing array, whose first [#size] elements are the list's. Not to be changed; valid until the list is.
    public byte[] array() {
        return elements;
    }

    @Override
    public LumaType elementType() {
        return LumaType.BYTE;
    }

    // ---- elements

    /// The element.
    public int at(long index) {
        return elements[checked(index)] & 0xFF;
    }

    /// The element, at an index of which it is known that it is an int of the JVM.
    public int at(int index) {
        return elements[checked(index)] & 0xFF;
    }

    /// Replaces an element.
    ///
    /// @param value 0 to 255
    public void put(long index, int value) {
        requireChangeable();
        elements[checked(index)] = (byte) value;
    }

    /// Appends an element.
    ///
    /// @param value 0 to 255
    /// @return this list
    public ByteList append(int value) {
        requireChangeable();
        if (size == elements.length) {
            reserve(1);
        }
        elements[size++] = (byte) value;
        return this;
    }

    @Override
    public @Nullable Object get(long index) {
        return (byte) at(index);
    }

    @Override
    public void set(long index, @Nullable Object value) {
        put(index, Casts.toByte(value));
    }

    @Override
    public ByteList add(@Nullable Object value) {
        return append(Casts.toByte(value));
    }

    @Override
    public ByteList addAll(LumaList other) {
        requireChangeable();
        final ByteList added = (ByteList) other;
        final int count = added.size;
        reserve(count);
        System.arraycopy(added.elements, 0, elements, size, count);
        size += count;
        return this;
    }

    @Override
    public ByteList insert(long index, @Nullable Object value) {
        requireChangeable();
        final int at = checkedPlace(index);
        reserve(1);
        System.arraycopy(elements, at, elements, at + 1, size - at);
        size++;
        put(at, Casts.toByte(value));
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
    ByteList part(int from, int to) {
        return wrap(Arrays.copyOfRange(elements, from, to));
    }

    @Override
    boolean sameElements(LumaList other) {
        return Arrays.equals(elements, 0, size, ((ByteList) other).elements, 0, size);
    }

    private void reserve(int more) {
        final long needed = (long) size + more;
        if (needed > elements.length) {
            elements = Arrays.copyOf(elements, grown(elements.length, needed));
        }
    }
}
