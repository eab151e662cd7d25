package dev.luma.db.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.luma.db.spi.SqlDialect;
import org.junit.jupiter.api.Test;

class SqlCacheTest {
    private final SqlCache cache = new SqlCache();

    private ParsedSql parse(String sql) {
        return cache.parse(sql, SqlDialect.STANDARD);
    }

    @Test
    void scansAStatementOnce() {
        assertSame(parse("A :a"), parse("A :a"));
    }

    @Test
    void keepsWhatWasUsedLast() {
        final ParsedSql old = parse("A :a");
        final ParsedSql used = parse("B :b");
        for (int i = 0; i < 1000; i++) {
            parse("C :c" + i);
            assertSame(used, parse("B :b"));
        }
        assertNotSame(old, parse("A :a"));
        assertEquals(128, cache.size());
    }

    @Test
    void doesNotKeepLongStatements() {
        parse("A :a " + " ".repeat(20_000));

        assertEquals(0, cache.size());
    }

    @Test
    void scansAgainInAnotherDialect() {
        assertEquals(1, cache.parse("'\\' ?", SqlDialect.STANDARD).parameterCount());
        assertEquals(0, cache.parse("'\\' ?", SqlDialect.MYSQL).parameterCount());
    }
}
