package dev.luma.lang.std;

import dev.luma.lang.runtime.CoreObject;
import dev.luma.lang.runtime.Function;
import dev.luma.lang.runtime.LumaList;
import dev.luma.lang.runtime.LumaMap;
import dev.luma.lang.runtime.LumaType;
import dev.luma.lang.runtime.ObjectList;
import dev.luma.lang.runtime.Panics;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Luma's `rows`: all rows of a query.
public final class QueryRows implements CoreObject {
    private final QueryRow[] rows;

    /// @param maps the rows as the driver gave them
    QueryRows(LumaList maps) {
        rows = new QueryRow[maps.size()];
        for (int i = 0; i < rows.length; i++) {
            if (maps.get(i) instanceof LumaMap cells && cells.keyType().equals(LumaType.STR)) {
                rows[i] = new QueryRow(cells);
            } else {
                throw Panics.cast(maps.get(i), "{str: any}");
            }
        }
    }

    @Override
    public String typeName() {
        return "rows";
    }

    /// How many, for a loop.
    public int size() {
        return rows.length;
    }

    /// One of them, for a loop.
    public QueryRow at(int index) {
        return rows[index];
    }

    public static void walk(QueryRows self, Function f) {
        for (final QueryRow row : self.rows) {
            f.invoke(row);
        }
    }

    public static long count(QueryRows self) {
        return self.rows.length;
    }

    public static @Nullable QueryRow first(QueryRows self) {
        return self.rows.length == 0 ? null : self.rows[0];
    }

    public static ObjectList all(QueryRows self) {
        return ObjectList.wrap(QueryRow.TYPE, Arrays.copyOf(self.rows, self.rows.length, Object[].class));
    }

    public static ObjectList columns(QueryRows self) {
        return self.rows.length == 0 ? new ObjectList(LumaType.STR) : QueryRow.columns(self.rows[0]);
    }
}
