package dev.luma.lang.std;

import dev.luma.lang.runtime.IntList;
import dev.luma.lang.runtime.LumaList;
import dev.luma.lang.runtime.LumaMap;
import dev.luma.lang.runtime.LumaType;
import dev.luma.lang.runtime.ObjectList;
import dev.luma.lang.runtime.Panic;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A driver module that notes what it is asked, and answers what it was told.
class FakeDriver implements LumaDriverModule {
    final List<String> log = new ArrayList<>();
    IntList outcome = IntList.wrap(1, 42);
    LumaList rows = new ObjectList(LumaType.map(LumaType.STR, LumaType.ANY));

    @Nullable
    String refused;

    /// Answers a query with one row.
    void willGive(LumaMap row) {
        rows = ObjectList.wrap(LumaType.map(LumaType.STR, LumaType.ANY), row);
    }

    /// What it was asked last.
    String last() {
        return log.getLast();
    }

    @Override
    public Object connect(String dsn) {
        log.add("connect " + dsn);
        return "line";
    }

    @Override
    public LumaList query(Object connection, String sql) {
        note(sql);
        return rows;
    }

    @Override
    public IntList exec(Object connection, String sql) {
        note(sql);
        return outcome;
    }

    @Override
    public void disconnect(Object connection) {
        note("disconnect");
    }

    /// @throws Panic if it was told to refuse that
    void note(String what) {
        log.add(what);
        if (what.equals(refused)) {
            throw Panic.of("db.server", "refused: " + what);
        }
    }

    /// One that writes texts as MySQL does.
    static class Quoting extends FakeDriver {
        @Override
        public boolean quotes() {
            return true;
        }

        @Override
        public String quote(String value) {
            return "'" + value.replace("\\", "\\\\").replace("'", "\\'") + "'";
        }
    }

    /// One that takes values beside the SQL.
    static final class BindingDriver extends Quoting {
        @Override
        public boolean binds() {
            return true;
        }

        @Override
        public LumaList queryParams(Object connection, String sql, ObjectList params) {
            note(sql + " with " + params);
            return rows;
        }

        @Override
        public IntList execParams(Object connection, String sql, ObjectList params) {
            note(sql + " with " + params);
            return outcome;
        }
    }
}
