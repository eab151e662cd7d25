package dev.luma.mysql;

import dev.luma.db.Dsn;
import dev.luma.db.DsnOptions;
import dev.luma.db.error.UsageException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.UnaryOperator;

/// A DSN as a configuration; [MysqlConfig#parse] documents its form.
final class MysqlDsn {
    private static final Set<String> SCHEMES = Set.of("mysql", "mariadb");
    private static final String TLS = "tls";
    private static final String TLS_CA = "tlsCa";
    private static final String TLS_CERTIFICATE = "tlsCertificate";
    private static final String TLS_KEY = "tlsKey";
    private static final String SERVER_PUBLIC_KEY = "serverPublicKey";
    private static final String ALLOW_PUBLIC_KEY_RETRIEVAL = "allowPublicKeyRetrieval";
    private static final String PASSWORD_FROM_ENVIRONMENT = "passwordFromEnvironment";
    private static final String PASSWORD2_FROM_ENVIRONMENT = "password2FromEnvironment";
    private static final String PASSWORD3_FROM_ENVIRONMENT = "password3FromEnvironment";
    private static final String AUTH_PLUGINS = "authPlugins";
    private static final String CONNECT_TIMEOUT = "connectTimeout";
    private static final String READ_TIMEOUT = "readTimeout";
    private static final String MAX_STATEMENT_TIME = "maxStatementTime";
    private static final String TIME_ZONE = "timeZone";
    private static final String ZERO_DATES = "zeroDates";
    private static final String COMPRESSION = "compression";
    private static final String CACHED_STATEMENTS = "cachedStatements";
    /// The greatest `max_prepared_stmt_count` of either server.
    private static final int MOST_STATEMENTS = 4_194_304;
    private static final String LOCAL_INFILE = "localInfile";
    private static final String MULTI_STATEMENTS = "multiStatements";
    private static final String TRACK_GTIDS = "trackGtids";
    private static final String AFFECTED_ROWS = "affectedRows";
    private static final String PROGRAM_NAME = "programName";
    private static final String SLOW_STATEMENT = "slowStatement";
    private static final String TRACE = "trace";
    /// All there are; `docs/driver.md` has a row for each.
    static final Set<String> OPTIONS = Set.of(
            TLS,
            TLS_CA,
            TLS_CERTIFICATE,
            TLS_KEY,
            SERVER_PUBLIC_KEY,
            ALLOW_PUBLIC_KEY_RETRIEVAL,
            PASSWORD_FROM_ENVIRONMENT,
            PASSWORD2_FROM_ENVIRONMENT,
            PASSWORD3_FROM_ENVIRONMENT,
            AUTH_PLUGINS,
            CONNECT_TIMEOUT,
            READ_TIMEOUT,
            MAX_STATEMENT_TIME,
            TIME_ZONE,
            ZERO_DATES,
            COMPRESSION,
            CACHED_STATEMENTS,
            LOCAL_INFILE,
            MULTI_STATEMENTS,
            TRACK_GTIDS,
            AFFECTED_ROWS,
            PROGRAM_NAME,
            SLOW_STATEMENT,
            TRACE);

    private MysqlDsn() {}

    static MysqlConfig parse(String text) {
        final Dsn dsn = takeApart(text);
        final DsnOptions options = dsn.options();
        final MysqlConfig named = auth(who(where(MysqlConfig.defaults(), dsn), dsn), options);
        return observation(session(timeouts(tls(named, options), options), options), options);
    }

    private static Dsn takeApart(String text) {
        try {
            return Dsn.parse(text, SCHEMES, OPTIONS);
        } catch (UsageException e) {
            final Optional<String> advice = ForeignOptions.advice(text, OPTIONS);
            throw advice.isPresent() ? new UsageException(advice.get()) : e;
        }
    }

    private static MysqlConfig where(MysqlConfig config, Dsn dsn) {
        final Dsn.Address address = dsn.address();
        if (!address.socket().isEmpty()) {
            return config.socket(Path.of(address.socket()));
        }
        final MysqlConfig onHost = address.host().isEmpty() ? config : config.host(address.host());
        return address.port() == 0 ? onHost : onHost.port(address.port());
    }

    private static MysqlConfig who(MysqlConfig config, Dsn dsn) {
        final Optional<String> given = dsn.login().password();
        final Optional<String> variable = dsn.options().text(PASSWORD_FROM_ENVIRONMENT);
        if (given.isPresent() && variable.isPresent()) {
            throw new UsageException(
                    "the DSN has a password and the option `" + PASSWORD_FROM_ENVIRONMENT + "`: give one of them");
        }
        final String user = dsn.login().user();
        MysqlConfig named = user.isEmpty() ? config : config.user(user);
        if (given.isPresent()) {
            named = named.password(given.get());
        } else if (variable.isPresent()) {
            named = named.passwordFromEnvironment(variable.get());
        }
        return named.database(dsn.database());
    }

