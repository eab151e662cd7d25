package dev.luma.jdbc.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.luma.jdbc.TestDatabase;
import dev.luma.testkit.server.RealServer;
import dev.luma.testkit.server.ServerTest;
import java.lang.reflect.Method;
import java.sql.Blob;
import java.sql.CallableStatement;
import java.sql.Clob;
import java.sql.Connection;
import java.sql.NClob;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLXML;
import java.sql.Statement;
import java.util.LinkedHashSet;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What is closed says so, whichever method is called: with 08003 a connection, with HY010 everything else, or with
/// 0A000 what there is not at all.
@ServerTest
@Timeout(120)
class ClosedObjectsIT {
    /// Closing twice is fine, and what it is it can always be asked.
    private static final Set<String> OF_ALL = Set.of("close", "isClosed", "unwrap", "isWrapperFor");

    /// [Connection#isValid] answers false; a request begins and ends without a word to the server.
    private static final Set<String> OF_CONNECTIONS = Set.of("abort", "isValid", "beginRequest", "endRequest");

    private static final Set<String> OF_LARGE_OBJECTS = Set.of("free");

    private final RealServer server;
    private Connection db;

    ClosedObjectsIT(RealServer server) {
        this.server = server;
    }

    @BeforeEach
    void open() throws SQLException {
        db = TestDatabase.open(server);
    }

    @AfterEach
    void close() throws SQLException {
        db.close();
    }

    private static void saysSo(Class<?> type, Object closed, String state, Set<String> exempt) {
        final Set<String> leftOut = new LinkedHashSet<>(OF_ALL);
        leftOut.addAll(exempt);
        final Set<String> wrong = new LinkedHashSet<>();
        for (final Method method : MethodCalls.methods(type, leftOut)) {
            final MethodCalls.Call call = MethodCalls.plausible(method);
            final Throwable failure = call.failure(closed).orElse(null);
            if (!(failure instanceof SQLException known)
                    || !Set.of(state, "0A000").contains(String.valueOf(known.getSQLState()))) {
                wrong.add(call + " -> " + (failure == null ? "answers" : failure));
            }
            wrong.addAll(MethodCalls.otherThanSqlExceptions(closed, MethodCalls.careless(method)));
        }
        assertEquals(Set.of(), wrong, () -> String.join("\n", wrong));
    }

    @Test
    void aConnection() throws SQLException {
        db.close();
        saysSo(Connection.class, db, "08003", OF_CONNECTIONS);
    }

    @Test
    void aConnectionThatWasAborted() throws SQLException {
        db.abort(Runnable::run);
        saysSo(Connection.class, db, "08003", OF_CONNECTIONS);
    }

    @Test
    void aStatement() throws SQLException {
        final Statement statement = db.createStatement();
        statement.close();
        saysSo(Statement.class, statement, "HY010", Set.of());
    }

    @Test
    void aPreparedStatement() throws SQLException {
        final PreparedStatement statement = db.prepareStatement("SELECT ?");
        statement.close();
        saysSo(PreparedStatement.class, statement, "HY010", Set.of());
    }

    @Test
    void aCall() throws SQLException {
        final CallableStatement call = db.prepareCall("{call none_such(?)}");
        call.close();
        saysSo(CallableStatement.class, call, "HY010", Set.of());
    }

    @Test
    void aStatementWhoseConnectionWasClosed() throws SQLException {
        final PreparedStatement statement = db.prepareStatement("SELECT ?");
        db.close();
        saysSo(PreparedStatement.class, statement, "HY010", Set.of());
    }

    @Test
    void aResult() throws SQLException {
        final ResultSet streaming = db.createStatement().executeQuery("SELECT 7 AS x");
        streaming.next();
        streaming.close();
        saysSo(ResultSet.class, streaming, "HY010", Set.of());

        final ResultSet inMemory = db.createStatement(ResultSet.TYPE_SCROLL_INSENSITIVE, ResultSet.CONCUR_READ_ONLY)
                .executeQuery("SELECT 7 AS x");
        inMemory.close();
        saysSo(ResultSet.class, inMemory, "HY010", Set.of());
    }

    @Test
    void aResultWhoseStatementWasClosed() throws SQLException {
        final Statement statement = db.createStatement();
        final ResultSet rows = statement.executeQuery("SELECT 7 AS x");
        statement.close();
        saysSo(ResultSet.class, rows, "HY010", Set.of());
    }

    @Test
    void aLargeObjectThatWasFreed() throws SQLException {
        final Blob blob = db.createBlob();
        blob.free();
        saysSo(Blob.class, blob, "HY010", OF_LARGE_OBJECTS);
        final Clob clob = db.createClob();
        clob.free();
        saysSo(Clob.class, clob, "HY010", OF_LARGE_OBJECTS);
        final NClob nclob = db.createNClob();
        nclob.free();
        saysSo(NClob.class, nclob, "HY010", OF_LARGE_OBJECTS);
        final SQLXML xml = db.createSQLXML();
        xml.free();
        saysSo(SQLXML.class, xml, "HY010", OF_LARGE_OBJECTS);
    }
}
