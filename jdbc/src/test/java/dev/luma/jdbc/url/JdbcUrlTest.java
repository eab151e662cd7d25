package dev.luma.jdbc.url;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.luma.db.error.UsageException;
import java.nio.file.Path;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class JdbcUrlTest {
    private static JdbcUrl parsed(String url, String... properties) {
        final Properties info = new Properties();
        for (int i = 0; i < properties.length; i += 2) {
            info.setProperty(properties[i], properties[i + 1]);
        }
        return JdbcUrl.parse(url, info);
    }

    /// What the driver is told behind the database.
    private static String options(String url) {
        final String dsn = parsed(url).dsn();
        return dsn.substring(dsn.indexOf('?') + 1);
    }

    @Test
    void waitsNoLongerThanItIsToldWhereTheUrlSaysNothing() {
        final String url = "jdbc:luma:mysql://host/x";
        final JdbcUrl plain = parsed(url);
        assertEquals(
                plain.dsn() + "&connectTimeout=3s", plain.withConnectTimeout(3).dsn());
        for (final String other :
                new String[] {url + "?connectTimeout=1s", "jdbc:luma:driver.luma?dsn=host", "jdbc:luma:other://host/x"
                }) {
            assertEquals(
                    parsed(other).dsn(), parsed(other).withConnectTimeout(3).dsn());
        }
    }

    // ---- whose it is

    @Test
    void takesItsOwnUrlsAndOthersWhereThatIsAskedFor() {
        assertTrue(JdbcUrl.accepts("jdbc:luma:mysql://localhost/", false));
        assertTrue(JdbcUrl.accepts("jdbc:luma:driver.luma?dsn=x", false));
        assertFalse(JdbcUrl.accepts("jdbc:mysql://localhost/", false));
        assertFalse(JdbcUrl.accepts("jdbc:mariadb://localhost/", false));
        assertTrue(JdbcUrl.accepts("jdbc:mysql://localhost/", true));
        assertTrue(JdbcUrl.accepts("jdbc:mariadb://localhost/", true));
        assertFalse(JdbcUrl.accepts("jdbc:postgresql://localhost/", true));
    }

    @Test
    void namesTheDriver() {
        assertEquals(
                new JdbcUrl.Named("mysql"),
                parsed("jdbc:luma:mysql://localhost/x").source());
        assertEquals(
                new JdbcUrl.Named("mariadb"),
                parsed("jdbc:mariadb://localhost/x").source());
        assertEquals(
                new JdbcUrl.Named("other"),
                parsed("jdbc:luma:other://localhost/x").source());
    }

    @Test
    void findsTheFileOfADriverAndItsDsn() {
        final JdbcUrl url = parsed("jdbc:luma:drivers/mysql.luma?dsn=mysql://ann:secret@host:3306/shop?a=b&c=d");
        assertEquals(new JdbcUrl.File(Path.of("drivers/mysql.luma")), url.source());
        assertEquals("mysql://ann:secret@host:3306/shop?a=b&c=d", url.dsn());
        assertFalse(url.shown().contains("secret"));
        assertEquals(
                "ann:pw@host",
                parsed("jdbc:luma:x.luma?dsn=host", "user", "ann", "password", "pw")
                        .dsn());
        assertEquals(
                "mysql://ann:pw@host/x",
                parsed("jdbc:luma:x.luma?dsn=mysql://host/x", "user", "ann", "password", "pw")
                        .dsn());
    }

    @Test
    void leavesOtherDriversOptionsAlone() {
        assertEquals(
                "other://host/x?useSSL=true",
                parsed("jdbc:luma:other://host/x?useSSL=true").dsn());
    }

    // ---- who connects

    @Test
    void takesTheLoginFromWhereverItStands() {
        assertEquals("mysql://ann:pw@host/x", withoutOptions("jdbc:luma:mysql://ann:pw@host/x"));
        assertEquals("mysql://ann:pw@host/x", withoutOptions("jdbc:luma:mysql://host/x?user=ann&password=pw"));
        assertEquals(
                "mysql://ann:pw@host/x", withoutOptions("jdbc:luma:mysql://host/x", "user", "ann", "password", "pw"));
        assertEquals(
                "mysql://bob:other@host/x",
                withoutOptions(
                        "jdbc:luma:mysql://ann:pw@host/x?user=eve&password=no", "user", "bob", "password", "other"));
        assertEquals("ann", parsed("jdbc:luma:mysql://ann@host/x").user());
    }

    @Test
    void keepsEveryCharacterOfAPassword() {
        assertEquals(
                "mysql://a%40b:p%3Aw%2F%3F%26%25%20%C3%A9@host/",
                withoutOptions("jdbc:luma:mysql://host/", "user", "a@b", "password", "p:w/?&% é"));
        assertEquals("mysql://ann:p%3Fw@host/", withoutOptions("jdbc:luma:mysql://ann:p%3Fw@host/"));
    }

    private static String withoutOptions(String url, String... properties) {
        return parsed(url, properties).dsn().replaceFirst("\\?.*", "");
    }

    @Test
    void showsNothingSecret() {
        final JdbcUrl url =
                parsed("jdbc:luma:mysql://ann:sesame@host/x?password=sesame&connectTimeout=5s", "password2", "sesame");
        assertFalse(url.shown().contains("sesame"));
        assertFalse(url.toString().contains("sesame"));
        assertTrue(url.shown().startsWith("jdbc:luma:mysql://host/x"), url::shown);
        assertTrue(url.shown().contains("connectTimeout=5s"), url::shown);
        assertEquals(
                "jdbc:mysql://host/x", parsed("jdbc:mysql://ann:sesame@host/x").shown());
        assertEquals(
                "jdbc:mysql://host/x?useSSL=false",
                parsed("jdbc:mysql://host/x?user=ann&useSSL=false").shown());
    }

    // ---- options

    @Test
    void takesItsOwnOptions() {
        final FacadeOptions options = parsed(
                        "jdbc:luma:mysql://host/x?tinyInt1isBit=false&connectionTimeZone=UTC&defaultFetchSize=50"
                                + "&sessionVariables=sql_mode=ANSI")
                .options();
        assertFalse(options.tinyInt1isBit());
        assertEquals("UTC", options.zone().orElseThrow().getId());
        assertEquals(50, options.fetchSize());
        assertEquals("sql_mode=ANSI", options.sessionVariables());
        assertTrue(parsed("jdbc:luma:mysql://host/x").options().tinyInt1isBit());
    }

    @Test
    void putsTheDatabaseAsideThatIsToBeMade() {
        final JdbcUrl url = parsed("jdbc:luma:mysql://host:3306/a%20b?createDatabaseIfNotExist=true");
        assertEquals("a b", url.database());
        assertEquals("mysql://host:3306", url.dsn().replaceFirst("\\?.*", ""));
        assertEquals("", parsed("jdbc:luma:mysql://host/x").database());
    }

    @Test
    void countsTheRowsThatWereFoundUnlessItIsTold() {
        assertTrue(options("jdbc:luma:mysql://host/x").contains("affectedRows=found"));
        assertTrue(options("jdbc:luma:mysql://host/x?useAffectedRows=true").contains("affectedRows=changed"));
        assertTrue(options("jdbc:luma:mysql://host/x?affectedRows=changed").contains("affectedRows=changed"));
    }

    @TestFactory
    Stream<DynamicTest> understandsWhatTheEstablishedDriversCallIt() {
        return Stream.of(
                        "connectTimeout=5000 -> connectTimeout=5000ms",
                        "connectTimeout=5s -> connectTimeout=5s",
                        "socketTimeout=30000 -> readTimeout=30000ms",
                        "socketTimeout=0 -> readTimeout=0",
                        "useSSL=false -> tls=disabled",
                        "useSSL=true -> tls=required",
                        "requireSSL=true -> tls=required",
                        "sslMode=VERIFY_IDENTITY -> tls=verify-identity",
                        "sslMode=verify-full -> tls=verify-identity",
                        "sslMode=trust -> tls=required",
                        "allowMultiQueries=true -> multiStatements=true",
                        "zeroDateTimeBehavior=convertToNull -> zeroDates=as-null",
                        "zeroDateTimeBehavior=CONVERT_TO_NULL -> zeroDates=as-null",
                        "prepStmtCacheSize=500 -> cachedStatements=500",
                        "useCompression=true -> compression=preferred",
                        "allowPublicKeyRetrieval=true -> allowPublicKeyRetrieval=true",
                        "USESSL=false -> tls=disabled")
                .map(line -> line.split(" -> ", -1))
                .map(sides -> DynamicTest.dynamicTest(
                        sides[0],
                        () -> assertTrue(
                                options("jdbc:luma:mysql://host/x?" + sides[0]).contains(sides[1]),
                                () -> options("jdbc:luma:mysql://host/x?" + sides[0]))));
    }

    @TestFactory
    Stream<DynamicTest> passesOverWhatIsSoAnyway() {
        return Stream.of(
                        "useUnicode=true",
                        "characterEncoding=UTF-8",
                        "cachePrepStmts=true",
                        "useServerPrepStmts=true",
                        "rewriteBatchedStatements=true",
                        "useLegacyDatetimeCode=false",
                        "autoReconnect=false",
                        "useInformationSchema=true",
                        "maxRows=-1",
                        "maxAllowedPacket=65535",
                        "autocommit=true",
                        "tcpKeepAlive=true")
                .map(option -> DynamicTest.dynamicTest(
                        option,
                        () -> assertFalse(
                                options("jdbc:luma:mysql://host/x?" + option).contains(option.split("=", -1)[0]))));
    }

    @TestFactory
    Stream<DynamicTest> refusesWithTheNameOfWhatThereIs() {
        return Stream.of(
                        "trustStore=file:x -> tlsCa",
                        "keyStore=file:x -> tlsCertificate",
                        "autoReconnect=true -> pool",
                        "allowLoadLocalInfile=true -> MysqlConnection.load",
                        "queryInterceptors=com.example.X -> Listener",
                        "characterEncoding=latin1 -> UTF-8",
                        "sslMode=maybe -> tls",
                        "zeroDateTimeBehavior=ROUND -> zeroDates",
                        "connectionTimeZone=SERVER -> UTC",
                        "connectionTimeZone=Nowhere/Else -> Europe/Rome",
                        "tinyInt1isBit=maybe -> true or false",
                        "useSSL=false&sslMode=REQUIRED -> tls",
                        "initSql=SET @x=1 -> sessionVariables",
                        "maxRows=7 -> setMaxRows",
                        "databaseTerm=SCHEMA -> catalog",
                        "autocommit=false -> setAutoCommit",
                        "poolName=x -> HikariCP",
                        "novalue -> novalue",
                        "a=1&a=2 -> twice")
                .map(line -> line.split(" -> ", -1))
                .map(sides -> DynamicTest.dynamicTest(sides[0], () -> {
                    final UsageException refusal = assertThrows(
                            UsageException.class, () -> parsed("jdbc:luma:mysql://ann:sesame@host/x?" + sides[0]));
                    assertTrue(String.valueOf(refusal.getMessage()).contains(sides[1]), refusal::getMessage);
                    assertFalse(String.valueOf(refusal.getMessage()).contains("sesame"));
                }));
    }

    @Test
    void takesASocketThatAnOptionNames() {
        assertEquals(
                "mysql://unix(/run/my%20sql.sock)/x",
                withoutOptions("jdbc:luma:mysql://host/x?localSocket=/run/my sql.sock"));
    }

    @Test
    void refusesUrlsThatNameSeveralServersOrNone() {
        for (final String url : new String[] {
            "jdbc:luma:",
            "jdbc:luma:mysql:",
            "jdbc:mysql:loadbalance://a,b/x",
            "jdbc:mariadb:sequential://a/x",
            "jdbc:luma:?dsn=x",
            "jdbc:luma:mysql:replication://a/x"
        }) {
            assertInstanceOf(UsageException.class, assertThrows(RuntimeException.class, () -> parsed(url)), url);
        }
    }
}
