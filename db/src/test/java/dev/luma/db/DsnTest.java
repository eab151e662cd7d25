package dev.luma.db;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.luma.db.error.UsageException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DsnTest {
    enum Tls {
        DISABLED,
        VERIFY_CA
    }

    private static final Set<String> SCHEMES = Set.of("mysql", "mariadb");
    private static final Set<String> OPTIONS = Set.of("connectTimeout", "tls", "compress", "fetch", "keyPassword");

    private static Dsn parse(String text) {
        return Dsn.parse(text, SCHEMES, OPTIONS);
    }

    private static String refusal(String text) {
        return assertThrows(UsageException.class, () -> parse(text)).getMessage();
    }

    // ---- the form

    @Test
    void takesAllParts() {
        final Dsn dsn = parse("user:pass@host:3307/db?tls=verify-ca&connectTimeout=5s");

        assertEquals("", dsn.scheme());
        assertEquals(new Dsn.Login("user", Optional.of("pass")), dsn.login());
        assertEquals(new Dsn.Address("host", 3307, ""), dsn.address());
        assertEquals("db", dsn.database());
        assertEquals(Set.of("tls", "connectTimeout"), dsn.options().names());
    }

    @Test
    void takesAUrl() {
        final Dsn dsn = parse("MySQL://user:pass@localhost/mydb");

        assertEquals("mysql", dsn.scheme());
        assertEquals("user", dsn.login().user());
        assertEquals("localhost", dsn.address().host());
        assertEquals("mydb", dsn.database());
    }

    @Test
    void takesNothingAtAll() {
        final Dsn dsn = parse("");

        assertEquals(new Dsn.Login("", Optional.empty()), dsn.login());
        assertEquals(new Dsn.Address("", 0, ""), dsn.address());
        assertEquals("", dsn.database());
    }

    @ParameterizedTest
    @CsvSource({
        "localhost,                     localhost, 0,    ''",
        "localhost/db,                  localhost, 0,    db",
        "localhost:3306,                localhost, 3306, ''",
        "user@localhost,                localhost, 0,    ''",
        "/db,                           '',        0,    db",
        "user@/db,                      '',        0,    db",
        "localhost/db?,                 localhost, 0,    db",
        "localhost?tls=disabled,        localhost, 0,    ''",
        "[::1],                         ::1,       0,    ''",
        "[::1]:3306/db,                 ::1,       3306, db",
        "u:p@[2001:db8::7]/db,          2001:db8::7, 0,  db",
        "[fe80::1%25eth0]:3306,         fe80::1%eth0, 3306, ''",
        "mysql://[::ffff:10.0.0.1]:1/d, ::ffff:10.0.0.1, 1, d",
        "bücher.example:65535,          bücher.example, 65535, ''",
        "host/a/b#c,                    host,      0,    a/b#c",
    })
    @Tag("S8")
    void findsAddressAndDatabase(String text, String host, int port, String database) {
        final Dsn dsn = parse(text);

        assertEquals(new Dsn.Address(host, port, ""), dsn.address());
        assertEquals(database, dsn.database());
    }

    @ParameterizedTest
    @CsvSource({
        "unix(/run/mysqld/mysqld.sock),               /run/mysqld/mysqld.sock, ''",
        "user:p@unix(/run/mysqld/mysqld.sock)/db,     /run/mysqld/mysqld.sock, db",
        "unix(/tmp/a%29b%40c)/db?tls=disabled,        /tmp/a)b@c,              db",
    })
    void takesTheSocketOfAUnixDomain(String text, String socket, String database) {
        final Dsn dsn = parse(text);

        assertEquals(new Dsn.Address("", 0, socket), dsn.address());
        assertEquals(database, dsn.database());
    }

    // ---- special characters

    @ParameterizedTest
    @ValueSource(
            strings = {
                "p@ss",
                "p:ss",
                "p/ss",
                "p?ss",
                "p#ss",
                "p&ss",
                "p=ss",
                "@",
                ":",
                "a@b:c/d?e#f&g=h",
                "pass word",
                "p+ss",
                "http://x",
                "pässwörd",
                "🔑",
                "[x]",
                "unix(x)",
                "a\\b'c\"d"
            })
    @Tag("S8")
    void takesAPasswordAsItIs(String password) {
        final Dsn dsn = parse("user:" + password + "@host/db");

        assertEquals(new Dsn.Login("user", Optional.of(password)), dsn.login());
        assertEquals("host", dsn.address().host());
        assertEquals("db", dsn.database());
    }

    @Test
    void tellsAnEmptyPasswordFromNone() {
        assertEquals(Optional.of(""), parse("user:@host").login().password());
        assertEquals(Optional.empty(), parse("user@host").login().password());
    }

    @Test
    @Tag("S8")
    void decodesEachPartOnce() {
        final Dsn dsn = parse("us%3Aer%40:p%2540%C3%A4@host/d%3Fb?keyPassword=a%26b%3Dc");

        assertEquals("us:er@", dsn.login().user());
        assertEquals(Optional.of("p%40ä"), dsn.login().password());
        assertEquals("d?b", dsn.database());
        assertEquals(Optional.of("a&b=c"), dsn.options().text("keyPassword"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"user:100%@host", "user:%zz@host", "user:%4@host", "user:a%%b@host"})
    void refusesAPercentSignThatStandsForItself(String text) {
        assertEquals(
                "the DSN's password has a % without two hexadecimal digits: write %25 for a % itself", refusal(text));
    }

    @Test
    void refusesBytesThatAreNoText() {
        assertEquals("the DSN's database has %-bytes that are not UTF-8", refusal("host/%ff"));
        assertEquals("the DSN's user holds a NUL character", refusal("a%00b@host"));
        assertEquals("the DSN is no text: half of a surrogate pair stands in it", refusal("\ud800@host"));
    }

    // ---- what makes no sense

    @ParameterizedTest
    @ValueSource(strings = {"host:0", "host:65536", "host:", "host:abc", "host:-1", "host:+1", "host:１", "[::1]:99999"})
    void refusesAPortThatIsNone(String text) {
        assertEquals("the DSN's port is not a number from 1 to 65535", refusal(text));
    }

    @Test
    void explainsAnAddressThatIsNone() {
        assertTrue(refusal("::1").contains("brackets, as in [::1]:3306"));
        assertTrue(refusal("[localhost]").contains("no IPv6 address"));
        assertTrue(refusal("[::1").contains("no IPv6 address"));
        assertTrue(refusal("[::1]x").contains("only a :port"));
        assertTrue(refusal("tcp(localhost)").contains("write host:port"));
        assertTrue(refusal("a b").contains("write host:port"));
        assertTrue(refusal("a,b").contains("several hosts"));
        assertTrue(refusal("unix()").contains("unix(/path)"));
        assertTrue(refusal("unix(/tmp").contains("unix(/path)"));
        assertTrue(refusal("unix(/tmp)x").contains("unix(/path)"));
        assertTrue(refusal("jdbc:mysql://localhost/db").contains("leave that out"));
    }

    @Test
    void suggestsAScheme() {
        assertTrue(refusal("mysq://host").contains("did you mean `mysql`?"));
        assertTrue(refusal("root://x@host").contains("%2F%2F"));
    }

    @Test
    @Tag("S8")
    void suggestsAnOption() {
        assertEquals("unknown option `conectTimeout`: did you mean `connectTimeout`?", refusal("h?conectTimeout=5s"));
        assertEquals(
                "unknown option `connect_timeout`: did you mean `connectTimeout`?", refusal("h?connect_timeout=5s"));
        assertEquals("unknown option `TLS`: did you mean `tls`?", refusal("h?TLS=disabled"));
        assertTrue(refusal("h?xyzzy=1").contains("`connectTimeout`"));
    }

    @Test
    @Tag("S8")
    void refusesAnOptionThatStandsTwice() {
        assertEquals("option `tls` stands twice", refusal("h?tls=disabled&tls=disabled"));
    }

    @Test
    void refusesAnOptionThatIsHalf() {
        assertEquals("option `compress` has no value: write compress=…", refusal("h?compress"));
        assertEquals("the DSN has an option without a name", refusal("h?tls=disabled&"));
        assertEquals("the DSN has an option without a name", refusal("h?=1"));
    }

    @Test
    void doesNotDecodeTheNameOfAnOption() {
        assertTrue(refusal("h?%74ls=disabled").startsWith("unknown option"));
    }

    @Test
    void keepsTheHashSignFromHidingAnOption() {
        assertEquals(
                "unknown option `allowAll`: there is",
                refusal("h?keyPassword=x#&allowAll=true").substring(0, 35));
    }

    @Test
    @Tag("N14")
    void readsOptionsWhateverTheLocale() {
        final Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("tr-TR"));
        try {
            assertEquals("mysql", parse("MYSQL://I@host").scheme());
            assertEquals(
                    Optional.of(Tls.DISABLED), parse("h?tls=disabled").options().choice("tls", Tls.class));
        } finally {
            Locale.setDefault(before);
        }
    }

    // ---- options with a type

    @Test
    void readsOptionsOfEachType() {
        final DsnOptions options = parse("h?tls=verify-ca&connectTimeout=1500ms&compress=true&fetch=7")
                .options();

        assertEquals(Optional.of(Tls.VERIFY_CA), options.choice("tls", Tls.class));
        assertEquals(Optional.of(Duration.ofMillis(1500)), options.duration("connectTimeout"));
        assertEquals(Optional.of(true), options.flag("compress"));
        assertEquals(OptionalInt.of(7), options.number("fetch", 1, 100));
        assertEquals(OptionalInt.empty(), options.number("keyPassword", 1, 100));
        assertEquals(Optional.empty(), options.flag("keyPassword"));
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "7s, 7", "2m, 120", "1h, 3600"})
    void readsADuration(String text, long seconds) {
        assertEquals(
                Optional.of(Duration.ofSeconds(seconds)),
                parse("h?connectTimeout=" + text).options().duration("connectTimeout"));
    }

    @Test
    void namesTheFormOfAnOption() {
        final DsnOptions options =
                parse("h?tls=verfy-ca&connectTimeout=5&compress=yes&fetch=101").options();

        assertEquals(
                "option `tls` is one of `disabled`, `verify-ca`: did you mean `verify-ca`?",
                assertThrows(UsageException.class, () -> options.choice("tls", Tls.class))
                        .getMessage());
        assertThrows(UsageException.class, () -> options.duration("connectTimeout"));
        assertThrows(UsageException.class, () -> options.flag("compress"));
        assertEquals(
                "option `fetch` is a number from 1 to 100",
                assertThrows(UsageException.class, () -> options.number("fetch", 1, 100))
                        .getMessage());
    }

    // ---- secrets

    @Test
    void masksSecrets() {
        final Dsn dsn = parse("mysql://us er:hunter2@[::1]:3306/d b?tls=disabled&keyPassword=hunter2");

        assertEquals("mysql://us%20er:***@[::1]:3306/d%20b?tls=disabled&keyPassword=***", dsn.toString());
        assertFalse(dsn.login().toString().contains("hunter2"));
        assertFalse(dsn.options().toString().contains("hunter2"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "u:hunter2@host:x",
                "u:hunter2%@host",
                "u:hunter2",
                "u:x@hunter2@:::",
                "u:x@hunter2:hunter2",
                "u:p@hunter2 x",
                "u:hunter2@[host]",
                "hunter2://h",
                "u:hunter2@h?nope=hunter2",
                "u:hunter2@h?tls=hunter2&tls=hunter2",
                "jdbc:mysql://u:hunter2@h",
            })
    void showsNoPartOfTheTextThatMayBeThePassword(String text) {
        assertFalse(refusal(text).contains("hunter2"), () -> refusal(text));
    }
}
