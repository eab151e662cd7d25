package dev.luma.mysql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.luma.db.Connection;
import dev.luma.db.error.CannotConnectException;
import dev.luma.db.error.CannotConnectException.Reason;
import dev.luma.db.error.DbException;
import dev.luma.db.error.NotAuthenticatedException;
import dev.luma.testkit.server.PrivateServer;
import dev.luma.testkit.server.RealServer;
import dev.luma.testkit.server.ServerTest;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@ServerTest
class LoginIT {
    /// MySQL keeps none of more than 256 bytes; its RSA key of 2048 bits takes 213.
    private static final String LONG_PASSWORD = "0123456789".repeat(25);

    private final RealServer server;

    /// The lines that a login can travel over.
    enum Over {
        TLS,
        /// Where MySQL's full authentication needs its RSA key.
        PLAIN,
        UNIX_SOCKET
    }

    LoginIT(RealServer server) {
        this.server = server;
    }

    @BeforeEach
    @AfterEach
    void dropTheAccount() {
        server.sql("DROP USER IF EXISTS login_it");
    }

    private void account(String password) {
        server.sql("CREATE USER login_it IDENTIFIED BY '" + password + "'");
    }

    private MysqlConfig config(String password) {
        return MysqlConfig.defaults()
                .host(server.host())
                .port(server.port())
                .user("login_it")
                .password(password);
    }

    private MysqlConfig config(String password, Over over) {
        return switch (over) {
            case TLS -> config(password).tls(TlsMode.REQUIRED);
            case PLAIN -> config(password).tls(TlsMode.DISABLED);
            case UNIX_SOCKET -> config(password).socket(server.socket());
        };
    }

    private static String ask(Connection db, String sql) {
        return db.query(sql).first(String.class).orElseThrow();
    }

    private static void logsIn(MysqlConfig config) {
        try (Connection db = Mysql.connect(config)) {
            assertTrue(ask(db, "SELECT CURRENT_USER()").startsWith("login_it@"));
        }
    }

    private static <E extends DbException> E refused(Class<E> type, MysqlConfig config) {
        final DbException refused =
                assertThrows(DbException.class, () -> Mysql.connect(config).close());
        return assertInstanceOf(type, refused, refused.toString());
    }

    private static void assertContains(String part, DbException refused) {
        assertTrue(refused.getMessage().contains(part), refused.getMessage());
    }

    // ---- every way in

    /// Each first login finds MySQL's cache cold, each second one warm.
    @ParameterizedTest
    @EnumSource
    @Tag("P6")
    void logsInWithAColdAndAWarmCache(Over over) {
        account("sécret €");
        for (int time = 0; time < 2; time++) {
            server.sql("FLUSH PRIVILEGES");
            logsIn(config("sécret €", over));
            logsIn(config("sécret €", over));
        }
    }

    @ParameterizedTest
    @EnumSource
    @Tag("P6")
    void logsInWithoutAPassword(Over over) {
        account("");
        logsIn(config("", over));
    }

    @ParameterizedTest
    @EnumSource
    @Tag("P6")
    void refusesAWrongPasswordWithAColdAndAWarmCache(Over over) {
        account("secret");
        for (int time = 0; time < 2; time++) {
            final NotAuthenticatedException refused = refused(NotAuthenticatedException.class, config("wrong", over));
            assertEquals(1045, refused.vendorCode());
            assertContains("login_it@", refused);
            assertContains(over == Over.UNIX_SOCKET ? "mysqld.sock" : String.valueOf(server.port()), refused);
            assertContains("check user and password", refused);
            logsIn(config("secret", over));
        }
    }

    @ParameterizedTest
    @EnumSource
    void refusesAPasswordThatIsNotAskedForAndOneThatIsMissing(Over over) {
        account("");
        refused(NotAuthenticatedException.class, config("secret", over));
        dropTheAccount();
        account("secret");
        refused(NotAuthenticatedException.class, config("", over));
    }

    @ParameterizedTest
    @EnumSource(names = {"TLS", "UNIX_SOCKET"})
    @Tag("P6")
    void logsInWithALongPassword(Over over) {
        account(LONG_PASSWORD);
        server.sql("FLUSH PRIVILEGES");
        logsIn(config(LONG_PASSWORD, over));
    }

    @Test
    @Tag("P6")
    void saysThatALongPasswordDoesNotFitTheServersKey() {
        account(LONG_PASSWORD);
        server.sql("FLUSH PRIVILEGES");
        if (server.isMariaDb()) {
            logsIn(config(LONG_PASSWORD, Over.PLAIN));
            return;
        }
        final NotAuthenticatedException refused =
                refused(NotAuthenticatedException.class, config(LONG_PASSWORD, Over.PLAIN));
        assertContains("250 bytes", refused);
        assertContains("TLS", refused);
    }

    @ParameterizedTest
    @EnumSource
    @Tag("P6")
    void refusesALongWrongPassword(Over over) {
        account("secret");
        server.sql("FLUSH PRIVILEGES");
        final NotAuthenticatedException refused =
                refused(NotAuthenticatedException.class, config("0123456789".repeat(30), over));
        assertContains("login_it@", refused);
    }

    @Test
    @Tag("P6")
    void logsInAfterARestart() {
        try (PrivateServer own = server.newPrivateServer()) {
            own.sql("CREATE USER login_it IDENTIFIED BY 'secret'");
            final MysqlConfig config = config("secret").port(own.port());
            logsIn(config);
            own.restart();
            logsIn(config.tls(TlsMode.DISABLED));
        }
    }

