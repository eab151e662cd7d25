package dev.luma.jdbc.logic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScriptReaderTest {
    private static List<Entry> read(String script) throws IOException {
        try (ScriptReader reader = new ScriptReader(new BufferedReader(new StringReader(script)))) {
            final List<Entry> entries = new ArrayList<>();
            for (Entry entry = reader.next(); entry != null; entry = reader.next()) {
                entries.add(entry);
            }
            return entries;
        }
    }

    @Test
    void readsStatementsAndQueries() throws IOException {
        assertEquals(
                List.of(
                        new Entry.Statement(4, "CREATE TABLE t (\n a INT)", true),
                        new Entry.Statement(8, "CREATE TABLE t", false),
                        new Entry.Query(
                                11,
                                "SELECT 1, 'a'",
                                "IT",
                                Entry.Order.ROWSORT,
                                "label-1",
                                new Expected.Values(List.of("1", "a")))),
                read("""
                        # a comment
                        hash-threshold 8

                        statement ok
                        CREATE TABLE t (
                         a INT)

                        statement error
                        CREATE TABLE t

                        query IT rowsort label-1
                        SELECT 1, 'a'
                        ----
                        1
                        a
                        """));
    }

    @Test
    void leavesOutWhatIsNotForMySql() throws IOException {
        final List<Entry> entries = read("""
                skipif mysql # not compatible
                statement ok
                a

                onlyif sqlite
                halt

                skipif postgresql
                onlyif mysql # DIV
                statement ok
                b

                onlyif mssql
                statement ok
                c
                """);
        assertEquals(List.of("b"), entries.stream().map(Entry::sql).toList());
    }

    @Test
    void endsWhereAScriptHaltsOnMySql() throws IOException {
        assertEquals(List.of(), read("onlyif mysql\nhalt\n\nstatement ok\na\n"));
    }

    @Test
    void refusesWhatItDoesNotKnow() {
        assertThrows(IOException.class, () -> read("mode output_hash\n"));
    }

    @Test
    void knowsManyValuesByTheirSum() {
        final Expected two = Expected.of(List.of("2 values hashing to 6ddb4095eb719e2a9f0a3f95677d24e0"));
        assertEquals("6ddb4095eb719e2a9f0a3f95677d24e0", Expected.hashed(List.of("1", "2")));
        assertEquals(
                List.of(true, false, false),
                List.of(two.isMetBy(List.of("1", "2")), two.isMetBy(List.of("2", "1")), two.isMetBy(List.of("1"))));
    }
}
