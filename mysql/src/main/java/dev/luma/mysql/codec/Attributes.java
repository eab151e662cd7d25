package dev.luma.mysql.codec;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Values that travel beside a statement by name, for the server's functions and plug-ins to see.
///
/// @see <a href="https://dev.mysql.com/doc/refman/9.7/en/query-attributes.html">Query Attributes</a>
public final class Attributes {
    /// None at all.
    public static final Attributes NONE = new Attributes(Map.of());

    private final String[] names;
    private final @Nullable Object[] values;

    private Attributes(Map<String, @Nullable Object> attributes) {
        this.names = attributes.keySet().toArray(String[]::new);
        this.values = attributes.values().toArray(Object[]::new);
    }

    /// @param attributes values as [Parameters] takes them, by name
    public static Attributes of(Map<String, @Nullable Object> attributes) {
        return attributes.isEmpty() ? NONE : new Attributes(attributes);
    }

    public boolean isEmpty() {
        return names.length == 0;
    }

    int count() {
        return names.length;
    }

    String name(int index) {
        return names[index];
    }

    /// The values behind those of the parameters.
    @Nullable
    Object[] behind(@Nullable Object[] parameters) {
        final @Nullable Object[] all = new @Nullable Object[parameters.length + values.length];
        System.arraycopy(parameters, 0, all, 0, parameters.length);
        System.arraycopy(values, 0, all, parameters.length, values.length);
        return all;
    }
}
