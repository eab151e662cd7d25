package dev.luma.mysql.regression;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.luma.db.Connection;
import dev.luma.db.Row;
import dev.luma.db.Statement;
import dev.luma.db.error.UsageException;
import dev.luma.mysql.Mysql;
import dev.luma.mysql.MysqlConfig;
import dev.luma.mysql.Opened;
import dev.luma.testkit.server.RealServer;
import dev.luma.testkit.server.ServerTest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// SQL texts in which drivers have seen parameters that are none, and values that became SQL.
@ServerTest
class SqlTextIT {
    private static final String PAYLOAD = "\\' OR 1=1 -- ";

    private final RealServer server;
    private Connection db;

    SqlTextIT(RealServer server) {
        this.server = server;
    }

    @BeforeEach
    void open() {
        db = Opened.on(server);
    }

    @AfterEach
    void close() {
        db.close();
    }

    /// With each of these in front of a real parameter, the server and the driver must agree which one that is.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "-- ? :x ' \" `\n",
                "-- '\n",
                "# ? :x ' \" `\n",
                "/* ? :x ' \" ` */",
                "/* -- */",
                "/* # */",
                "/*+ ? :x ' */",
                "/*!99999 ? :x ' */",
                "'? :x' ",
                "'it''s ? :x' ",
                "'it\\'s ? :x' ",
                "'\\\\' ",
                "'\"`-- /* # ' ",
                "\"? :x ' \" ",
                "\"\"\" ? :x\" ",
            })
    @Tag("S1")
    void findsNoParameterInQuotesAndComments(String noise) {
        final boolean isValue = noise.startsWith("'") || noise.startsWith("\"");
        final String head = "SELECT " + (isValue ? "LENGTH(" + noise + ") * 0 + " : noise);

        assertEquals(7, db.query(head + "?", 7).first(Integer.class).orElseThrow());
        assertEquals(
                7, db.query(head + ":x", Map.of("x", 7)).first(Integer.class).orElseThrow());
        for (final Row row : BothForms.of(db, head + "8")) {
            assertEquals(8, row.getInt(0));
        }
        try (Statement statement = db.prepare(head + ":x")) {
            assertEquals(1, statement.parameterCount());
        }
    }

    @Test
    @Tag("S1")
    void findsNoParameterInAnIdentifier() {
        db.exec("CREATE TEMPORARY TABLE odd (`a?b` INT, `c:x` INT, `d``?` INT, `e'f` INT, `g -- x` INT)");
        db.exec("INSERT INTO odd VALUES (1, 2, 3, 4, 5)");
        final String sql = "SELECT `a?b`, `c:x`, `d``?`, `e'f`, `g -- x` FROM odd WHERE `e'f` < ";
        for (final Row row : List.of(
                db.query(sql + "?", 9).first().orElseThrow(),
                db.query(sql + ":x", Map.of("x", 9)).first().orElseThrow())) {
            assertEquals(5, row.getInt("g -- x"));
            assertEquals(1, row.getInt("a?b"));
        }
    }

    /// What stands in a comment that the server executes is SQL, and its `?` the server's to count; a name in it is
    /// left alone, so that nothing is put there that another server takes for a comment.
    @Test
    @Tag("S1")
    void leavesACommentThatTheServerExecutesToTheServer() {
        final UsageException refused = assertThrows(
                UsageException.class, () -> db.query("SELECT /*! ? + */ ?", 1).first());
        assertTrue(refused.getMessage().contains("takes 2 values"), refused.getMessage());
        assertEquals(
                3, db.query("SELECT /*! ? + */ ?", 1, 2).first(Integer.class).orElseThrow());
        assertThrows(
                dev.luma.db.error.ServerException.class,
                () -> db.query("SELECT /*! :a + */ :b", Map.of("b", 1)).first());
    }

    @ParameterizedTest
    @ValueSource(strings = {PAYLOAD, "' OR '1'='1", "\\", "'", "\\'; DROP TABLE vault; -- ", "\u0000\n\r\u001a\"'\\"})
    @Tag("S3")
    void storesAValueAsItIsWhateverABackslashMeans(String value) {
        for (final String mode : List.of("", "NO_BACKSLASH_ESCAPES", "ANSI_QUOTES", "")) {
            db.exec("SET sql_mode = '" + mode + "'");
            db.exec("CREATE TEMPORARY TABLE vault (id INT, v VARCHAR(80))");
            db.exec("INSERT INTO vault VALUES (1, 'secret'), (2, ?)", value);
            try (Statement insert = db.prepare("INSERT INTO vault VALUES (3, :v)")) {
                insert.exec(Map.of("v", value));
            }
            assertEquals(
                    List.of(2, 3),
                    db.query("SELECT id FROM vault WHERE v = ?", value).all(Integer.class));
            assertEquals(
                    List.of(2, 3),
                    db.query("SELECT id FROM vault WHERE v = :v", Map.of("v", value))
                            .all(Integer.class));
            for (final List<Row> rows : BothForms.all(db, "SELECT v FROM vault WHERE id > 1")) {
                assertEquals(
                        List.of(value, value),
                        rows.stream().map(row -> row.getString(0)).toList());
            }
            db.exec("DROP TEMPORARY TABLE vault");
        }
    }

    /// The scanner must follow the mode too: by the wrong one, the parameter is inside a string, or the string ends.
    @Test
    @Tag("S3")
    void followsTheModeInTheText() {
        db.exec("SET sql_mode = 'NO_BACKSLASH_ESCAPES'");
        assertEquals(
                "\\7",
                db.query("SELECT CONCAT('\\', :a)", Map.of("a", 7))
                        .first(String.class)
                        .orElseThrow());
        db.exec("SET sql_mode = ''");
        assertEquals(
                "':a7",
                db.query("SELECT CONCAT('\\':a', :a)", Map.of("a", 7))
                        .first(String.class)
                        .orElseThrow());
    }

    /// CVE-2024-1597: a minus in front of a negative number began a comment, and the next value was SQL.
    @Test
    @Tag("S4")
    void injectsNothingBehindAMinus() {
        db.exec("CREATE TEMPORARY TABLE accounts (n INT, name VARCHAR(80))");
        db.exec("INSERT INTO accounts VALUES (1, 'one'), (-1, 'minus one'), (1, ?)", "\n" + PAYLOAD);
        final String positional = "SELECT COUNT(*) FROM accounts WHERE n = -? AND name = ?";
        final String named = "SELECT COUNT(*) FROM accounts WHERE n = -:n AND name = :name";
        for (final Object minusOne : List.of(-1, -1L, -1.0, new java.math.BigDecimal("-1"))) {
            for (final String payload : List.of("\n' OR 1=1 -- ", PAYLOAD, "one' OR '1'='1")) {
                assertEquals(
                        0,
                        db.query(positional, minusOne, payload)
                                .first(Integer.class)
                                .orElseThrow());
                assertEquals(
                        0,
                        db.query(named, Map.of("n", minusOne, "name", payload))
                                .first(Integer.class)
                                .orElseThrow());
                try (Statement statement = db.prepare(positional)) {
                    assertEquals(
                            0,
                            statement
                                    .query(minusOne, payload)
                                    .first(Integer.class)
                                    .orElseThrow());
                }
            }
            assertEquals(
                    1,
                    db.query(positional, minusOne, "one").first(Integer.class).orElseThrow());
            assertEquals(
                    1,
                    db.query(positional, minusOne, "\n" + PAYLOAD)
                            .first(Integer.class)
                            .orElseThrow());
        }
    }

    @Test
    @Tag("S6")
    void leavesColonsThatAreNoNames() {
        final Row row = db.query(
                        "SELECT @v := 1 + :a, @v:=:a, JSON_EXTRACT('{\"a:b\": 5}', '$.\"a:b\"'), '12:30:00', "
                                + "JSON_UNQUOTE(JSON_EXTRACT(:doc, '$.x')), CAST('12:30' AS TIME)",
                        Map.of("a", 2, "doc", "{\"x\": \":a\"}"))
                .first()
                .orElseThrow();
        assertEquals(3, row.getInt(0));
        assertEquals(2, row.getInt(1));
        assertEquals("5", row.getString(2));
        assertEquals("12:30:00", row.getString(3));
        assertEquals(":a", row.getString(4));
    }

    @Test
    @Tag("S6")
    void leavesALabelAlone() {
        db.exec("DROP PROCEDURE IF EXISTS labelled");
        db.exec("CREATE PROCEDURE labelled(OUT n INT) BEGIN SET n = 0; x:LOOP SET n = n + 1;"
                + " IF n > 4 THEN LEAVE x; END IF; END LOOP x; y: BEGIN SET n = n * 2; END y; END");
        db.exec("CALL labelled(@n)");
        assertEquals(10, db.query("SELECT @n").first(Integer.class).orElseThrow());
        db.exec("DROP PROCEDURE labelled");
    }

    @Test
    @Tag("S7")
    void bindsANameWhereverItStands() {
        final Row row = db.query("SELECT :a + :b, :a, :b - :a", Map.of("a", 2, "b", 5))
                .first()
                .orElseThrow();
        assertEquals(7, row.getInt(0));
        assertEquals(2, row.getInt(1));
        assertEquals(3, row.getInt(2));
    }

    @Test
    @Tag("S7")
    void refusesANameThatIsMissingOrUnused() {
        final Map<String, Object> withNull = new HashMap<>(Map.of("a", 1));
        withNull.put("c", null);
        for (final Map<String, Object> values :
                List.of(Map.<String, Object>of("a", 1), withNull, Map.<String, Object>of())) {
            assertThrows(
                    UsageException.class,
                    () -> db.query("SELECT :a, :b", values).first());
        }
        final UsageException unused = assertThrows(
                UsageException.class,
                () -> db.query("SELECT :a", Map.of("a", 1, "b", 2)).first());
        assertTrue(unused.getMessage().contains("`b`"), unused.getMessage());
        assertEquals(1, db.query("SELECT 1").count());
    }

    @Test
    @Tag("S8")
    void takesEverySignInUserPasswordAndDatabase() {
        final String odd = "a@b:c/d?e#f%g&h";
        server.sql("DROP USER IF EXISTS `" + odd + "`; CREATE USER `" + odd + "` IDENTIFIED BY '" + odd + "';"
                + " CREATE DATABASE IF NOT EXISTS `" + odd + "`; GRANT ALL ON `" + odd + "`.* TO `" + odd + "`");
        try {
            final String written = URLEncoder.encode(odd, StandardCharsets.UTF_8);
            final MysqlConfig parsed = MysqlConfig.parse("mysql://" + written + ":" + written + "@" + server.host()
                    + ":" + server.port() + "/" + written + "?connectTimeout=9s");
            final MysqlConfig told = MysqlConfig.defaults()
                    .host(server.host())
                    .port(server.port())
                    .user(odd)
                    .password(odd)
                    .database(odd);
            for (final MysqlConfig config : List.of(parsed, told)) {
                assertFalse(config.toString().contains("password=" + odd));
                try (Connection own = Mysql.connect(config)) {
                    final Row row = own.query("SELECT CURRENT_USER(), DATABASE()")
                            .first()
                            .orElseThrow();
                    assertEquals(odd + "@%", row.getString(0));
                    assertEquals(odd, row.getString(1));
                }
            }
        } finally {
            server.sql("DROP DATABASE `" + odd + "`; DROP USER `" + odd + "`");
        }
    }
}
