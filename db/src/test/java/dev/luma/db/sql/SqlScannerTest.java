package dev.luma.db.sql;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.luma.db.error.UsageException;
import dev.luma.db.spi.SqlDialect;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SqlScannerTest {
    enum Language {
        STANDARD(SqlDialect.STANDARD),
        MYSQL(SqlDialect.MYSQL);

        final SqlDialect dialect;

        Language(SqlDialect dialect) {
            this.dialect = dialect;
        }
    }

    private static int marks(String sql, SqlDialect dialect) {
        return SqlScanner.parse(sql, dialect).parameterCount();
    }

    private static List<String> names(String sql) {
        return SqlScanner.parse(sql, SqlDialect.STANDARD).names();
    }

    // ---- what is found

    @Test
    void findsQuestionMarks() {
        final ParsedSql parsed = SqlScanner.parse("a = ? AND b IN (?,?)", SqlDialect.STANDARD);

        assertArrayEquals(new int[] {4, 16, 18}, parsed.marks());
        assertEquals(List.of(), parsed.names());
        assertEquals("a = ? AND b IN (?,?)", parsed.text());
    }

    @Test
    void replacesNames() {
        final ParsedSql parsed = SqlScanner.parse(":a,b=:bé_2 OR c>:a", SqlDialect.STANDARD);

        assertEquals("?,b=? OR c>?", parsed.text());
        assertEquals(List.of("a", "bé_2", "a"), parsed.names());
        assertArrayEquals(new int[] {0, 4, 11}, parsed.marks());
    }

    @Test
    void leavesAStatementWithoutNamesAsItIs() {
        final String sql = "SELECT ':a', ?";

        assertSame(sql, SqlScanner.parse(sql, SqlDialect.STANDARD).text());
    }

    @Test
    void growsWithTheParameters() {
        assertEquals(10_000, marks("?,".repeat(10_000), SqlDialect.STANDARD));
    }

    @Test
    void refusesBothForms() {
        assertEquals(
                "the statement has both ? and :b parameters: use one form for all of them",
                assertThrows(UsageException.class, () -> names("a = ? AND b = :b"))
                        .getMessage());
        assertThrows(UsageException.class, () -> names("a = :a AND b = ?"));
    }

    // ---- what is skipped

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'?' ':a'",
                "\"?\" \":a\"",
                "`?` `:a`",
                "'it''s ?'",
                "\"a\"\"?\"",
                "`a``?`",
                "'\"?' \"'?\"",
                "/* ? :a */",
                "/*! ? :a */",
                "/*+ ? */",
                "/* ' */ /* ? */",
                "/*/ ? */",
                "/**/ '?'",
                "-- ? :a",
                "-- ' ?",
                "-- \n-- ?",
                "$$ ? ' $$",
                "$tag$ ? $$ ? $tag$",
                "$t$ $$ ? $t$",
                "$_1$ ? $_1$",
                "'? never closed",
                "/* ? never closed",
                "`? never closed",
                "$$ ? never closed",
                "'12:30'",
                "'$.a:b'",
            })
    @Tag("S1")
    void skipsQuotesAndComments(String sql) {
        for (final Language language : Language.values()) {
            assertEquals(0, marks(sql, language.dialect), language.name());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'a' ?",
                "'' ?",
                "'''' ?",
                "\"'\" ?",
                "`'` ?",
                "/* ' */ ?",
                "/* /* */ ?",
                "-- '\n?",
                "a$b$ ? $b$",
                "$1 ?",
                "$ ?",
                "a - ?",
                "a / ?",
                "- - ?",
                "/ * ?",
                "$a ? $",
                "'a'\n'b' ?",
                "5 -?",
            })
    void findsWhatStandsBehind(String sql) {
        for (final Language language : Language.values()) {
            assertEquals(1, marks(sql, language.dialect), language.name());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a::int",
                "a :: int",
                "@v := 1",
                "@v:=1",
                "label: LOOP",
                "label:LOOP",
                "x:",
                "a:b",
                "12:30",
                "1:n",
                "a:1",
                "'a':b",
                "\"a\":b",
                "`a`:b",
                ":",
                "::",
                ":::",
                "a:::b",
                ": a",
                ":1",
                ":=",
                ":'a'",
                "é:b"
            })
    @Tag("S6")
    void leavesColonsThatMeanSomethingElse(String sql) {
        assertEquals(List.of(), names(sql));
    }

    @ParameterizedTest
    @ValueSource(strings = {"(:a)", "=:a", ",:a", "@v:=:a", ":a::int", "-:a", "\n:a", ":a:", ")>:a", "[:a]"})
    void findsANameBehindSigns(String sql) {
        assertEquals(List.of("a"), names(sql));
    }

    // ---- dialects

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                // The SQL, and how many parameters it has by the standard and for MySQL.
                "'\\' ?       | 1 | 0",
                "'\\\\' ?     | 1 | 1",
                "\"\\\" ?     | 1 | 0",
                "`\\` ?       | 1 | 1",
                "'\\'' ?      | 0 | 1",
                "# ?          | 1 | 0",
                "a # ' ?      | 0 | 0",
                "5--? + ?     | 0 | 2",
                "--?          | 0 | 1",
                "--           | 0 | 0",
            })
    void knowsWhatDiffers(String sql, int standard, int mysql) {
        assertEquals(standard, marks(sql, SqlDialect.STANDARD));
        assertEquals(mysql, marks(sql, SqlDialect.MYSQL));
    }

    @Test
    void takesAnyWhiteSpaceBehindDashes() {
        assertEquals(0, marks("--\t?", SqlDialect.MYSQL));
        assertEquals(1, marks("--\n?", SqlDialect.MYSQL));
    }

    @Test
    @Tag("S3")
    void knowsMysqlWithoutBackslashEscapes() {
        final SqlDialect dialect = SqlDialect.MYSQL.withoutBackslashEscapes();

        assertEquals(1, marks("'\\' ?", dialect));
        assertEquals(0, marks("# ?", dialect));
    }

    /// Nothing is spliced into a line that a server may still take for a comment.
    @ParameterizedTest
    @EnumSource(Language.class)
    void endsALineAtALineFeedOnly(Language language) {
        assertEquals(0, marks("-- \r?", language.dialect));
    }

    // ---- the first word

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "select 1                  | SELECT",
                "((SELECT 1) UNION b)      | SELECT",
                "/* x */ -- y\\n  show z   | SHOW",
                "# c\\ninsert              | INSERT",
                "'quoted' update           | UPDATE",
                "~~                        | ~~",
                "42                        | ~~",
            })
    void findsTheFirstWord(String sql, String word) {
        assertEquals(word, SqlScanner.firstWord(sql.replace("\\n", "\n"), SqlDialect.MYSQL));
    }

    // ---- the outline

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "a 'b' \"c\" `d` e         | a '' \"\" `` e",
                "a 'it''s' b               | a '''' b",
                "a 'x\\' y' b              | a '' b",
                "a -- b\\nc /* d */ e # f  | a  c   e",
                "a /*! b */ c /*M!1 d */   | a /*! c /*!",
                "a 'no end                 | a ''",
                "1-1 / 2 $ (?)             | 1-1 / 2 $ (?)",
            })
    void leavesOutWhatIsQuotedOrNotRead(String sql, String outline) {
        assertEquals(
                outline,
                SqlScanner.outline(sql.replace("\\n", "\n"), SqlDialect.MYSQL).strip());
    }
}
