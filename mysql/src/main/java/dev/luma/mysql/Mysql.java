package dev.luma.mysql;

import dev.luma.db.Connection;
import dev.luma.db.error.UsageException;
import dev.luma.db.spi.Driver;
import dev.luma.db.spi.Session;
import dev.luma.mysql.auth.AuthPlugins;
import dev.luma.mysql.auth.Credentials;
import dev.luma.mysql.codec.ValueOptions;
import dev.luma.mysql.protocol.CompressionWish;
import dev.luma.mysql.protocol.LoginRequest;
import dev.luma.mysql.session.OpenRequest;
import dev.luma.mysql.session.Opening;
import dev.luma.toolbox.tcp.Peer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The driver for MySQL and MariaDB. Stateless; one object serves all threads.
///
/// ```java
/// try (Connection db = Db.open(Mysql.driver(), "alice:secret@localhost/prod")) {
///     db.exec("INSERT INTO notes (text) VALUES (?)", "hello");
/// }
/// ```
public final class Mysql implements Driver {
    private static final Mysql DRIVER = new Mysql();

    /// For [java.util.ServiceLoader]; elsewhere [#driver] will do.
    public Mysql() {}

    public static Mysql driver() {
        return DRIVER;
    }

    /// Opens a connection and logs in. Three round trips to a local server with a known password: greeting, proof,
    /// time zone; TLS and a switch of the authentication method cost one or two more each.
    ///
    /// @throws UsageException if the configuration asks for what cannot be
    /// @throws dev.luma.db.error.CannotConnectException if no server answers there as it should, in time
    /// @throws dev.luma.db.error.NotAuthenticatedException if the server does not accept the user
    public static Connection connect(MysqlConfig config) {
        return Connection.open(DRIVER.name(), config.observation().listeners(), () -> open(config));
    }

    @Override
    public String name() {
        return "mysql";
    }

    /// @param dsn as [MysqlConfig#parse] takes it
    @Override
    public Session connect(String dsn) {
        return open(MysqlConfig.parse(dsn));
    }

    private static Session open(MysqlConfig config) {
        final CompressionWish compression =
                CompressionChoice.of(config.session().compression());
        return Opening.open(new OpenRequest(
                config.server().endpoint(),
                config.timeouts().connect(),
                config.timeouts().read(),
                peer -> login(config, peer, compression),
                config.session().timeZone().statement(),
                new ValueOptions(zeroDates(config), config.session().timeZone().zone()),
                config.session().cachedStatements(),
                config.observation().slowStatement(),
                config.observation().trace(),
                config.session().extras().gtids(),
                config.timeouts().maxStatement()));
    }

    private static ValueOptions.ZeroDates zeroDates(MysqlConfig config) {
        return switch (config.session().zeroDates()) {
            case REJECT -> ValueOptions.ZeroDates.REJECT;
            case AS_NULL -> ValueOptions.ZeroDates.AS_NULL;
        };
    }

    private static LoginRequest login(MysqlConfig config, Peer peer, CompressionWish compression) {
        return new LoginRequest(
                config.account().user(),
                credentials(config),
                config.account().database(),
                TlsPolicy.decide(config, peer),
                ConnectionAttributes.of(config.session().attributes()),
                compression,
                config.session().extras().capabilities());
    }

    private static Credentials credentials(MysqlConfig config) {
        return new Credentials(
                List.of(
                        config.account().password(),
                        config.auth().secondPassword(),
                        config.auth().thirdPassword()),
                AuthPlugins.of(config.auth().plugins()),
                config.tls().serverPublicKey().map(Mysql::pem),
                config.tls().allowsPublicKeyRetrieval());
    }

    private static String pem(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UsageException("the server's public key cannot be read: " + e);
        }
    }
}
