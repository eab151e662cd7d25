package dev.luma.db;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.luma.db.error.UsageException;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class DsnPropertyTest {
    private static final List<String> PIECES = List.of(
            "a", "B", "7", "@", ":", "/", "?", "#", "&", "=", "%", "%41", "+", " ", "[", "]", "(", ")", "ä", "🔑", "//",
            "://", "unix(", "'", "\\", "\t", "mysql");
    private static final List<String> HOSTS = List.of("localhost", "10.0.0.1", "::1", "fe80::1%eth0", "a-b.example");

    private final Random random = new Random(20261121);

    @Test
    void takesApartWhatWasPutTogether() {
        for (int i = 0; i < 20_000; i++) {
            final String user = text();
            final Optional<String> password = random.nextBoolean() ? Optional.of(text()) : Optional.empty();
            final String host = HOSTS.get(random.nextInt(HOSTS.size()));
            final int port = random.nextInt(65536);
            final String database = text();
            final String option = text();
            final String dsn = (random.nextBoolean() ? "mysql://" : "")
                    + Dsn.encoded(user)
                    + password.map(secret -> ":" + raw(secret)).orElse("")
                    + "@"
                    + (host.contains(":") ? "[" + Dsn.encoded(host).replace("%3A", ":") + "]" : host)
                    + (port == 0 ? "" : ":" + port)
                    + "/"
                    + Dsn.encoded(database)
                    + "?opt="
                    + Dsn.encoded(option);

            final Dsn parsed = Dsn.parse(dsn, Set.of("mysql"), Set.of("opt"));

            assertEquals(new Dsn.Login(user, password), parsed.login(), dsn);
            assertEquals(new Dsn.Address(host, port, ""), parsed.address(), dsn);
            assertEquals(database, parsed.database(), dsn);
            assertEquals(Optional.of(option), parsed.options().text("opt"), dsn);
        }
    }

    /// Of a password, only the percent sign must be written otherwise; not even that, if all of it is.
    private String raw(String password) {
        final boolean slashes = password.startsWith("//");
        return random.nextBoolean() || slashes ? Dsn.encoded(password) : password.replace("%", "%25");
    }

    @Test
    void answersAnyTextWithADsnOrARefusal() {
        for (int i = 0; i < 50_000; i++) {
            final String text = text();
            try {
                final Dsn parsed = parse(text);
                if (parsed.login().password().isEmpty()) {
                    assertEquals(parsed, parse(parsed.toString()), text);
                }
            } catch (UsageException e) {
                assertFalse(e.getMessage().isEmpty());
            }
        }
    }

    private static Dsn parse(String text) {
        return Dsn.parse(text, Set.of("mysql"), Set.of("a", "B"));
    }

    private String text() {
        return random.ints(random.nextInt(8), 0, PIECES.size())
                .mapToObj(PIECES::get)
                .collect(Collectors.joining());
    }
}
