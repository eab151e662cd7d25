package dev.luma.lang.std;

import dev.luma.lang.runtime.CoreObject;
import dev.luma.lang.runtime.Function;
import dev.luma.lang.runtime.LumaList;
import dev.luma.lang.runtime.LumaMap;
import dev.luma.lang.runtime.LumaType;
import dev.luma.lang.runtime.ObjectList;
import dev.luma.lang.runtime.Panics;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Luma's `rows`: all rows of a query. A [QueryRow] is made when it is asked for, which costs less than to keep one.
public final class QueryRows implements CoreObject {
    private final @Nullable Object[] maps;

    /// @param rows as the driver gave them
    QueryRows(LumaList rows) {
        maps = ((ObjectList) rows).toArray();
        if (!isOfMaps(rows.elementType())) {
            for (final Object row : maps) {
                requireMap(row);
            }
        }
    }

    private static boolean isOfMaps(LumaType type) {
        return type instanceof LumaType.MapOf map && map.key().equals(LumaType.STR);
    }

    private static void requireMap(@Nullable Object row) {
        if (!(row instanceof LumaMap cells && cells.keyType().equals(LumaType.STR))) {
            throw Panics.cast(row, "{str: any}");
        }
    }

    @Override
    public String typeName() {
        return "rows";
    }

    /// How many, for a loop.
    public int size() {
        return maps.length;
    }

    /// One of them, for a loop.
    public QueryRow at(int index) {
        return new QueryRow((LumaMap) Objects.requireNonNull(maps[index]));
    }

    public static void walk(QueryRows self, Function f) {
        for (int i = 0; i < self.size(); i++) {
            f.invoke(self.at(i));
        }
    }

    public static long count(QueryRows self) {
        return self.size();
    }

    public static @Nullable QueryRow first(QueryRows self) {
        return self.size() == 0 ? null : self.at(0);
    }

    public static ObjectList all(QueryRows self) {
        final ObjectList all = new ObjectList(QueryRow.TYPE, self.size());
        for (int i = 0; i < self.size(); i++) {
            all.add(self.at(i));
        }
        return all;
    }

    public static ObjectList columns(QueryRows self) {
        return self.size() == 0 ? new ObjectList(LumaType.STR) : QueryRow.columns(self.at(0));
    }
}
