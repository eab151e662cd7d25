package dev.luma.lang.runtime;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// A `[float]`: no boxes.
public final class FloatList extends LumaList {
    private static final double[] NONE = {};

    private double[] elements;

    public FloatList() {
        this(NONE, 0);
    }

    /// An empty list with room.
    ///
    /// @param capacity how many elements are expected
    public FloatList(int capacity) {
        this(capacity == 0 ? NONE : new double[capacity], 0);
    }

    private FloatList(double[] elements, int size) {
        super(size);
        this.elements = elements;
    }

    /// A list of these elements. The array is the list's from now on.
    public static FloatList wrap(double... elements) {
        return new FloatList(elements, elements.length);
    }

    /// The elements. The array may be the list's own: it is not to be changed, nor kept.
    public double[] elements() {
        return elements.length == size ? elements : Arrays.copyOf(elements, size);
    }

    /// The backing array, whose first [#size] elements are the list's. Not to be changed; valid until the list is.
    public double[] array() {
        return elements;
    }

    @Override
    public LumaType elementType() {
        return LumaType.FLOAT;
    }

    // ---- elements

    /// The element.
    public double at(long index) {
        return elements[checked(index)];
    }

    /// The element, at an index of which it is known that it is an int of the JVM.
    public double at(int index) {
        return elements[checked(index)];
    }

    /// Replaces an element.
    public void put(long index, double value) {
        requireChangeable();
        elements[checked(index)] = value;
    }

    /// Appends an element.
    ///
    /// @return this list
    public FloatList append(double value) {
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
        put(index, Casts.toFloat(value));
    }

    @Override
    public FloatList add(@Nullable Object value) {
        return append(Casts.toFloat(value));
    }

    @Override
    public FloatList addAll(LumaList other) {
        requireChangeable();
        final FloatList added = (FloatList) other;
        final int count = added.size;
        reserve(count);
        System.arraycopy(added.elements, 0, elements, size, count);
        size += count;
        return this;
    }

    @Override
    public FloatList insert(long index, @Nullable Object value) {
        requireChangeable();
        final int at = checkedPlace(index);
        reserve(1);
        System.arraycopy(elements, at, elements, at + 1, size - at);
        size++;
        put(at, Casts.toFloat(value));
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
    FloatList part(int from, int to) {
        return wrap(Arrays.copyOfRange(elements, from, to));
    }

    @Override
    boolean sameElements(LumaList other) {
        final double[] others = ((FloatList) other).elements;
        for (int i = 0; i < size; i++) {
            if (elements[i] != others[i]) { // nan equals nothing, which Arrays.equals has otherwise
                return false;
            }
        }
        return true;
    }

    private void reserve(int more) {
        final long needed = (long) size + more;
        if (needed > elements.length) {
            elements = Arrays.copyOf(elements, grown(elements.length, needed));
        }
    }
}
