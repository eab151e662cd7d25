package dev.luma.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.luma.testkit.server.RealServer;
import dev.luma.testkit.server.ServerTest;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Hashtable;
import java.util.Properties;
import javax.naming.Reference;
import javax.naming.StringRefAddr;
import javax.naming.spi.NamingManager;
import javax.sql.ConnectionPoolDataSource;
import javax.sql.DataSource;
import javax.sql.XADataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A data source as containers and directories deal with it.
@ServerTest
class LumaDataSourceIT {
    private static final String SECRET = "hunter2";

    private final RealServer server;

    LumaDataSourceIT(RealServer server) {
        this.server = server;
    }

    @BeforeEach
    void anAccountWithAPassword() throws SQLException {
        try (Connection db = TestDatabase.open(server)) {
            TestDatabase.run(
                    db,
                    "CREATE USER IF NOT EXISTS kept@localhost IDENTIFIED BY '" + SECRET + "'",
                    "GRANT SELECT ON *.* TO kept@localhost");
        }
    }

    private String url() {
        return "jdbc:luma:mysql://" + server.host() + ":" + server.port() + "/mysql";
    }

    private LumaDataSource kept() throws SQLException {
        final LumaDataSource source = new LumaDataSource(url());
        source.setUser("kept");
        source.setPassword(SECRET);
        source.setLoginTimeout(20);
        final Properties options = new Properties();
        options.setProperty("sessionVariables", "@tenant='a;b=c'");
        source.setProperties(options);
        source.setLogWriter(new PrintWriter(new StringWriter()));
        return source;
    }

    private static void connectsAsItWasTold(DataSource source) throws SQLException {
        assertEquals(20, source.getLoginTimeout());
        assertNull(source.getLogWriter());
        try (Connection db = source.getConnection()) {
            assertEquals("kept@localhost", TestDatabase.ask(db, "SELECT USER()"));
            assertEquals("a;b=c", TestDatabase.ask(db, "SELECT @tenant"));
        }
    }

    private static DataSource foundBy(Reference reference) throws Exception {
        return assertInstanceOf(
                DataSource.class, NamingManager.getObjectInstance(reference, null, null, new Hashtable<>()));
    }

    @Test
    void aDirectoryGivesBackWhatWasBound() throws Exception {
        final Reference bound = kept().getReference();
        connectsAsItWasTold(foundBy(bound));
        connectsAsItWasTold(foundBy(copied(bound)));
    }

    @Test
    void whatWasSerialisedConnectsAgain() throws Exception {
        connectsAsItWasTold(copied(kept()));
    }

    @SuppressWarnings({"unchecked", "BanSerializableRead"}) // what was written a line before
    private static <T> T copied(T object) throws Exception {
        final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(object);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            return (T) in.readObject();
        }
    }

    @Test
    void aContainersResourceIsADataSource() throws Exception {
        final Reference resource = new Reference("javax.sql.DataSource", LumaDataSourceFactory.class.getName(), null);
        resource.add(new StringRefAddr("scope", "Shareable"));
        resource.add(new StringRefAddr("auth", "Container"));
        resource.add(new StringRefAddr("url", url()));
        resource.add(new StringRefAddr("username", "kept"));
        resource.add(new StringRefAddr("password", SECRET));
        resource.add(new StringRefAddr("loginTimeout", "20"));
        resource.add(new StringRefAddr("option.sessionVariables", "@tenant='a;b=c'"));
        connectsAsItWasTold(foundBy(resource));
    }

    @Test
    void aLoginTimeoutThatIsNoNumberIsToldWithItsName() {
        final Reference resource = new Reference("javax.sql.DataSource", LumaDataSourceFactory.class.getName(), null);
        resource.add(new StringRefAddr("loginTimeout", "soon"));
        final SQLException refused = assertThrows(SQLException.class, () -> foundBy(resource));
        assertEquals("loginTimeout is a number of seconds", refused.getMessage());
    }

    @Test
    void whatIsNoDataSourceIsLeftToOtherFactories() throws Exception {
        final LumaDataSourceFactory factory = new LumaDataSourceFactory();
        assertNull(factory.getObjectInstance(new Reference("java.lang.String"), null, null, null));
        assertNull(factory.getObjectInstance("jdbc:luma:mysql://localhost/", null, null, null));
        assertNull(factory.getObjectInstance(null, null, null, null));
    }

    @Test
    void noTextShowsASecret() throws SQLException {
        final LumaDataSource source = kept();
        source.setUrl("jdbc:luma:mysql://kept:" + SECRET + "@localhost/shop?serverPublicKey=" + SECRET);
        final Properties options = new Properties();
        options.setProperty("trustStorePassword", SECRET);
        source.setProperties(options);
        final Reference reference = source.getReference();
        assertTrue(reference.toString().contains("password"), reference::toString);
        assertFalse((reference.toString() + source + source.getUrl()).contains(SECRET));
        assertEquals(SECRET, reference.get("password").getContent());
    }

    @Test
    void poolsThatConfigureABeanFindItsProperties() throws SQLException {
        final LumaDataSource source = new LumaDataSource();
        source.setUrl(null);
        source.setURL(null);
        source.setJdbcUrl(null);
        source.setProperties(null);
        assertEquals("", source.getUrl());
        assertEquals(
                "08001", assertThrows(SQLException.class, source::getConnection).getSQLState());
        source.setJdbcUrl(url());
        source.setUsername("kept");
        source.setPassword(SECRET);
        try (Connection db = source.getConnection()) {
            assertTrue(db.isValid(5));
        }
        try (Connection db = source.getConnection("kept", SECRET)) {
            assertTrue(db.isValid(5));
        }
    }

    @Test
    void itIsNoSourceOfPooledOrDistributedConnectionsAndSaysSo() throws SQLException {
        final LumaDataSource source = new LumaDataSource(url());
        for (final Class<?> asked : new Class<?>[] {ConnectionPoolDataSource.class, XADataSource.class}) {
            assertFalse(source.isWrapperFor(asked));
            assertEquals(
                    "this LumaDataSource is no " + asked.getName(),
                    assertThrows(SQLException.class, () -> source.unwrap(asked)).getMessage());
        }
    }
}
