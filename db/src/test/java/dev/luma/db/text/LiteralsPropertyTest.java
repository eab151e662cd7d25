package dev.luma.db.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.luma.db.error.UsageException;
import dev.luma.db.spi.TextDriver;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// Whatever a text holds, it stays inside its literal: read back as a server would, the statement is the same.
class LiteralsPropertyTest {
    private static final List<String> PIECES = List.of(
            "'", "''", "\\", "\\'", "\"", "`", "--", "-- ", "#", "/*", "*/", "?", ":a", ";", "\n", "\0", "$$", "x",
            " ");

    private static final class Quoting implements TextDriver<String>, TextDriver.Quoting {
        @Override
        public String quote(String value) {
            return "'" + value.replace("\\", "\\\\").replace("'", "\\'") + "'";
        }

        @Override
        public String connect(String dsn) {
            return dsn;
        }

        @Override
        public List<Map<String, String>> query(String connection, String sql) {
            return List.of();
        }

        @Override
        public long[] exec(String connection, String sql) {
            return new long[2];
        }

        @Override
        public void disconnect(String connection) {}
    }

    private static final class Standard implements TextDriver<String> {
        @Override
        public String connect(String dsn) {
            return dsn;
        }

        @Override
        public List<Map<String, String>> query(String connection, String sql) {
            return List.of();
        }

        @Override
        public long[] exec(String connection, String sql) {
            return new long[2];
        }

        @Override
        public void disconnect(String connection) {}
    }

    private final Random random = new Random(99);

    private String text() {
        return random.ints(random.nextInt(8), 0, PIECES.size())
                .mapToObj(PIECES::get)
                .collect(Collectors.joining());
    }

    @Test
    void keepsATextInsideItsLiteral() {
        final Literals standard = Literals.of(new Standard());
        final Literals quoting = Literals.of(new Quoting());
        int spliced = 0;
        for (int i = 0; i < 50_000; i++) {
            final String text = text();
            assertEquals(text, readBack(quoting.splice("a = ?;", new Object[] {text}), true));
            try {
                assertEquals(text, readBack(standard.splice("a = ?;", new Object[] {text}), true));
                assertEquals(text, readBack(standard.splice("a = ?;", new Object[] {text}), false));
                spliced++;
            } catch (UsageException e) {
                assertEquals(true, text.contains("\\") || text.contains("\0"), text);
            }
        }
        assertEquals(true, spliced > 1000);
    }

    /// The text that a server finds in `a = '…';`, which must be all that there is.
    private static String readBack(String sql, boolean backslashEscapes) {
        final StringBuilder text = new StringBuilder();
        int at = "a = '".length();
        while (true) {
            final char c = sql.charAt(at++);
            if (c == '\\' && backslashEscapes) {
                text.append(sql.charAt(at++));
            } else if (c != '\'') {
                text.append(c);
            } else if (sql.charAt(at) == '\'') {
                text.append(sql.charAt(at++));
            } else {
                assertEquals(";", sql.substring(at), sql);
                return text.toString();
            }
        }
    }
}
