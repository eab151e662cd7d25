package dev.luma.lang.std;

import dev.luma.db.error.UsageException;
import dev.luma.db.spi.SqlDialect;
import dev.luma.db.sql.ParsedSql;
import dev.luma.db.sql.SqlCache;
import dev.luma.lang.runtime.ByteList;
import dev.luma.lang.runtime.LumaList;
import dev.luma.lang.runtime.LumaMap;
import dev.luma.lang.runtime.LumaType;
import dev.luma.lang.runtime.ObjectList;
import dev.luma.lang.runtime.Panic;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A statement with its values, one for each `?`. What does not fit together panics with `db.param`.
///
/// @param parsed where in the text the parameters are
/// @param values nil, bool, int, float, str and `[byte]`, boxed; a byte has become an int
record BoundSql(ParsedSql parsed, @Nullable Object[] values) {
    static final String WRONG = "db.param";

    private static final @Nullable Object[] NO_VALUES = {};
    private static final int[] NO_MARKS = {};

    /// A statement that goes as it is.
    static BoundSql plain(String sql) {
        return new BoundSql(new ParsedSql(sql, List.of(), NO_MARKS), NO_VALUES);
    }

    /// Puts together what stands in a call.
    ///
    /// @param arguments values in order, or one list of them, or one map by name; nothing: the statement goes as it
    /// is
    /// @param scanned the connection's statements that were scanned before
    static BoundSql of(String sql, @Nullable Object[] arguments, SqlCache scanned, SqlDialect dialect) {
        if (arguments.length == 0) {
            return plain(sql);
        }
        final ParsedSql parsed = parse(sql, scanned, dialect);
        final Object only = arguments.length == 1 ? arguments[0] : null;
        if (only instanceof LumaMap map) {
            return byName(parsed, map);
        }
        return inOrder(
                parsed, only instanceof LumaList list && !(list instanceof ByteList) ? elements(list) : arguments);
    }

    private static ParsedSql parse(String sql, SqlCache scanned, SqlDialect dialect) {
        try {
            return scanned.parse(sql, dialect);
        } catch (UsageException e) {
            throw wrong(String.valueOf(e.getMessage()));
        }
    }

    private static BoundSql inOrder(ParsedSql parsed, @Nullable Object[] given) {
        if (!parsed.names().isEmpty()) {
            throw wrong("the statement has :" + parsed.names().getFirst()
                    + ", and the values have no names: give them as a map");
        }
        final int due = parsed.parameterCount();
        if (due != given.length) {
            throw wrong("the statement takes " + due + (due == 1 ? " value" : " values") + ", and " + given.length
                    + (given.length == 1 ? " was given" : " were given"));
        }
        final @Nullable Object[] values = new @Nullable Object[due];
        for (int i = 0; i < due; i++) {
            values[i] = value(given[i]);
        }
        return new BoundSql(parsed, values);
    }

    private static BoundSql byName(ParsedSql parsed, LumaMap map) {
        final List<String> names = parsed.names();
        if (names.isEmpty() && parsed.parameterCount() > 0) {
            throw wrong("the statement has ? for its values, and a map was given: give them in order, or write :name");
        }
        final @Nullable Object[] values = new @Nullable Object[names.size()];
        for (int i = 0; i < values.length; i++) {
            if (!map.has(names.get(i))) {
                throw wrong("the statement has :" + names.get(i) + ", and the map has no such key");
            }
            values[i] = value(map.get(names.get(i)));
        }
        return new BoundSql(parsed, values);
    }

    private static @Nullable Object[] elements(LumaList list) {
        final @Nullable Object[] elements = new @Nullable Object[list.size()];
        for (int i = 0; i < elements.length; i++) {
            elements[i] = list.get(i);
        }
        return elements;
    }

    private static @Nullable Object value(@Nullable Object given) {
        return switch (given) {
            case null -> null;
            case Byte number -> (long) (number & 0xFF);
            case Long number -> number;
            case Double number -> number;
            case Boolean truth -> truth;
            case String text -> text;
            case ByteList bytes -> bytes;
            default -> throw wrong("a value of type " + LumaType.nameOf(given) + " is none that a statement takes");
        };
    }

    /// The statement with `?` for each value.
    String text() {
        return parsed.text();
    }

    /// The values as a driver in Luma gets them: `[any]`.
    ObjectList params() {
        return ObjectList.wrap(LumaType.ANY, values.clone());
    }

    /// The values as a driver in Java gets them.
    @Nullable
    Object[] javaValues() {
        final @Nullable Object[] all = values.clone();
        for (int i = 0; i < all.length; i++) {
            if (all[i] instanceof ByteList bytes) {
                all[i] = bytes.elements();
            }
        }
        return all;
    }

    private static Panic wrong(String message) {
        return Panic.of(WRONG, message);
    }
}
