package dev.luma.mysql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.luma.db.error.UsageException;
import dev.luma.toolbox.crypto.Secret;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MysqlConfigTest {
    private static String refusal(String dsn) {
        return assertThrows(UsageException.class, () -> MysqlConfig.parse(dsn)).getMessage();
    }

    @Test
    void hasADefaultForEverything() {
        final MysqlConfig config = MysqlConfig.defaults();
        assertEquals("localhost:3306", config.server().endpoint().toString());
        assertEquals(System.getProperty("user.name"), config.account().user());
        assertTrue(config.account().password().isEmpty());
        assertEquals("", config.account().database());
        assertEquals(Optional.empty(), config.tls().mode());
        assertFalse(config.tls().allowsPublicKeyRetrieval());
        assertEquals(Duration.ofSeconds(5), config.timeouts().connect());
        assertEquals(Duration.ofHours(1), config.timeouts().read());
        assertEquals(SessionTimeZone.UTC, config.session().timeZone());
        assertEquals(ZeroDates.REJECT, config.session().zeroDates());
        assertFalse(config.auth().plugins().contains("mysql_clear_password"));
        assertTrue(config.auth().secondPassword().isEmpty());
        assertTrue(config.auth().thirdPassword().isEmpty());
        assertEquals(config, MysqlConfig.parse(""));
    }

    @Test
    void changesNothingButWhatIsSet() {
        final MysqlConfig config = MysqlConfig.defaults()
                .host("db.example")
                .port(3307)
                .user("alice")
                .password("secret")
                .database("prod")
                .password2("second")
                .password3("third")
                .authPlugins("parsec", "client_ed25519")
                .tls(TlsMode.VERIFY_CA)
                .tlsCa(Path.of("ca.pem"))
                .tlsCertificate(Path.of("cert.pem"), Path.of("key.pem"))
                .serverPublicKey(Path.of("rsa.pem"))
                .allowPublicKeyRetrieval()
                .connectTimeout(Duration.ofSeconds(2))
                .readTimeout(Duration.ZERO)
                .maxStatementTime(Duration.ofMillis(250))
                .timeZone(SessionTimeZone.SERVER)
                .zeroDates(ZeroDates.AS_NULL)
                .compression(Compression.PREFERRED)
                .attribute("program_name", "shop")
                .attribute("team", "x");
        assertEquals(new MysqlConfig.Server("db.example", 3307, Optional.empty()), config.server());
        assertEquals(new MysqlConfig.Account("alice", Secret.of("secret"), "prod"), config.account());
        assertEquals(
                new AuthSettings(Set.of("client_ed25519", "parsec"), Secret.of("second"), Secret.of("third")),
                config.auth());
        assertEquals(
                new TlsSettings(
                        Optional.of(TlsMode.VERIFY_CA),
                        Optional.of(Path.of("ca.pem")),
                        Optional.of(Path.of("cert.pem")),
                        Optional.of(Path.of("key.pem")),
                        Optional.of(Path.of("rsa.pem")),
                        true),
                config.tls());
        assertEquals(
                new MysqlConfig.Timeouts(Duration.ofSeconds(2), Duration.ZERO, Duration.ofMillis(250)),
                config.timeouts());
        assertEquals(
                new MysqlConfig.SessionSettings(
                        SessionTimeZone.SERVER,
                        ZeroDates.AS_NULL,
                        Map.of("program_name", "shop", "team", "x"),
                        Compression.PREFERRED,
                        256,
                        SessionExtras.NONE),
                config.session());
        assertEquals(MysqlConfig.defaults(), MysqlConfig.parse(""), "the defaults are as they were");
    }

    @Test
    void takesASocketInPlaceOfHostAndPort() {
        final MysqlConfig config = MysqlConfig.defaults().host("db.example").socket(Path.of("/run/mysqld.sock"));
        assertEquals("/run/mysqld.sock", config.server().endpoint().toString());
    }

    @Test
    @Tag("X7")
    void hidesThePassword() {
        final MysqlConfig config = MysqlConfig.defaults().user("alice").password("hunter2");
        assertFalse(config.toString().contains("hunter2"), config.toString());
        assertTrue(config.toString().contains("alice"), config.toString());
        final MysqlConfig factors = config.password2("hunter3").password3("hunter4");
        assertFalse(factors.toString().contains("hunter"), factors.toString());
    }

    @Test
    void takesThePasswordFromAVariableThatThereIs() {
        final String path = System.getenv("PATH");
        assertEquals(
                Secret.of(path),
                MysqlConfig.defaults().passwordFromEnvironment("PATH").account().password());
        final UsageException refused = assertThrows(
                UsageException.class, () -> MysqlConfig.defaults().passwordFromEnvironment("LUMA_NO_SUCH_VARIABLE"));
        assertTrue(refused.getMessage().contains("LUMA_NO_SUCH_VARIABLE"), refused.getMessage());
    }

    @Test
    void refusesWhatCannotBe() {
        final MysqlConfig config = MysqlConfig.defaults();
        assertThrows(UsageException.class, () -> config.host(" "));
        assertThrows(UsageException.class, () -> config.port(0));
        assertThrows(UsageException.class, () -> config.port(65536));
        assertThrows(UsageException.class, () -> config.user("ali\0ce"));
        assertThrows(UsageException.class, () -> config.database("pro\0d"));
        assertThrows(UsageException.class, () -> config.password("\ud800"));
        assertThrows(UsageException.class, () -> config.password2("\ud800"));
        assertThrows(UsageException.class, config::authPlugins);
        assertThrows(UsageException.class, () -> config.authPlugins("parsec", "dialog"));
        assertThrows(UsageException.class, () -> config.connectTimeout(Duration.ofSeconds(-1)));
        assertThrows(UsageException.class, () -> config.maxStatementTime(Duration.ofSeconds(-1)));
        assertThrows(UsageException.class, () -> config.maxStatementTime(Duration.ofNanos(999_999)));
        assertThrows(UsageException.class, () -> config.maxStatementTime(Duration.ofDays(50)));
        assertThrows(UsageException.class, () -> config.readTimeout(Duration.ofSeconds(-1)));
    }

    // ---- from a DSN

    @Test
    void readsADsn() {
        assertEquals(
                MysqlConfig.defaults()
                        .host("db.example")
                        .port(3307)
                        .user("alice")
                        .password("p@ss:w/rd")
                        .database("prod"),
                MysqlConfig.parse("mysql://alice:p@ss:w/rd@db.example:3307/prod"));
        assertEquals(MysqlConfig.defaults().user("bob").host("::1"), MysqlConfig.parse("mariadb://bob@[::1]"));
        assertEquals(
                MysqlConfig.defaults()
                        .user("bob")
                        .socket(Path.of("/run/mysqld.sock"))
                        .database("prod"),
                MysqlConfig.parse("bob@unix(/run/mysqld.sock)/prod"));
    }

    @Test
    void readsEveryOption() {
        assertEquals(
                MysqlConfig.defaults()
                        .tls(TlsMode.VERIFY_IDENTITY)
                        .tlsCa(Path.of("/etc/ca.pem"))
                        .tlsCertificate(Path.of("cert.pem"), Path.of("key.pem"))
                        .serverPublicKey(Path.of("rsa.pem"))
                        .allowPublicKeyRetrieval()
                        .connectTimeout(Duration.ofMillis(500))
                        .maxStatementTime(Duration.ofSeconds(30))
                        .readTimeout(Duration.ofMinutes(2))
                        .timeZone(SessionTimeZone.SERVER)
                        .zeroDates(ZeroDates.AS_NULL)
                        .passwordFromEnvironment("PATH")
                        .password2FromEnvironment("PATH")
                        .password3FromEnvironment("PATH")
                        .authPlugins("caching_sha2_password", "mysql_clear_password")
                        .attribute("program_name", "my shop"),
                MysqlConfig.parse("localhost?tls=verify-identity&tlsCa=/etc/ca.pem&tlsCertificate=cert.pem"
                        + "&tlsKey=key.pem&serverPublicKey=rsa.pem&allowPublicKeyRetrieval=true&connectTimeout=500ms&maxStatementTime=30s"
                        + "&readTimeout=2m&timeZone=server&zeroDates=as-null&passwordFromEnvironment=PATH"
                        + "&password2FromEnvironment=PATH&password3FromEnvironment=PATH"
                        + "&authPlugins=caching_sha2_password,mysql_clear_password"
                        + "&programName=my%20shop"));
    }

    @ParameterizedTest
    @CsvSource({
        "localhost?tsl=required,`tls`",
        "localhost?connecttimeout=5s,`connectTimeout`",
        "localhost?tls=yes,`verify-identity`",
        "localhost?zeroDates=null,`as-null`",
        "localhost?connectTimeout=5,500ms",
        "localhost?tls=required&tls=required,twice",
        "localhost?tlsKey=key.pem,`tlsCertificate`",
        "localhost?authPlugins=,`authPlugins`",
        "localhost?authPlugins=sha1,parsec",
        "localhost?authPlugins=mysql_old_password,parsec",
        "localhost?password2FromEnvironment=LUMA_NO_SUCH_VARIABLE,LUMA_NO_SUCH_VARIABLE",
        "postgres://localhost,mysql",
        "a:b@localhost?passwordFromEnvironment=PATH,one of them"
    })
    void saysWhatToWriteInstead(String dsn, String advice) {
        assertTrue(refusal(dsn).contains(advice), refusal(dsn));
    }

    @ParameterizedTest
    @CsvSource({
        "useSSL=false,`tls`",
        "sslMode=REQUIRED,`tls`",
        "ssl-mode=REQUIRED,`tls`",
        "serverTimezone=UTC,`timeZone`",
        "characterEncoding=utf8,utf8mb4",
        "zeroDateTimeBehavior=CONVERT_TO_NULL,`zeroDates`",
        "socketTimeout=3000,`readTimeout`",
        "allowMultiQueries=true,`multiStatements=true`",
        "allowLoadLocalInfile=true,`localInfile=true`",
        "parseTime=true,java.time",
        "autoReconnect=true,pool",
        "allowCleartextPasswords=1,`authPlugins`",
        "restrictedAuth=parsec,`authPlugins`",
        "password2=hunter2,`password2FromEnvironment`",
        "password=hunter2,user:password@host"
    })
    void knowsTheOptionsOfOtherDrivers(String option, String advice) {
        final String refusal = refusal("alice:secret@localhost/prod?connectTimeout=5s&" + option);
        assertTrue(refusal.contains("other drivers"), refusal);
        assertTrue(refusal.contains(advice), refusal);
    }

    /// Another driver has a `timezone`, and ours has a `timeZone`.
    @Test
    void namesTheUnknownOptionAndNotOneOfItsOwnBesideIt() {
        assertTrue(refusal("localhost?timeZone=utc&nosuch=1").startsWith("unknown option `nosuch`"));
        assertTrue(refusal("localhost?timezone=utc").contains("other drivers"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "alice:hunter2@localhost?password=hunter2",
                "alice:hunter2@localhost:port",
                "alice:hunter2@localhost?tls=hunter2",
                "alice:hunter2@[::1",
                "alice:hunter2%zz@localhost"
            })
    @Tag("X7")
    void showsNoPasswordInARefusal(String dsn) {
        assertFalse(refusal(dsn).contains("hunter2"), refusal(dsn));
    }

    @Test
    void tracesTheWireOnlyWhenAsked() {
        assertTrue(
                MysqlConfig.parse("localhost/?trace=wire").observation().trace().isPresent());
        assertTrue(
                MysqlConfig.parse("localhost/?trace=off").observation().trace().isEmpty());
        assertTrue(MysqlConfig.parse("localhost/").observation().trace().isEmpty());
        assertEquals("option `trace` is one of `off`, `wire`", refusal("localhost/?trace=all"));
    }

    @Test
    void saysFromWhenOnAStatementIsSlow() {
        assertEquals(Duration.ofSeconds(1), MysqlConfig.defaults().observation().slowStatement());
        assertEquals(
                Duration.ofMillis(200),
                MysqlConfig.parse("localhost/?slowStatement=200ms")
                        .observation()
                        .slowStatement());
        assertEquals(
                "slowStatement is negative: PT-1S",
                assertThrows(UsageException.class, () -> MysqlConfig.defaults().slowStatement(Duration.ofSeconds(-1)))
                        .getMessage());
    }

    @Test
    void keepsItsListeners() {
        final MysqlConfig config = MysqlConfig.defaults()
                .listener(event -> {})
                .listener(event -> {})
                .trace(line -> {});
        assertEquals(
                2, config.slowStatement(Duration.ZERO).observation().listeners().size());
        assertTrue(config.slowStatement(Duration.ZERO).observation().trace().isPresent());
    }
}
