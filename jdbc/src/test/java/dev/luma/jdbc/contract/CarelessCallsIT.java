package dev.luma.jdbc.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.luma.jdbc.LumaDataSource;
import dev.luma.jdbc.LumaJdbcDriver;
import dev.luma.jdbc.TestDatabase;
import dev.luma.testkit.server.RealServer;
import dev.luma.testkit.server.ServerTest;
import java.lang.reflect.Method;
import java.sql.Blob;
import java.sql.CallableStatement;
import java.sql.Clob;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.Driver;
import java.sql.NClob;
import java.sql.ParameterMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.SQLType;
import java.sql.SQLXML;
import java.sql.Savepoint;
import java.sql.Statement;
import java.sql.Wrapper;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Whatever a caller gives that is null, zero, negative or too great: an answer, or an SQLException that says what is
/// wrong.
@ServerTest
@Timeout(120)
class CarelessCallsIT {
    /// They end the object that is looked at.
    private static final Set<String> ENDS = Set.of("close", "abort", "free");

    private static final String NULL_REFUSED = "HY009";

    private final RealServer server;
    private Connection db;

    CarelessCallsIT(RealServer server) {
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

    private interface Maker<T> {
        T make() throws SQLException;
    }

    /// Each method is called on an object of its own.
    private static <T> void sweep(Class<T> type, Maker<? extends T> maker) throws SQLException {
        final Set<String> wrong = new LinkedHashSet<>();
        for (final Method method : MethodCalls.methods(type, ENDS)) {
            wrong.addAll(MethodCalls.otherThanSqlExceptions(maker.make(), MethodCalls.careless(method)));
        }
        assertEquals(Set.of(), wrong, () -> String.join("\n", wrong));
    }

    @Test
    void ofADriver() throws SQLException {
        sweep(Driver.class, LumaJdbcDriver::new);
    }

    @Test
    void ofADataSource() throws SQLException {
        sweep(DataSource.class, () -> new LumaDataSource(TestDatabase.url(server, "")));
        sweep(DataSource.class, LumaDataSource::new);
    }

    @Test
    void ofAConnection() throws SQLException {
        sweep(Connection.class, this::another);
    }

    @Test
    void ofAConnectionInATransaction() throws SQLException {
        sweep(Connection.class, () -> {
            final Connection connection = another();
            connection.setAutoCommit(false);
            TestDatabase.run(connection, "DO 1");
            return connection;
        });
    }

    private Connection another() throws SQLException {
        db.close();
        db = TestDatabase.open(server);
        return db;
    }

    @Test
    void ofAStatement() throws SQLException {
        sweep(Statement.class, db::createStatement);
    }

    @Test
    void ofAPreparedStatement() throws SQLException {
        sweep(PreparedStatement.class, () -> db.prepareStatement("SELECT ?"));
    }

    @Test
    void ofACall() throws SQLException {
        TestDatabase.run(
                db,
                "DROP PROCEDURE IF EXISTS careless",
                "CREATE PROCEDURE careless(INOUT x VARCHAR(10)) SET x = CONCAT(x, '1')");
        sweep(CallableStatement.class, () -> db.prepareCall("{call careless(?)}"));
        sweep(CallableStatement.class, () -> {
            final CallableStatement call = db.prepareCall("{call careless(?)}");
            call.registerOutParameter(1, java.sql.Types.VARCHAR);
            call.setString(1, "1");
            call.execute();
            return call;
        });
    }

    @Test
    void ofAResultBeforeItsRowsAndAmongThem() throws SQLException {
        sweep(ResultSet.class, () -> db.createStatement().executeQuery("SELECT 7 AS x"));
        sweep(ResultSet.class, () -> {
            final ResultSet rows = db.createStatement().executeQuery("SELECT 7 AS x, NULL");
            rows.next();
            return rows;
        });
    }

    @Test
    void ofAResultThatScrolls() throws SQLException {
        final Statement scrolling = db.createStatement(ResultSet.TYPE_SCROLL_INSENSITIVE, ResultSet.CONCUR_READ_ONLY);
        sweep(ResultSet.class, () -> {
            final ResultSet rows = scrolling.executeQuery("SELECT 'a' AS x UNION SELECT 'b'");
            rows.next();
            return rows;
        });
    }

    @Test
    void ofMetadata() throws SQLException {
        sweep(DatabaseMetaData.class, db::getMetaData);
        sweep(ResultSetMetaData.class, () -> db.prepareStatement("SELECT 1").getMetaData());
        sweep(ParameterMetaData.class, () -> db.prepareStatement("SELECT ?").getParameterMetaData());
        sweep(ResultSet.class, () -> db.getMetaData().getTableTypes());
    }

    @Test
    void ofLargeObjects() throws SQLException {
        sweep(Blob.class, () -> {
            final Blob blob = db.createBlob();
            blob.setBytes(1, new byte[] {1, 2});
            return blob;
        });
        sweep(NClob.class, () -> {
            final NClob clob = db.createNClob();
            clob.setString(1, "xy");
            return clob;
        });
        sweep(Clob.class, db::createClob);
        sweep(SQLXML.class, db::createSQLXML);
    }

    @Test
    void ofASavepoint() throws SQLException {
        db.setAutoCommit(false);
        sweep(Savepoint.class, db::setSavepoint);
        sweep(Savepoint.class, () -> db.setSavepoint("x"));
    }

    // ---- nulls that have one answer

    private static void refusesNull(org.junit.jupiter.api.function.Executable call) {
        final SQLException refused = assertThrows(SQLException.class, call);
        assertEquals(NULL_REFUSED, refused.getSQLState(), refused::toString);
        assertNotNull(refused.getMessage());
    }

    @SuppressWarnings("NullAway") // what a careless caller gives
    private static <T> T none() {
        return null;
    }

    @Test
    void nothingIsUnwrappedToNull() throws SQLException {
        final PreparedStatement prepared = db.prepareStatement("SELECT ?");
        final List<Wrapper> wrappers = List.of(
                new LumaDataSource(),
                db,
                db.getMetaData(),
                db.createStatement(),
                prepared,
                prepared.getParameterMetaData(),
                db.prepareCall("{call careless(?)}"),
                db.createStatement().executeQuery("SELECT 1"),
                db.prepareStatement("SELECT 1").getMetaData());
        for (final Wrapper wrapper : wrappers) {
            refusesNull(() -> wrapper.unwrap(none()));
            refusesNull(() -> wrapper.isWrapperFor(none()));
        }
    }

    @Test
    void nullIsNoTextToQuote() throws SQLException {
        final Statement statement = db.createStatement();
        refusesNull(() -> statement.enquoteLiteral(none()));
        refusesNull(() -> statement.enquoteNCharLiteral(none()));
        refusesNull(() -> statement.enquoteIdentifier(none(), true));
        refusesNull(() -> statement.enquoteIdentifier(none(), false));
        refusesNull(() -> statement.isSimpleIdentifier(none()));
    }

    @Test
    void nullIsNoTypeNoLabelAndNoStatement() throws SQLException {
        final PreparedStatement prepared = db.prepareStatement("SELECT ?");
        refusesNull(() -> prepared.setObject(1, 7, (SQLType) none()));
        refusesNull(() -> prepared.setObject(1, null, (SQLType) none()));
        refusesNull(() -> prepared.setObject(1, 7, (SQLType) none(), 2));
        final ResultSet rows = db.createStatement().executeQuery("SELECT 7 AS x");
        rows.next();
        refusesNull(() -> rows.findColumn(none()));
        refusesNull(() -> rows.getInt((String) none()));
        final Class<String> noClass = none();
        refusesNull(() -> rows.getObject(1, noClass));
        refusesNull(() -> db.createStatement().executeQuery(none()));
        refusesNull(() -> db.createStatement().executeUpdate("DO 1", new String[] {none()}));
        refusesNull(() -> db.setSavepoint(none()));
        refusesNull(() -> db.setClientInfo((java.util.Properties) none()));
    }

    @Test
    void nullIsNothingToWriteIntoALargeObjectOrToLookForInIt() throws SQLException {
        final Blob blob = db.createBlob();
        refusesNull(() -> blob.setBytes(1, none()));
        refusesNull(() -> blob.setBytes(1, none(), 0, 0));
        refusesNull(() -> blob.position((byte[]) none(), 1));
        refusesNull(() -> blob.position((Blob) none(), 1));
        final Clob clob = db.createClob();
        refusesNull(() -> clob.setString(1, none()));
        refusesNull(() -> clob.setString(1, none(), 0, 0));
        refusesNull(() -> clob.position((String) none(), 1));
        refusesNull(() -> clob.position((Clob) none(), 1));
        refusesNull(() -> db.createSQLXML().setString(none()));
    }
}
