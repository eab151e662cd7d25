package dev.luma.lang.std;

import dev.luma.lang.runtime.CoreObject;
import dev.luma.lang.runtime.LumaMap;
import dev.luma.lang.runtime.LumaType;
import dev.luma.lang.runtime.ObjectList;
import dev.luma.lang.runtime.Panic;
import dev.luma.lang.runtime.Text;
import org.jspecify.annotations.Nullable;

/// Luma's `row`.
public final class QueryRow implements CoreObject {
    /// What a list of rows holds.
    public static final LumaType TYPE = LumaType.named("row", QueryRow.class);

    private final LumaMap cells;

    QueryRow(LumaMap cells) {
        this.cells = cells;
    }

    @Override
    public String typeName() {
        return "row";
    }

    /// As a map's.
    @Override
    public String text() {
        return Text.of(cells);
    }

    /// What the driver gave.
    LumaMap cells() {
        return cells;
    }

    /// `row[name]`: the value as text, null for NULL.
    public static @Nullable String at(QueryRow self, String name) {
        return Cell.text(self.cell(name));
    }

    /// The value as a type that the compiler has found from where it is used.
    ///
    /// @param wanted str, int, float, bool, any or `[byte]`, or one of these with `?`
    public static @Nullable Object get(QueryRow self, String name, LumaType wanted) {
        final Object cell = self.cell(name);
        if (cell == null) {
            if (!wanted.holds(null)) {
                throw Panic.of(
                        "db.null", "column " + Text.quoted(name) + " is NULL, which " + wanted.text() + " is not");
            }
            return null;
        }
        return Cell.as(cell, wanted instanceof LumaType.OptionalOf optional ? optional.inner() : wanted);
    }

    private @Nullable Object cell(String name) {
        final Object cell = cells.get(name);
        if (cell == null && !cells.has(name)) {
            throw Panic.of(
                    "db.column", "no column " + Text.quoted(name) + "; there are " + Lists.join(cells.keys(), ", "));
        }
        return cell;
    }

    public static boolean has(QueryRow self, String name) {
        return self.cells.has(name);
    }

    public static ObjectList columns(QueryRow self) {
        return (ObjectList) self.cells.keys();
    }

    /// One row is one row, however often it was asked for.
    @Override
    @SuppressWarnings("ReferenceEquality")
    public boolean equals(@Nullable Object other) {
        return other instanceof QueryRow row && row.cells == cells;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(cells);
    }
}
