package dev.luma.jdbc.statement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.luma.jdbc.TestDatabase;
import dev.luma.testkit.server.RealServer;
import dev.luma.testkit.server.ServerTest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.sql.Statement;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@ServerTest
class StatementIT {
    private final RealServer server;
    private Connection db;

    StatementIT(RealServer server) {
        this.server = server;
    }

    @BeforeEach
    void open() throws SQLException {
        db = TestDatabase.open(server, "allowMultiQueries=true");
        TestDatabase.run(
                db,
                "DROP TABLE IF EXISTS numbers",
                "CREATE TABLE numbers (n INT PRIMARY KEY, word VARCHAR(20))",
                "INSERT INTO numbers VALUES (1, 'one'), (2, 'two'), (3, 'three')");
    }

    @AfterEach
    void close() throws SQLException {
        db.close();
    }

    @Test
    void theColumnsOfAPreparedStatementAreThoseOfNow() throws SQLException {
        final String select = "SELECT * FROM changing WHERE v = ?";
        try (Connection other = TestDatabase.open(server)) {
            for (final Connection changes : new Connection[] {db, other}) {
                TestDatabase.run(
                        db,
                        "DROP TABLE IF EXISTS changing",
                        "CREATE TABLE changing (id INT, v VARCHAR(10))",
                        "INSERT INTO changing VALUES (1, '1')");
                try (PreparedStatement kept = db.prepareStatement(select)) {
                    assertEquals(2, kept.getMetaData().getColumnCount());
                    TestDatabase.run(changes, "ALTER TABLE changing ADD w BIGINT, MODIFY v INT");
                    assertEquals("INT", kept.getMetaData().getColumnTypeName(2));
                    assertEquals(3, kept.getMetaData().getColumnCount());
                    kept.setString(1, "1");
                    try (ResultSet rows = kept.executeQuery()) {
                        assertEquals(3, rows.getMetaData().getColumnCount());
                        assertTrue(rows.next());
                    }
                }
                TestDatabase.run(changes, "ALTER TABLE changing DROP w");
                try (PreparedStatement again = db.prepareStatement(select)) {
                    assertEquals(2, again.getMetaData().getColumnCount());
                    TestDatabase.run(changes, "DROP TABLE changing");
                    assertEquals(
                            "42S02",
                            assertThrows(SQLException.class, again::getMetaData).getSQLState());
                }
            }
        }
    }

    // ---- the ways to run one

    @Test
    void executeTellsRowsFromCounts() throws SQLException {
        try (Statement statement = db.createStatement()) {
            assertTrue(statement.execute("SELECT n FROM numbers"));
            assertEquals(-1, statement.getUpdateCount());
            assertSame(statement.getResultSet(), statement.getResultSet());
            assertFalse(statement.getMoreResults());
            assertEquals(-1, statement.getUpdateCount());
            assertFalse(statement.execute("UPDATE numbers SET word = 'x' WHERE n > 1"));
            assertEquals(2, statement.getUpdateCount());
            assertEquals(2, statement.getLargeUpdateCount());
            assertNull(statement.getResultSet());
            assertFalse(statement.getMoreResults());
            assertEquals(-1, statement.getUpdateCount());
        }
    }

    @Test
    void countsTheRowsThatWereFound() throws SQLException {
        try (PreparedStatement same = db.prepareStatement("UPDATE numbers SET word = word WHERE n < ?")) {
            same.setInt(1, 3);
            assertEquals(2, same.executeUpdate());
            assertEquals(2, same.executeLargeUpdate());
        }
    }

    @Test
    void countsTheRowsThatWereChangedWhereThatIsAskedFor() throws SQLException {
        try (Connection changed = TestDatabase.open(server, "useAffectedRows=true");
                Statement statement = changed.createStatement()) {
            assertEquals(0, statement.executeUpdate("UPDATE numbers SET word = word"));
        }
    }