    /// MySQL asks for one of its methods at random where there is no such user, so as not to tell.
    @Test
    void refusesAUserThatThereIsNot() {
        for (int number = 0; number < 8; number++) {
            final NotAuthenticatedException refused =
                    refused(NotAuthenticatedException.class, config("secret").user("no_such_user_" + number));
            assertContains("check ", refused);
            assertContains("no_such_user_" + number + "@", refused);
        }
    }

    // ---- refusals

    @Test
    void namesADatabaseThatThereIsNot() {
        account("secret");
        server.sql("GRANT ALL ON *.* TO login_it");
        final CannotConnectException refused =
                refused(CannotConnectException.class, config("secret").database("no_such_database"));
        assertEquals(1049, refused.vendorCode());
        assertContains("'no_such_database'", refused);
        assertContains("create it", refused);
    }

    @Test
    void namesADatabaseThatTheUserMayNotUse() {
        account("secret");
        final NotAuthenticatedException refused =
                refused(NotAuthenticatedException.class, config("secret").database("mysql"));
        assertEquals(1044, refused.vendorCode());
        assertContains("'mysql'", refused);
        assertContains("privilege", refused);
    }

    @Test
    void saysThatTheAccountIsLocked() {
        account("secret");
        server.sql("ALTER USER login_it ACCOUNT LOCK");
        assertContains("unlock", refused(NotAuthenticatedException.class, config("secret")));
    }

    /// MariaDB lets such a user in, and refuses the first statement that reads.
    @Test
    void saysThatThePasswordHasExpired() {
        account("secret");
        server.sql("ALTER USER login_it PASSWORD EXPIRE");
        if (server.isMariaDb()) {
            try (Connection db = Mysql.connect(config("secret"))) {
                final DbException refused = assertThrows(DbException.class, () -> ask(db, "SELECT CURRENT_USER()"));
                assertEquals(1820, refused.vendorCode());
            }
        } else {
            assertContains("new password", refused(NotAuthenticatedException.class, config("secret")));
        }
    }

    @Test
    void saysThatThereAreTooManyConnections() {
        try (PrivateServer own = server.newPrivateServer("--max-connections=10")) {
            own.sql("CREATE USER login_it");
            final MysqlConfig config = config("").port(own.port());
            final CannotConnectException refused =
                    assertThrows(CannotConnectException.class, () -> openWithoutEnd(config));
            assertEquals(Reason.TOO_MANY_CONNECTIONS, refused.reason());
            assertContains("max_connections", refused);
        }
    }

    private static void openWithoutEnd(MysqlConfig config) {
        final List<Connection> open = new ArrayList<>();
        try {
            while (open.size() < 100) {
                open.add(Mysql.connect(config));
            }
        } finally {
            open.forEach(Connection::close);
        }
    }

    @Test
    void saysThatTheServerDemandsTls() {
        account("secret");
        server.sql("ALTER USER login_it REQUIRE SSL");
        assertEquals(
                1045,
                refused(NotAuthenticatedException.class, config("secret", Over.PLAIN))
                        .vendorCode());
        logsIn(config("secret", Over.TLS));
        try (PrivateServer own = server.newPrivateServer("--require-secure-transport=ON")) {
            own.sql("CREATE USER login_it IDENTIFIED BY 'secret'");
            final CannotConnectException refused = refused(
                    CannotConnectException.class, config("secret", Over.PLAIN).port(own.port()));
            assertEquals(Reason.TLS, refused.reason());
            assertContains("tls=required", refused);
        }
    }

    // ---- the session that comes out

    @Test
    void speaksUtf8mb4() {
        account("secret");
        try (Connection db = Mysql.connect(config("secret"))) {
            assertEquals(
                    "utf8mb4 utf8mb4 utf8mb4",
                    ask(
                            db,
                            "SELECT CONCAT(@@character_set_client, ' ', @@character_set_connection, ' ',"
                                    + " @@character_set_results)"));
            final String ofServer = ask(db, "SELECT @@GLOBAL.collation_connection");
            final String ofSession = ask(db, "SELECT @@collation_connection");
            assertEquals(ofServer.startsWith("utf8mb4_") ? ofServer : "utf8mb4_general_ci", ofSession);
        }
    }

    @Test
    void reckonsInUtcUnlessToldOtherwise() {
        account("secret");
        try (Connection db = Mysql.connect(config("secret"))) {
            assertEquals("+00:00", ask(db, "SELECT @@time_zone"));
        }
        try (Connection db = Mysql.connect(config("secret").timeZone(SessionTimeZone.SERVER))) {
            assertEquals("SYSTEM", ask(db, "SELECT @@time_zone"));
        }
    }

    @Test
    void tellsTheServerOfItself() {
        try (PrivateServer own = server.newPrivateServer("--performance-schema=ON")) {
            final String name = "läden ".repeat(50).strip();
            final MysqlConfig config =
                    config("").user(own.user()).port(own.port()).attribute("program_name", name);
            try (Connection db = Mysql.connect(config)) {
                final String attribute = "SELECT ATTR_VALUE FROM performance_schema.session_connect_attrs"
                        + " WHERE PROCESSLIST_ID = CONNECTION_ID() AND ATTR_NAME = ?";
                assertEquals(
                        "luma-mysql",
                        db.query(attribute, "_client_name").first(String.class).orElseThrow());
                assertEquals(
                        String.valueOf(ProcessHandle.current().pid()),
                        db.query(attribute, "_pid").first(String.class).orElseThrow());
                assertEquals(
                        name,
                        db.query(attribute, "program_name").first(String.class).orElseThrow());
            }
        }
    }
}
