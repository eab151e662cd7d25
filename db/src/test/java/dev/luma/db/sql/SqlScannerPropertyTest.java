package dev.luma.db.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.luma.db.error.UsageException;
import dev.luma.db.spi.SqlDialect;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Statements put together at random of pieces whose meaning is known.
class SqlScannerPropertyTest {
    /// Pieces without a parameter, each complete in itself, in every dialect.
    private static final List<String> PLAIN = List.of(
            "SELECT",
            "a",
            "1",
            "+",
            "'x'",
            "'?'",
            "':a'",
            "''",
            "'a''?'",
            "\"?\"",
            "`:a`",
            "/* ? */",
            "/*! :a */",
            "-- ?\n",
            "-- '\n",
            "$$ ? $$",
            "$t$ :a $t$",
            "b::int",
            "@v := 2",
            "l: ",
            "(",
            ")",
            ",",
            "12:30",
            "'12:30'",
            "- ",
            "/",
            "\n",
            "é",
            "🔑");
    private static final List<String> MYSQL = List.of("'\\''", "'\\\\'", "\"\\\"?\"", "# ?\n", "# '\n", "5--1");
    private static final List<String> STANDARD = List.of("'\\'", "\"\\\"", "# ", "--?\n");

    private final Random random = new Random(7);

    @Test
    void findsExactlyTheParameters() {
        for (int i = 0; i < 20_000; i++) {
            final boolean mysql = random.nextBoolean();
            final boolean named = random.nextBoolean();
            final StringBuilder sql = new StringBuilder();
            final StringBuilder positional = new StringBuilder();
            final List<String> names = new ArrayList<>();
            final List<Integer> marks = new ArrayList<>();
            for (int n = random.nextInt(12); n > 0; n--) {
                if (random.nextInt(3) == 0) {
                    final String name = "p" + random.nextInt(4);
                    names.add(name);
                    marks.add(positional.length());
                    sql.append(named ? ":" + name : "?");
                    positional.append('?');
                } else {
                    final String piece = piece(mysql ? MYSQL : STANDARD);
                    sql.append(piece);
                    positional.append(piece);
                }
                sql.append(' ');
                positional.append(' ');
            }

            final ParsedSql parsed = SqlScanner.parse(sql.toString(), mysql ? SqlDialect.MYSQL : SqlDialect.STANDARD);

            assertEquals(positional.toString(), parsed.text(), sql.toString());
            assertEquals(named ? names : List.of(), parsed.names(), sql.toString());
            assertEquals(marks, Arrays.stream(parsed.marks()).boxed().toList(), sql.toString());
        }
    }

    private String piece(List<String> special) {
        final List<String> pieces = random.nextInt(4) == 0 ? special : PLAIN;
        return pieces.get(random.nextInt(pieces.size()));
    }

    @Test
    void marksQuestionMarksOnlyWhateverTheText() {
        final String signs = "?:'\"`-#/*$ab\\ \n=1";
        for (int i = 0; i < 50_000; i++) {
            final StringBuilder sql = new StringBuilder();
            random.ints(random.nextInt(20), 0, signs.length()).forEach(at -> sql.append(signs.charAt(at)));
            try {
                final ParsedSql parsed = SqlScanner.parse(sql.toString(), SqlDialect.MYSQL);
                for (final int mark : parsed.marks()) {
                    assertEquals('?', parsed.text().charAt(mark), sql.toString());
                }
                assertTrue(parsed.names().isEmpty() || parsed.names().size() == parsed.marks().length);
            } catch (UsageException e) {
                assertTrue(e.getMessage().startsWith("the statement has both"), e.getMessage());
            }
        }
    }
}