    @Test
    void refusesRowsWhereACountIsDueAndACountWhereRowsAre() throws SQLException {
        try (Statement statement = db.createStatement()) {
            assertThrows(SQLException.class, () -> statement.executeUpdate("SELECT 1"));
            assertThrows(SQLException.class, () -> statement.executeQuery("DO 0"));
            assertEquals("3", TestDatabase.ask(db, "SELECT COUNT(*) FROM numbers"));
        }
    }

    @Test
    void walksSeveralResults() throws SQLException {
        try (Statement statement = db.createStatement()) {
            assertTrue(statement.execute(
                    "SELECT n FROM numbers; UPDATE numbers SET word = 'x'; SELECT 7; DELETE FROM numbers WHERE n = 1"));
            assertTrue(statement.getResultSet().next());
            assertFalse(statement.getMoreResults());
            assertEquals(3, statement.getUpdateCount());
            assertTrue(statement.getMoreResults());
            final ResultSet seven = statement.getResultSet();
            assertTrue(seven.next());
            assertEquals(7, seven.getInt(1));
            assertFalse(statement.getMoreResults());
            assertTrue(seven.isClosed());
            assertEquals(1, statement.getUpdateCount());
            assertFalse(statement.getMoreResults());
            assertEquals(-1, statement.getUpdateCount());
        }
    }

    @Test
    void keepsAnEarlierResultOpenWhereThatIsAskedFor() throws SQLException {
        try (Statement statement = db.createStatement()) {
            statement.execute("SELECT n FROM numbers ORDER BY n; SELECT 7");
            final ResultSet first = statement.getResultSet();
            assertTrue(first.next());
            assertTrue(statement.getMoreResults(Statement.KEEP_CURRENT_RESULT));
            assertTrue(statement.getResultSet().next());
            assertTrue(first.next());
            assertEquals(2, first.getInt(1));
            assertFalse(statement.getMoreResults(Statement.CLOSE_ALL_RESULTS));
            assertTrue(first.isClosed());
        }
    }

    // ---- rows on the line, and others' commands

    @Test
    void anotherStatementFindsTheLineFreeWhileRowsAreRead() throws SQLException {
        try (Statement outer = db.createStatement();
                ResultSet rows = outer.executeQuery("SELECT n FROM numbers ORDER BY n");
                PreparedStatement inner = db.prepareStatement("SELECT word FROM numbers WHERE n = ?")) {
            final StringBuilder words = new StringBuilder();
            while (rows.next()) {
                inner.setInt(1, rows.getInt("n"));
                try (ResultSet word = inner.executeQuery()) {
                    word.next();
                    words.append(rows.getInt(1)).append(word.getString(1)).append(' ');
                }
            }
            assertEquals("1one 2two 3three ", words.toString());
        }
    }

    @Test
    void rowsOutliveACommitAndARollback() throws SQLException {
        db.setAutoCommit(false);
        try (Statement statement = db.createStatement();
                ResultSet rows = statement.executeQuery("SELECT n FROM numbers ORDER BY n")) {
            assertTrue(rows.next());
            db.commit();
            assertEquals(1, rows.getInt(1));
            assertTrue(rows.next());
            TestDatabase.run(db, "DELETE FROM numbers");
            db.rollback();
            assertTrue(rows.next());
            assertEquals(3, rows.getInt(1));
            assertFalse(rows.next());
        }
    }

    @Test
    void runningAStatementAgainClosesItsResult() throws SQLException {
        try (PreparedStatement statement = db.prepareStatement("SELECT n FROM numbers")) {
            final ResultSet first = statement.executeQuery();
            assertTrue(first.next());
            final ResultSet second = statement.executeQuery();
            assertTrue(first.isClosed());
            assertTrue(second.next());
            assertThrows(SQLException.class, first::next);
        }
    }

    @Test
    void closingAStatementClosesItsResult() throws SQLException {
        final Statement statement = db.createStatement();
        final ResultSet rows = statement.executeQuery("SELECT n FROM numbers");
        statement.close();
        assertTrue(rows.isClosed());
        assertTrue(statement.isClosed());
        assertEquals(
                "HY010",
                assertThrows(SQLException.class, () -> statement.executeQuery("SELECT 1"))
                        .getSQLState());
    }

