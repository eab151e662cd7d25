package dev.luma.lang.runtime;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// A list of anything but int, float and byte. Elements are boxed.
public final class ObjectList extends LumaList {
    private static final @Nullable Object[] NONE = {};

    private final LumaType elementType;
    private @Nullable Object[] elements;

    public ObjectList(LumaType elementType) {
        this(elementType, NONE, 0);
    }

    /// An empty list with room.
    ///
    /// @param capacity how many elements are expected
    public ObjectList(LumaType elementType, int capacity) {
        this(elementType, capacity == 0 ? NONE : new @Nullable Object[capacity], 0);
    }

    private ObjectList(LumaType elementType, @Nullable Object[] elements, int size) {
        super(size);
        this.elementType = elementType;
        this.elements = elements;
    }

    /// A list of these elements. The array is the list's from now on.
    public static ObjectList wrap(LumaType elementType, @Nullable Object... elements) {
        return new ObjectList(elementType, elements, elements.length);
    }

    @Override
    public LumaType elementType() {
        return elementType;
    }

    /// The elements, copied.
    public @Nullable Object[] toArray() {
        return Arrays.copyOf(elements, size);
    }

    // ---- elements

    /// The element.
    public @Nullable Object at(long index) {
        return elements[checked(index)];
    }

    /// The element, at an index of which it is known that it is an int of the JVM.
    public @Nullable Object at(int index) {
        return elements[checked(index)];
    }

    /// Replaces an element.
    public void put(long index, @Nullable Object value) {
        requireChangeable();
        elements[checked(index)] = value;
    }

    /// Appends an element.
    ///
    /// @return this list
    public ObjectList append(@Nullable Object value) {
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
        put(index, value);
    }

    @Override
    public ObjectList add(@Nullable Object value) {
        return append(value);
    }

    @Override
    public ObjectList addAll(LumaList other) {
        requireChangeable();
        final ObjectList added = (ObjectList) other;
        final int count = added.size;
        reserve(count);
        System.arraycopy(added.elements, 0, elements, size, count);
        size += count;
        return this;
    }

    @Override
    public ObjectList insert(long index, @Nullable Object value) {
        requireChangeable();
        final int at = checkedPlace(index);
        reserve(1);
        System.arraycopy(elements, at, elements, at + 1, size - at);
        elements[at] = value;
        size++;
        return this;
    }

    @Override
    public @Nullable Object removeAt(long index) {
        requireChangeable();
        final int at = checked(index);
        final Object removed = elements[at];
        System.arraycopy(elements, at + 1, elements, at, size - at - 1);
        elements[--size] = null;
        return removed;
    }

    @Override
    void removeAll() {
        Arrays.fill(elements, 0, size, null);
        super.removeAll();
    }

    // ---- new lists

    @Override
    ObjectList part(int from, int to) {
        return wrap(elementType, Arrays.copyOfRange(elements, from, to));
    }

    @Override
    boolean sameElements(LumaList other) {
        for (int i = 0; i < size; i++) {
            if (!Equality.same(elements[i], other.get(i))) {
                return false;
            }
        }
        return true;
    }

    @Override
    void freezeElements() {
        for (int i = 0; i < size; i++) {
            freeze(elements[i]);
        }
    }

    private void reserve(int more) {
        final long needed = (long) size + more;
        if (needed > elements.length) {
            elements = Arrays.copyOf(elements, grown(elements.length, needed));
        }
    }
}
