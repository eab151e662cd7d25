package dev.luma.mysql;

import dev.luma.db.error.UsageException;
import dev.luma.db.observe.Listener;
import dev.luma.toolbox.crypto.Secret;
import dev.luma.toolbox.tcp.Endpoint;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// Where to connect, as whom, and how. Immutable: each method that sets something returns another configuration.
///
/// ```java
/// MysqlConfig config = MysqlConfig.defaults()
///         .host("localhost")
///         .port(3306)
///         .user("alice")
///         .database("prod")
///         .passwordFromEnvironment("MYSQL_PASSWORD");
/// ```
///
/// Everything has a sensible default: `localhost:3306`, the operating system's user without a password, no database,
/// TLS as the address demands (see [TlsMode]), five seconds to connect, UTC. No password is in [#toString].
///
/// @param server where it listens
/// @param account who connects
/// @param auth by which methods, and with which further passwords
/// @param tls how the line is protected
/// @param timeouts how long to wait
/// @param session what the session agrees with the server upon
/// @param observation who watches
public record MysqlConfig(
        Server server,
        Account account,
        AuthSettings auth,
        TlsSettings tls,
        Timeouts timeouts,
        SessionSettings session,
        Observation observation) {
    private static final MysqlConfig DEFAULTS = new MysqlConfig(
            new Server("localhost", 3306, Optional.empty()),
            new Account(System.getProperty("user.name", ""), Secret.EMPTY, ""),
            AuthSettings.DEFAULTS,
            TlsSettings.DEFAULTS,
            new Timeouts(Duration.ofSeconds(5), Duration.ofHours(1), Duration.ZERO),
            new SessionSettings(
                    SessionTimeZone.UTC, ZeroDates.REJECT, Map.of(), Compression.NONE, 256, SessionExtras.NONE),
            new Observation(Optional.empty(), List.of(), Duration.ofSeconds(1)));

    /// Where a server listens.
    ///
    /// @param port 1 to 65535
    /// @param socket the path of a Unix domain socket, which counts instead of host and port where it is given
    public record Server(String host, int port, Optional<Path> socket) {
        public Server {
            if (host.isBlank()) {
                throw new UsageException("the host is empty");
            }
            if (port < 1 || port > 65535) {
                throw new UsageException("port " + port + " is not within 1 to 65535");
            }
        }

        Endpoint endpoint() {
            return socket.map(Endpoint::unix).orElseGet(() -> Endpoint.of(host, port));
        }

        /// An IPv6 address without its brackets.
        String plainHost() {
            return host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
        }
    }

    /// Who connects.
    ///
    /// @param database the default one; empty for none
    public record Account(String user, Secret password, String database) {
        public Account {
            refuseNul("user", user);
            refuseNul("database", database);
        }

        private static void refuseNul(String what, String name) {
            if (name.indexOf('\0') >= 0) {
                throw new UsageException("the name of the " + what + " holds a NUL character");
            }
        }
    }

    /// How long to wait.
    ///
    /// @param connect from the look-up of the host's name to the session's first answer; zero for ever
    /// @param read for one message of the server while a statement is under way and nothing else limits it: a net
    ///     under everything, not a limit of statements; zero for ever
    /// @param maxStatement what the server itself lets a statement take, see [MysqlConfig#maxStatementTime]; zero for
    ///     whatever it is set to
    public record Timeouts(Duration connect, Duration read, Duration maxStatement) {
        private static final Duration LEAST = Duration.ofMillis(1);
        /// MySQL's greatest `max_execution_time`, seven weeks; MariaDB takes more.
        private static final Duration MOST = Duration.ofMillis(0xFFFF_FFFFL);

        public Timeouts {
            refuseNegative("connectTimeout", connect);
            refuseNegative("readTimeout", read);
            refuseNegative("maxStatementTime", maxStatement);
            if (!maxStatement.isZero() && (maxStatement.compareTo(LEAST) < 0 || maxStatement.compareTo(MOST) > 0)) {
                throw new UsageException("maxStatementTime is " + maxStatement
                        + ", and servers take one millisecond to seven weeks: leave it out for no limit");
            }
        }

        private static void refuseNegative(String what, Duration timeout) {
            if (timeout.isNegative()) {
                throw new UsageException(what + " is negative: " + timeout);
            }
        }
    }

    /// What the session agrees with the server upon.
    ///
    /// @param attributes what the server shows its administrator of this client, beside what the driver tells of itself
    /// @param cachedStatements how many prepared statements a connection keeps for the next time; 0 for none
    /// @param extras what is off unless it is asked for
    public record SessionSettings(
            SessionTimeZone timeZone,
            ZeroDates zeroDates,
            Map<String, String> attributes,
            Compression compression,
            int cachedStatements,
            SessionExtras extras) {
        public SessionSettings {
            if (cachedStatements < 0) {
                throw new UsageException("a connection cannot keep " + cachedStatements + " statements");
            }
            attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
        }
    }

    /// Who watches.
    ///
    /// @param trace gets the wire trace, line by line
    /// @param listeners are told what connections do
    /// @param slowStatement from when on a statement is logged; zero for never
    public record Observation(Optional<Consumer<String>> trace, List<Listener> listeners, Duration slowStatement) {
        public Observation {
            listeners = List.copyOf(listeners);
            Timeouts.refuseNegative("slowStatement", slowStatement);
        }
    }

    /// Everything at its default.
    public static MysqlConfig defaults() {
        return DEFAULTS;
    }

    /// A configuration out of one text, such as `alice:secret@db.example:3306/prod?connectTimeout=2s`. Its form is
    /// that of [dev.luma.db.Dsn], `mysql://` or `mariadb://` may stand in front, and what is left out has its
    /// default.
    ///
    /// - `tls`: `disabled`, `preferred`, `required`, `verify-ca`, `verify-identity`; see [#tls(TlsMode)]
    /// - `tlsCa`: a file; see [#tlsCa]
    /// - `tlsCertificate`, `tlsKey`: a file each; see [#tlsCertificate]
    /// - `serverPublicKey`: a file; see [#serverPublicKey]
    /// - `allowPublicKeyRetrieval`: `true`, `false`; see [#allowPublicKeyRetrieval]
    /// - `passwordFromEnvironment`: a variable's name; see [#passwordFromEnvironment]
    /// - `password2FromEnvironment`, `password3FromEnvironment`: a variable's name; see
    ///   [#password2FromEnvironment], [#password3FromEnvironment]
    /// - `authPlugins`: names, with commas between them; see [#authPlugins]
    /// - `connectTimeout`, `readTimeout`: `500ms`, `5s`, `2m`, `1h`, or `0` for ever; see [#connectTimeout],
    ///   [#readTimeout]
    /// - `maxStatementTime`: `500ms`, `5s`, `2m`, `1h`, or `0` for the server's own; see [#maxStatementTime]
    /// - `timeZone`: `utc`, `server`, `server(Europe/Rome)`, `+02:00`, `Europe/Rome`; see [#timeZone]
    /// - `zeroDates`: `reject`, `as-null`; see [#zeroDates]
    /// - `compression`: `none`, `zlib`, `zstd`, `preferred`; see [#compression(Compression)]
    /// - `cachedStatements`: a number, `0` for none; see [#cachedStatements]
    /// - `localInfile`: `true`, `false`; see [#allowLocalInfile]
    /// - `multiStatements`: `true`, `false`; see [#allowMultiStatements]
    /// - `trackGtids`: `true`, `false`; see [#trackGtids]
    /// - `affectedRows`: `changed`, `found`; see [#countFoundRows]
    /// - `programName`: any text; see [#attribute]
    /// - `slowStatement`: `500ms`, `5s`, `2m`, or `0` for none; see [#slowStatement]
    /// - `trace`: `off`, `wire`: every message, to standard error; see [#trace]
    ///
    /// @throws UsageException if the text makes no sense, with what to write instead. Its message never shows the text,
    ///     which may hold a password
    public static MysqlConfig parse(String dsn) {
        return MysqlDsn.parse(dsn);
    }

    // ---- where

    /// @param host a name or an address; an IPv6 address with or without brackets
    public MysqlConfig host(String host) {
        return server(new Server(host, server.port, server.socket));
    }

    /// @param port 1 to 65535
    public MysqlConfig port(int port) {
        return server(new Server(server.host, port, server.socket));
    }

    /// Connects through a Unix domain socket, whatever host and port are.
    public MysqlConfig socket(Path path) {
        return server(new Server(server.host, server.port, Optional.of(path)));
    }

    private MysqlConfig server(Server other) {
        return new MysqlConfig(other, account, auth, tls, timeouts, session, observation);
    }

    // ---- who

    public MysqlConfig user(String user) {
        return account(new Account(user, account.password, account.database));
    }

    /// @throws UsageException if it is no text: half of a surrogate pair stands in it
    public MysqlConfig password(String password) {
        return password(secret(password));
    }

    public MysqlConfig password(Secret password) {
        return account(new Account(account.user, password, account.database));
    }

    /// Takes the password from an environment variable, now.
    ///
    /// @throws UsageException if there is no such variable; an empty one is an empty password
    public MysqlConfig passwordFromEnvironment(String variable) {
        return password(environment(variable));
    }

    private static Secret environment(String variable) {
        final String value = System.getenv(variable);
        if (value == null) {
            throw new UsageException(
                    "the environment variable " + variable + ", which is to hold the password, is not set");
        }
        return secret(value);
    }

    private static Secret secret(String password) {
        try {
            return Secret.of(password);
        } catch (IllegalArgumentException e) {
            throw new UsageException("the password holds half of a surrogate pair, which has no UTF-8 form");
        }
    }

    /// The default database; empty for none.
    public MysqlConfig database(String database) {
        return account(new Account(account.user, account.password, database));
    }

    private MysqlConfig account(Account other) {
        return new MysqlConfig(server, other, auth, tls, timeouts, session, observation);
    }

    // ---- by which methods

    /// Lets a server ask for these methods of authentication and no others, whatever it says: `caching_sha2_password`,
    /// `parsec`, `client_ed25519`, `mysql_native_password`, `sha256_password`, `mysql_clear_password`. All but the last
    /// are the default. The last hands the server the password as it is, and does so only over TLS with a verified
    /// certificate or a Unix socket.
    ///
    /// @param names all that are allowed, in any order
    /// @throws UsageException if there are none, or one that this driver does not have
    public MysqlConfig authPlugins(String... names) {
        return auth(auth.plugins(List.of(names)));
    }

    /// The password for the second factor of an account of MySQL's that has two or three.
    ///
    /// @throws UsageException if it is no text: half of a surrogate pair stands in it
    public MysqlConfig password2(String password) {
        return password2(secret(password));
    }

    public MysqlConfig password2(Secret password) {
        return auth(auth.secondPassword(password));
    }

    /// As [#passwordFromEnvironment], for the second factor.
    ///
    /// @throws UsageException if there is no such variable
    public MysqlConfig password2FromEnvironment(String variable) {
        return password2(environment(variable));
    }

    /// The password for the third factor of an account of MySQL's that has three.
    ///
    /// @throws UsageException if it is no text: half of a surrogate pair stands in it
    public MysqlConfig password3(String password) {
        return password3(secret(password));
    }

    public MysqlConfig password3(Secret password) {
        return auth(auth.thirdPassword(password));
    }

    /// As [#passwordFromEnvironment], for the third factor.
    ///
    /// @throws UsageException if there is no such variable
    public MysqlConfig password3FromEnvironment(String variable) {
        return password3(environment(variable));
    }

    private MysqlConfig auth(AuthSettings other) {
        return new MysqlConfig(server, account, other, tls, timeouts, session, observation);
    }

    // ---- how the line is protected

    public MysqlConfig tls(TlsMode mode) {
        return tls(tls.mode(mode));
    }

    /// Trusts the certificate authorities in this PEM file, and no others.
    public MysqlConfig tlsCa(Path file) {
        return tls(tls.ca(file));
    }

    /// Shows the server this certificate.
    ///
    /// @param certificate a PEM file: the certificate, and those between it and its authority
    /// @param key a PEM file with its private key
    public MysqlConfig tlsCertificate(Path certificate, Path key) {
        return tls(tls.certificate(certificate, key));
    }

    /// Knows the server by its RSA key, for passwords of `caching_sha2_password` and `sha256_password` on lines without
    /// TLS.
    ///
    /// @param file the public key in PEM form, on the server `public_key.pem`
    public MysqlConfig serverPublicKey(Path file) {
        return tls(tls.serverPublicKey(file));
    }

    /// Accepts whichever RSA key comes over a line without TLS from another machine. Whoever sits between can put in
    /// their own, and read the password. On this machine's own addresses it is not needed.
    public MysqlConfig allowPublicKeyRetrieval() {
        return tls(tls.withPublicKeyRetrieval());
    }

    private MysqlConfig tls(TlsSettings other) {
        return new MysqlConfig(server, account, auth, other, timeouts, session, observation);
    }

    // ---- how long

    /// For the way from the look-up of the host's name to the session's first answer, all of it together.
    ///
    /// @param limit zero for ever
    public MysqlConfig connectTimeout(Duration limit) {
        return timeouts(new Timeouts(limit, timeouts.read, timeouts.maxStatement));
    }

    /// For one message of the server, where nothing else limits the waiting.
    ///
    /// @param limit zero for ever
    public MysqlConfig readTimeout(Duration limit) {
        return timeouts(new Timeouts(timeouts.connect, limit, timeouts.maxStatement));
    }

    /// Has the server itself end statements that take longer: also where this program has crashed, the network is gone,
    /// or no KILL gets through. It is the session's `max_statement_time` on MariaDB, for statements of every kind, and
    /// its `max_execution_time` on MySQL, where it holds for `SELECT`s alone, and not inside of procedures. The time in
    /// which rows are taken counts, too, so it is no limit for rows that are worked on as they stream.
    ///
    /// The call ends in a [dev.luma.db.error.TimedOutException], and the connection goes on. It costs no round trip.
    ///
    /// @param limit 1 ms to seven weeks; zero for whatever the server is set to, which is the default
    /// @throws UsageException if it is none of these
    public MysqlConfig maxStatementTime(Duration limit) {
        return timeouts(new Timeouts(timeouts.connect, timeouts.read, limit));
    }

    private MysqlConfig timeouts(Timeouts other) {
        return new MysqlConfig(server, account, auth, tls, other, session, observation);
    }

    // ---- what is agreed

    public MysqlConfig timeZone(SessionTimeZone timeZone) {
        return session(new SessionSettings(
                timeZone,
                session.zeroDates,
                session.attributes,
                session.compression,
                session.cachedStatements,
                session.extras));
    }

    public MysqlConfig zeroDates(ZeroDates zeroDates) {
        return session(new SessionSettings(
                session.timeZone,
                zeroDates,
                session.attributes,
                session.compression,
                session.cachedStatements,
                session.extras));
    }

    /// Tells the server something of this client, such as `program_name`, for `performance_schema` to show.
    public MysqlConfig attribute(String name, String value) {
        final Map<String, String> attributes = new LinkedHashMap<>(session.attributes);
        attributes.put(name, value);
        return session(new SessionSettings(
                session.timeZone,
                session.zeroDates,
                attributes,
                session.compression,
                session.cachedStatements,
                session.extras));
    }

    /// Compresses what travels, or not, which is the default.
    public MysqlConfig compression(Compression compression) {
        return session(new SessionSettings(
                session.timeZone,
                session.zeroDates,
                session.attributes,
                compression,
                session.cachedStatements,
                session.extras));
    }

    /// Keeps so many prepared statements, each for the next time that its text is run with values. All clients of a
    /// server share its `max_prepared_stmt_count`.
    ///
    /// @param count 0 for none; 256 if nothing is said
    public MysqlConfig cachedStatements(int count) {
        return session(new SessionSettings(
                session.timeZone, session.zeroDates, session.attributes, session.compression, count, session.extras));
    }

    /// Allows [MysqlConnection#load], by which a server gets what the caller hands over for it. No server gets a file,
    /// not even then.
    public MysqlConfig allowLocalInfile() {
        return extras(session.extras.withLocalInfile());
    }

    /// Allows several statements in one text, with `;` between them, whose results come through
    /// [dev.luma.db.Connection#execute]. Where values become part of a text by mistake, they can bring statements of
    /// their own then; so servers refuse it unless it is asked for.
    public MysqlConfig allowMultiStatements() {
        return extras(session.extras.withMultiStatements());
    }

    /// Has MySQL tell the identifier of each transaction that the connection commits:
    /// [MysqlConnection#lastGtid]. MariaDB does not know how to.
    public MysqlConfig trackGtids() {
        return extras(session.extras.withGtids());
    }

    /// Has the server count the rows that an `UPDATE` has found as its affected rows, also those that had the new
    /// values already; without it, it counts those that were changed. A row that `ON DUPLICATE KEY UPDATE` found as
    /// it was to be counts as 1 then, and not as 0.
    public MysqlConfig countFoundRows() {
        return extras(session.extras.withCountOfFound());
    }

    private MysqlConfig extras(SessionExtras extras) {
        return session(new SessionSettings(
                session.timeZone,
                session.zeroDates,
                session.attributes,
                session.compression,
                session.cachedStatements,
                extras));
    }

    private MysqlConfig session(SessionSettings other) {
        return new MysqlConfig(server, account, auth, tls, timeouts, other, observation);
    }

    // ---- who watches

    /// Gives every message of the line, decoded by name and without secrets, to `sink`: one call for each line, without
    /// its end. The values of rows are in it, those of parameters are not; `docs/trace.md` has the details.
    ///
    /// @param sink is called by the thread that uses the connection, which waits for it; what it throws is ignored
    public MysqlConfig trace(Consumer<String> sink) {
        return observation(new Observation(Optional.of(sink), observation.listeners, observation.slowStatement));
    }

    /// Tells `listener` what the connections of this configuration do, beside those that are told already.
    public MysqlConfig listener(Listener listener) {
        final List<Listener> listeners = new ArrayList<>(observation.listeners);
        listeners.add(listener);
        return observation(new Observation(observation.trace, listeners, observation.slowStatement));
    }

    /// Logs statements that take as long or longer, from the wait for their turn to the first answer: to the logger
    /// `dev.luma.db.slow`, without their values.
    ///
    /// @param limit zero for never
    public MysqlConfig slowStatement(Duration limit) {
        return observation(new Observation(observation.trace, observation.listeners, limit));
    }

    private MysqlConfig observation(Observation other) {
        return new MysqlConfig(server, account, auth, tls, timeouts, session, other);
    }
}