    @Test
    void closesOnCompletionOfItsLastResult() throws SQLException {
        final Statement statement = db.createStatement();
        statement.closeOnCompletion();
        final ResultSet rows = statement.executeQuery("SELECT 1");
        assertFalse(statement.isClosed());
        rows.close();
        assertTrue(statement.isClosed());
    }

    // ---- limits

    @Test
    void givesNoMoreRowsThanWereAskedFor() throws SQLException {
        try (Statement statement = db.createStatement()) {
            statement.setMaxRows(2);
            try (ResultSet rows = statement.executeQuery("SELECT n FROM numbers ORDER BY n")) {
                assertTrue(rows.next());
                assertTrue(rows.next());
                assertFalse(rows.next());
            }
            try (ResultSet rows = statement.executeQuery("SELECT n FROM numbers ORDER BY n")) {
                assertEquals("3", TestDatabase.ask(db, "SELECT COUNT(*) FROM numbers"));
                assertTrue(rows.next());
                assertTrue(rows.next());
                assertFalse(rows.next());
            }
            assertEquals(2, statement.getMaxRows());
            assertThrows(SQLException.class, () -> statement.setMaxRows(-1));
        }
    }

    /// As the interface has it: a number with fewer digits would be another one.
    @Test
    void cutsTextsAndBytesOffAndNothingElse() throws SQLException {
        try (Statement statement = db.createStatement()) {
            statement.setMaxFieldSize(2);
            try (ResultSet row = statement.executeQuery("SELECT 'abc', X'414243', 12345, DATE'2026-02-10'")) {
                assertTrue(row.next());
                assertEquals("ab", row.getString(1));
                assertEquals("ab", row.getObject(1));
                assertEquals(2, row.getBytes(2).length);
                assertEquals("12345", row.getString(3));
                assertEquals("12345", row.getObject(3, String.class));
                assertEquals(5, row.getBytes(3).length);
                assertEquals("2026-02-10", row.getString(4));
            }
        }
    }

    @Test
    void leavesAGreatResultEarly() throws SQLException {
        final String many = "WITH RECURSIVE r (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM r WHERE n < 1000)"
                + " SELECT a.n, REPEAT('x', 200) FROM r a JOIN r b JOIN r c";
        try (Statement statement = db.createStatement()) {
            statement.setFetchSize(10);
            final ResultSet rows = statement.executeQuery(many);
            assertTrue(rows.next());
            rows.close();
            assertEquals("3", TestDatabase.ask(db, "SELECT COUNT(*) FROM numbers"));
        }
    }

    @Test
    void endsAStatementThatTakesTooLong() throws SQLException {
        try (Statement statement = db.createStatement()) {
            statement.setQueryTimeout(1);
            assertEquals(1, statement.getQueryTimeout());
            final SQLTimeoutException timedOut =
                    assertThrows(SQLTimeoutException.class, () -> statement.executeQuery("SELECT SLEEP(20)"));
            assertEquals("HYT00", timedOut.getSQLState());
            assertFalse(db.isClosed());
            assertTrue(statement.execute("SELECT 1"));
        }
    }

    @Test
    void cancelEndsTheStatementThatRuns() throws Exception {
        try (Statement statement = db.createStatement()) {
            final CompletableFuture<Void> running = CompletableFuture.runAsync(() -> {
                try {
                    statement.execute("DO SLEEP(61)");
                } catch (SQLException e) {
                    throw new CompletionException(e);
                }
            });
            awaitInProcessList("DO SLEEP(61)%");
            statement.cancel();
            final Throwable failure = assertThrows(
                            java.util.concurrent.ExecutionException.class, () -> running.get(20, TimeUnit.SECONDS))
                    .getCause();
            assertInstanceOf(SQLTimeoutException.class, failure);
            assertTrue(statement.execute("SELECT 1"));
        }
    }

    @Test
    void cancelWithoutACallIsNothing() throws SQLException {
        try (Statement statement = db.createStatement()) {
            statement.cancel();
            assertTrue(statement.execute("SELECT 1"));
        }
    }

