package dev.luma.lang.std;

import dev.luma.lang.runtime.ByteList;
import dev.luma.lang.runtime.Equality;
import dev.luma.lang.runtime.Function;
import dev.luma.lang.runtime.IntList;
import dev.luma.lang.runtime.LumaList;
import dev.luma.lang.runtime.LumaType;
import dev.luma.lang.runtime.Text;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/// The methods of `[T]`. A method that goes through the elements sees those at the indices that existed at its start.
public final class Lists {
    private Lists() {}

    // ---- changing

    public static LumaList add(LumaList self, @Nullable Object x) {
        return self.add(x);
    }

    public static LumaList addAll(LumaList self, LumaList xs) {
        return self.addAll(xs);
    }

    public static LumaList insert(LumaList self, long i, @Nullable Object x) {
        return self.insert(i, x);
    }

    public static LumaList clear(LumaList self) {
        return self.clear();
    }

    public static @Nullable Object removeAt(LumaList self, long i) {
        return self.removeAt(i);
    }

    public static @Nullable Object pop(LumaList self) {
        return self.removeAt(self.size() - 1L);
    }

    // ---- asking

    public static long len(LumaList self) {
        return self.size();
    }

    public static boolean isEmpty(LumaList self) {
        return self.isEmpty();
    }

    public static @Nullable Object get(LumaList self, long i) {
        return i < 0 || i >= self.size() ? null : self.get(i);
    }

    public static @Nullable Object first(LumaList self) {
        return get(self, 0);
    }

    public static @Nullable Object last(LumaList self) {
        return get(self, self.size() - 1L);
    }

    public static boolean contains(LumaList self, @Nullable Object x) {
        return indexOf(self, x) != null;
    }

    public static @Nullable Long indexOf(LumaList self, @Nullable Object x) {
        for (int i = 0; i < self.size(); i++) {
            if (Equality.equal(self.get(i), x)) {
                return (long) i;
            }
        }
        return null;
    }

    public static @Nullable Object find(LumaList self, Function test) {
        final int size = self.size();
        for (int i = 0; i < size; i++) {
            final Object element = self.get(i);
            if (isTrue(test, element)) {
                return element;
            }
        }
        return null;
    }

    // ---- making new

    public static LumaList copy(LumaList self) {
        return self.copy();
    }

    public static LumaList slice(LumaList self, long from) {
        return self.slice(from, self.size());
    }

    public static LumaList slice(LumaList self, long from, long to) {
        return self.slice(from, to);
    }

    public static LumaList reversed(LumaList self) {
        final LumaList reversed = LumaList.make(self.elementType(), self.size());
        for (int i = self.size() - 1; i >= 0; i--) {
            reversed.add(self.get(i));
        }
        return reversed;
    }

    public static LumaList repeat(LumaList self, long n) {
        return self.repeat(n);
    }

    public static LumaList sorted(LumaList self) {
        if (self instanceof IntList ints) {
            final long[] elements = ints.elements().clone();
            Arrays.sort(elements);
            return IntList.wrap(elements);
        }
        final @Nullable Object[] elements = elements(self);
        Arrays.sort(elements, Ordering::compare);
        final LumaList sorted = LumaList.make(self.elementType(), elements.length);
        for (final Object element : elements) {
            sorted.add(element);
        }
        return sorted;
    }

    public static LumaList sortedBy(LumaList self, Function key) {
        final @Nullable Object[] elements = elements(self);
        final @Nullable Object[] keys = new @Nullable Object[elements.length];
        for (int i = 0; i < elements.length; i++) {
            keys[i] = key.invoke(elements[i]);
        }
        return ordered(self, keys);
    }

    private record Ranked(@Nullable Object key, int index) {}

    /// The list in the order of the keys of its elements. Equal ones keep theirs.
    private static LumaList ordered(LumaList list, @Nullable Object[] keys) {
        final Ranked[] ranks = new Ranked[keys.length];
        for (int i = 0; i < keys.length; i++) {
            ranks[i] = new Ranked(keys[i], i);
        }
        Arrays.sort(ranks, (a, b) -> Ordering.compare(a.key(), b.key()));
        final LumaList ordered = LumaList.make(list.elementType(), keys.length);
        for (final Ranked rank : ranks) {
            ordered.add(list.get(rank.index()));
        }
        return ordered;
    }

    private static @Nullable Object[] elements(LumaList list) {
        final @Nullable Object[] elements = new @Nullable Object[list.size()];
        for (int i = 0; i < elements.length; i++) {
            elements[i] = list.get(i);
        }
        return elements;
    }

    public static LumaList filter(LumaList self, Function test) {
        final LumaList chosen = LumaList.make(self.elementType(), 0);
        final int size = self.size();
        for (int i = 0; i < size; i++) {
            final Object element = self.get(i);
            if (isTrue(test, element)) {
                chosen.add(element);
            }
        }
        return chosen;
    }

    private static boolean isTrue(Function test, @Nullable Object element) {
        return Boolean.TRUE.equals(test.invoke(element));
    }

    public static LumaList map(LumaList self, Function f, LumaType result) {
        final int size = self.size();
        final LumaList mapped = LumaList.make(result, size);
        for (int i = 0; i < size; i++) {
            mapped.add(f.invoke(self.get(i)));
        }
        return mapped;
    }

    public static @Nullable Object fold(LumaList self, @Nullable Object start, Function f) {
        Object folded = start;
        final int size = self.size();
        for (int i = 0; i < size; i++) {
            folded = f.invoke(folded, self.get(i));
        }
        return folded;
    }

    public static String join(LumaList self, String separator) {
        final StringBuilder joined = new StringBuilder();
        for (int i = 0; i < self.size(); i++) {
            if (i > 0) {
                joined.append(separator);
            }
            Text.append(joined, self.get(i));
        }
        return joined.toString();
    }

    public static LumaList parallel(LumaList self, Function f, LumaType result) {
        return Parallel.map(self, f, result);
    }

    public static void walk(LumaList self, Function f) {
        final int size = self.size();
        for (int i = 0; i < size; i++) {
            f.invoke(self.get(i));
        }
    }

    // ---- bytes

    public static String toStr(ByteList self) {
        return Utf8.text(self.array(), 0, self.size());
    }

    public static String hex(ByteList self) {
        return HexFormat.of().formatHex(self.array(), 0, self.size());
    }
}