    private static MysqlConfig auth(MysqlConfig config, DsnOptions options) {
        MysqlConfig with =
                with(config, options.text(PASSWORD2_FROM_ENVIRONMENT), MysqlConfig::password2FromEnvironment);
        with = with(with, options.text(PASSWORD3_FROM_ENVIRONMENT), MysqlConfig::password3FromEnvironment);
        return with(with, options.text(AUTH_PLUGINS), (its, names) -> its.authPlugins(names.split(",", -1)));
    }

    private static MysqlConfig tls(MysqlConfig config, DsnOptions options) {
        MysqlConfig with = with(config, options.choice(TLS, TlsMode.class), MysqlConfig::tls);
        with = with(with, options.text(TLS_CA).map(Path::of), MysqlConfig::tlsCa);
        with = with(with, options.text(SERVER_PUBLIC_KEY).map(Path::of), MysqlConfig::serverPublicKey);
        if (options.flag(ALLOW_PUBLIC_KEY_RETRIEVAL).orElse(false)) {
            with = with.allowPublicKeyRetrieval();
        }
        final Optional<Path> certificate = options.text(TLS_CERTIFICATE).map(Path::of);
        final Optional<Path> key = options.text(TLS_KEY).map(Path::of);
        if (certificate.isPresent() != key.isPresent()) {
            throw new UsageException("`" + TLS_CERTIFICATE + "` and `" + TLS_KEY + "` go together, and one is missing");
        }
        return certificate.isPresent() && key.isPresent() ? with.tlsCertificate(certificate.get(), key.get()) : with;
    }

    private static MysqlConfig timeouts(MysqlConfig config, DsnOptions options) {
        MysqlConfig with = with(config, options.duration(CONNECT_TIMEOUT), MysqlConfig::connectTimeout);
        with = with(with, options.duration(READ_TIMEOUT), MysqlConfig::readTimeout);
        return with(with, options.duration(MAX_STATEMENT_TIME), MysqlConfig::maxStatementTime);
    }

    private static MysqlConfig session(MysqlConfig config, DsnOptions options) {
        MysqlConfig with = with(config, options.text(TIME_ZONE).map(SessionTimeZone::parse), MysqlConfig::timeZone);
        with = with(with, options.choice(ZERO_DATES, ZeroDates.class), MysqlConfig::zeroDates);
        with = with(with, options.choice(COMPRESSION, Compression.class), MysqlConfig::compression);
        final OptionalInt statements = options.number(CACHED_STATEMENTS, 0, MOST_STATEMENTS);
        with = statements.isPresent() ? with.cachedStatements(statements.getAsInt()) : with;
        with = when(options.flag(LOCAL_INFILE), with, MysqlConfig::allowLocalInfile);
        with = when(options.flag(MULTI_STATEMENTS), with, MysqlConfig::allowMultiStatements);
        with = when(options.flag(TRACK_GTIDS), with, MysqlConfig::trackGtids);
        with = options.choice(AFFECTED_ROWS, Counted.class).orElse(Counted.CHANGED) == Counted.FOUND
                ? with.countFoundRows()
                : with;
        return with(with, options.text(PROGRAM_NAME), (its, name) -> its.attribute("program_name", name));
    }

    /// Which rows an UPDATE counts.
    private enum Counted {
        CHANGED,
        FOUND
    }

    /// What is to be traced.
    private enum Trace {
        OFF,
        WIRE
    }

    /// Who types `trace=wire` wants to see it, whatever becomes of the program's log: on standard error.
    private static MysqlConfig observation(MysqlConfig config, DsnOptions options) {
        final MysqlConfig with = with(config, options.duration(SLOW_STATEMENT), MysqlConfig::slowStatement);
        return options.choice(TRACE, Trace.class).orElse(Trace.OFF) == Trace.WIRE
                ? with.trace(System.err::println)
                : with;
    }

    private static MysqlConfig when(Optional<Boolean> flag, MysqlConfig config, UnaryOperator<MysqlConfig> setting) {
        return flag.orElse(false) ? setting.apply(config) : config;
    }

    private interface Setting<V> {
        MysqlConfig set(MysqlConfig config, V value);
    }

    private static <V> MysqlConfig with(MysqlConfig config, Optional<V> value, Setting<V> setting) {
        return value.isPresent() ? setting.set(config, value.get()) : config;
    }
}