    private void awaitInProcessList(String statement) throws Exception {
        try (Connection watcher = TestDatabase.open(server)) {
            final long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
            while (TestDatabase.ask(
                            watcher,
                            "SELECT COUNT(*) FROM information_schema.PROCESSLIST WHERE INFO LIKE '" + statement + "'")
                    .equals("0")) {
                if (System.nanoTime() > deadline) {
                    throw new java.util.concurrent.TimeoutException(statement + " does not run");
                }
                Thread.onSpinWait();
            }
        }
    }

    // ---- warnings

    @Test
    void givesTheServersWarnings() throws SQLException {
        try (Statement statement = db.createStatement()) {
            statement.execute("SELECT 1");
            assertNull(statement.getWarnings());
            statement.executeUpdate("DROP TABLE IF EXISTS no_such_table");
            assertNotNull(statement.getWarnings());
            assertEquals(1051, statement.getWarnings().getErrorCode());
            statement.clearWarnings();
            assertNull(statement.getWarnings());
        }
    }

    @Test
    void saysOfWarningsThatTheServerHasForgottenHowManyThereWere() throws SQLException {
        try (Statement statement = db.createStatement()) {
            statement.executeUpdate("DROP TABLE IF EXISTS no_such_table");
            TestDatabase.run(db, "DO 0");
            assertTrue(statement.getWarnings().getMessage().contains("1 warning"));
        }
    }

    // ---- quotes

    @Test
    void quotesAsTheServerDoes() throws SQLException {
        try (Statement statement = db.createStatement()) {
            assertEquals("`a ``b`", statement.enquoteIdentifier("a `b", false));
            assertEquals("plain", statement.enquoteIdentifier("plain", false));
            final String text = "it's a \\ backslash";
            assertEquals(text, TestDatabase.ask(db, "SELECT " + statement.enquoteLiteral(text)));
            TestDatabase.run(db, "SET sql_mode = 'NO_BACKSLASH_ESCAPES'");
            assertEquals(text, TestDatabase.ask(db, "SELECT " + statement.enquoteLiteral(text)));
        }
    }

    // ---- prepared statements

    @Test
    void aPreparedStatementTellsItsParametersAndColumns() throws SQLException {
        try (PreparedStatement statement =
                db.prepareStatement("SELECT n, word FROM numbers WHERE n = ? AND '?' <> ?")) {
            assertEquals(2, statement.getParameterMetaData().getParameterCount());
            assertEquals(2, statement.getMetaData().getColumnCount());
            assertEquals("word", statement.getMetaData().getColumnLabel(2));
            assertEquals(
                    "07009",
                    assertThrows(SQLException.class, () -> statement.setInt(3, 1))
                            .getSQLState());
            assertEquals(
                    "07001",
                    assertThrows(SQLException.class, statement::executeQuery).getSQLState());
            assertThrows(SQLException.class, () -> statement.executeQuery("SELECT 1"));
        }
        try (PreparedStatement update = db.prepareStatement("DELETE FROM numbers")) {
            assertNull(update.getMetaData());
        }
    }

    @Test
    void translatesEscapes() throws SQLException {
        assertEquals("ONE", TestDatabase.ask(db, "SELECT {fn UCASE(word)} FROM numbers ORDER BY n {limit 1}"));
        try (PreparedStatement statement = db.prepareStatement("SELECT {d '2024-02-29'}, ?")) {
            statement.setString(1, "{not an escape}");
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
                assertEquals("2024-02-29", rows.getString(1));
                assertEquals("{not an escape}", rows.getString(2));
            }
        }
        assertEquals("SELECT UPPER('x')", db.nativeSQL("SELECT UPPER('x')"));
    }

    @Test
    void scrollsThroughRowsInMemory() throws SQLException {
        try (Statement statement = db.createStatement(ResultSet.TYPE_SCROLL_INSENSITIVE, ResultSet.CONCUR_READ_ONLY);
                ResultSet rows = statement.executeQuery("SELECT n FROM numbers ORDER BY n")) {
            assertTrue(rows.last());
            assertEquals(3, rows.getInt(1));
            assertTrue(rows.first());
            assertEquals(1, rows.getInt(1));
        }
    }
}
