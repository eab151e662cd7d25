package dev.luma.jdbc.url;

import dev.luma.db.error.UsageException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TimeZone;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What options of MySQL Connector/J and MariaDB Connector/J are called with our drivers for these servers: each is
/// understood, or refused with the name of what there is instead. One that is nobody's is left to the driver, which
/// says so.
///
/// @see <a href="https://dev.mysql.com/doc/connector-j/en/connector-j-reference-configuration-properties.html">MySQL:
/// Configuration Properties</a>
/// @see <a href="https://mariadb.com/docs/connectors/mariadb-connector-j/about-mariadb-connector-j">MariaDB: About
/// MariaDB Connector/J</a>
final class EstablishedOptions {
    private static final Set<String> DRIVERS = Set.of("mysql", "mariadb");

    /// What becomes of one option.
    private interface Rule {
        /// @param ours takes what it is called here
        void apply(String name, String value, Map<String, String> ours);
    }

    private static final Map<String, Rule> RULES = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    private EstablishedOptions() {}

    /// What they call their options.
    static Set<String> names() {
        return RULES.keySet();
    }

    /// Whether a driver is for the servers of the established ones.
    static boolean isTheirs(String driver) {
        return DRIVERS.contains(driver);
    }

    /// Puts ours in the place of theirs.
    ///
    /// @param address of the server and the database
    /// @param zone in which the application's clocks are; the session reckons in the same, unless an option says
    ///     otherwise, so that a DATETIME's reading and a TIMESTAMP's moment mean the same to both; empty for the
    ///     JVM's own
    /// @return the same, or a Unix socket that an option names
    /// @throws UsageException if one cannot be had here
    static String translate(Map<String, String> options, String address, Optional<ZoneId> zone) {
        final Map<String, String> given = new LinkedHashMap<>(options);
        options.clear();
        given.forEach((name, value) -> {
            final Rule rule = RULES.get(name);
            if (rule == null) {
                put(options, name, value);
            } else {
                rule.apply(name, value, options);
            }
        });
        options.putIfAbsent("affectedRows", "found");
        options.putIfAbsent(
                "timeZone", zoneName(zone.orElseGet(() -> TimeZone.getDefault().toZoneId())));
        final String socket = options.remove("localSocket");
        if (socket == null) {
            return address;
        }
        final int slash = address.indexOf('/');
        return "unix(" + JdbcUrl.encoded(socket) + ")" + (slash < 0 ? "" : address.substring(slash));
    }

    private static String zoneName(ZoneId zone) {
        return zone.getRules().isFixedOffset()
                ? zone.getRules().getOffset(Instant.EPOCH).getId()
                : zone.getId();
    }

    private static void put(Map<String, String> options, String name, String value) {
        final String before = options.put(name, value);
        if (before != null && !before.equals(value)) {
            throw new UsageException("two options say different things of `" + name + "`: leave one out");
        }
    }

    // ---- the rules

    /// The same under another name.
    private static Rule is(String ours) {
        return (name, value, options) -> put(options, ours, value);
    }

    /// A number of milliseconds, which carries no unit there.
    private static Rule millis(String ours) {
        return (name, value, options) ->
                put(options, ours, value.matches("[0-9]+") && !value.equals("0") ? value + "ms" : value);
    }

    /// Words for words.
    private static Rule words(String ours, Map<String, String> translations) {
        return (name, value, options) -> {
            final String word = translations.get(value.toLowerCase(Locale.ROOT));
            if (word == null) {
                throw refused(
                        name, "here it is `" + ours + "`: " + String.join(", ", Set.copyOf(translations.values())));
            }
            put(options, ours, word);
        };
    }

    /// A flag that means an option of ours if it is true, and nothing if it is not.
    private static Rule ifTrue(String ours, String word) {
        return flag(ours, word, null);
    }

    private static Rule flag(String ours, String whenTrue, @Nullable String whenFalse) {
        return (name, value, options) -> {
            final String word = FacadeOptions.flag(name, value, false) ? whenTrue : whenFalse;
            if (word != null) {
                put(options, ours, word);
            }
        };
    }

    /// How it is here anyway, whatever it says.
    private static final Rule NOTHING = (name, value, options) -> {};

    /// How it is here anyway, if it is false; else it cannot be had.
    private static Rule onlyFalse(String instead) {
        return (name, value, options) -> {
            if (FacadeOptions.flag(name, value, false)) {
                throw refused(name, instead);
            }
        };
    }

    private static Rule onlyTrue(String instead) {
        return (name, value, options) -> {
            if (!FacadeOptions.flag(name, value, true)) {
                throw refused(name, instead);
            }
        };
    }

    private static Rule refuse(String instead) {
        return (name, value, options) -> {
            throw refused(name, instead);
        };
    }

    private static UsageException refused(String name, String instead) {
        return new UsageException("option `" + name + "` cannot be had as it is given; " + instead);
    }

    private static void rule(Rule rule, String... names) {
        for (final String name : names) {
            RULES.put(name, rule);
        }
    }

    static {
        // which rows count
        rule(flag("affectedRows", "changed", "found"), "useAffectedRows");

        // the line
        rule(millis("connectTimeout"), "connectTimeout");
        rule(millis("readTimeout"), "socketTimeout");
        rule(is("localSocket"), "localSocket");
        rule(flag("compression", "preferred", "none"), "useCompression");
        rule(
                words(
                        "tls",
                        Map.of(
                                "disabled", "disabled",
                                "disable", "disabled",
                                "preferred", "preferred",
                                "required", "required",
                                "trust", "required",
                                "verify_ca", "verify-ca",
                                "verify-ca", "verify-ca",
                                "verify_identity", "verify-identity",
                                "verify-full", "verify-identity")),
                "sslMode",
                "ssl-mode");
        rule(flag("tls", "required", "disabled"), "useSSL", "useSsl");
        rule(ifTrue("tls", "required"), "requireSSL");
        rule(ifTrue("tls", "verify-ca"), "verifyServerCertificate");
        rule(ifTrue("tls", "required"), "trustServerCertificate");
        rule(is("serverPublicKey"), "serverRSAPublicKeyFile", "serverRsaPublicKeyFile");
        rule(is("tlsCa"), "serverSslCert");
        rule(is("authPlugins"), "restrictedAuth");
        rule(
                refuse("here it is `authPlugins`, names with commas between them"),
                "authenticationPlugins",
                "defaultAuthenticationPlugin",
                "disabledAuthenticationPlugins",
                "allowCleartextPasswords");
        rule(
                refuse("here it is `tlsCa`, a PEM file"),
                "trustCertificateKeyStoreUrl",
                "trustStore",
                "trustCertificateKeyStoreType",
                "trustCertificateKeyStorePassword",
                "trustStorePassword");
        rule(
                refuse("here they are `tlsCertificate` and `tlsKey`, PEM files"),
                "clientCertificateKeyStoreUrl",
                "keyStore",
                "clientCertificateKeyStorePassword",
                "keyStorePassword",
                "clientCertificateKeyStoreType");
        rule(
                refuse("TLS is 1.2 or 1.3, as the JVM has it: see jdk.tls.disabledAlgorithms"),
                "tlsVersions",
                "enabledTLSProtocols",
                "enabledSslProtocolSuites",
                "enabledSslCipherSuites",
                "tlsCiphersuites");
        rule(refuse("here it is `compression`: none, zlib, zstd or preferred"), "compressionAlgorithms");
        rule(onlyTrue("it is always on"), "tcpNoDelay", "tcpKeepAlive");

        // what a session agrees upon
        rule(is("cachedStatements"), "prepStmtCacheSize");
        rule(flag("multiStatements", "true", "false"), "allowMultiQueries");
        rule(
                words(
                        "zeroDates",
                        Map.of("convert_to_null", "as-null", "converttonull", "as-null", "exception", "reject")),
                "zeroDateTimeBehavior");
        rule(utf8(), "characterEncoding", "characterSetResults");
        rule(
                refuse(
                        "it is utf8mb4 always, and a statement's COLLATE or `sessionVariables=collation_connection=…` says"
                                + " the rest"),
                "connectionCollation");
        rule(millis("slowStatement"), "slowQueryThresholdMillis");
        rule(is("programName"), "servicename");
        rule(refuse("here it is `programName`"), "connectionAttributes");
        rule(zone(), "timeZone");
        rule(
                onlyTrue("the session reckons in `connectionTimeZone`; with `timeZone=server`, in the server's own"),
                "forceConnectionTimeZoneToSession");
        rule(
                onlyFalse("nothing is repeated behind your back: a pool replaces connections that died"),
                "autoReconnect",
                "autoReconnectForPools");
        rule(
                onlyFalse("no server gets a file by a statement: see MysqlConnection.load"),
                "allowLoadLocalInfile",
                "allowLocalInfile",
                "allowUrlInLocalInfile",
                "allowLoadLocalInfileInPath");
        rule(
                onlyFalse("an exception never shows values"),
                "dumpQueriesOnException",
                "includeInnodbStatusInDeadlockExceptions",
                "includeThreadDumpInDeadlockExceptions",
                "paranoid");
        rule(
                onlyFalse("here it is `trace=wire`, or a listener"),
                "profileSQL",
                "logSlowQueries",
                "enablePacketDebug",
                "gatherPerfMetrics",
                "log");
        rule(
                refuse("no option names a class: a db.observe.Listener is found by ServiceLoader"),
                "queryInterceptors",
                "connectionLifecycleInterceptors",
                "exceptionInterceptors",
                "socketFactory",
                "logger",
                "profilerEventHandler",
                "clientInfoProvider",
                "propertiesTransform",
                "credentialType",
                "tlsSocketType");
        rule(onlyTrue("values always travel beside the SQL"), "useServerPrepStmts");

        // how it is here anyway
        rule(
                NOTHING,
                "cachePrepStmts",
                "prepStmtCacheSqlLimit",
                "cacheCallableStmts",
                "callableStmtCacheSize",
                "rewriteBatchedStatements",
                "useBulkStmts",
                "useBulkStmtsForInserts",
                "useBatchMultiSend",
                "useUnicode",
                "useLocalSessionState",
                "useLocalTransactionState",
                "elideSetAutoCommits",
                "cacheResultSetMetadata",
                "metadataCacheSize",
                "cacheServerConfiguration",
                "maintainTimeStats",
                "alwaysSendSetIsolation",
                "useReadAheadInput",
                "useUnbufferedInput",
                "useCursorFetch",
                "useInformationSchema",
                "noAccessToProcedureBodies",
                "noDatetimeStringSync",
                "useLegacyDatetimeCode",
                "useJDBCCompliantTimezoneShift",
                "useTimezone",
                "nullCatalogMeansCurrent",
                "nullNamePatternMatchesAll",
                "nullDatabaseMeansCurrent",
                "generateSimpleParameterMetadata",
                "emulateUnsupportedPstmts",
                "holdResultsOpenOverStatementClose",
                "dontTrackOpenResources",
                "enableQueryTimeouts",
                "queryTimeoutKillsConnection",
                "useColumnNamesInFindColumn",
                "useHostsInPrivileges",
                "useOldAliasMetadataBehavior",
                "useOldUTF8Behavior",
                "jdbcCompliantTruncation",
                "continueBatchOnError",
                "transformedBitIsBoolean",
                "failOverReadOnly",
                "permitMysqlScheme",
                "useMysqlMetadata",
                "sendFractionalSeconds",
                "sendFractionalSecondsForTime",
                "autoGenerateTestcaseScript",
                "detectCustomCollations",
                "allowNanAndInf",
                "treatUtilDateAsTimestamp",
                "cacheDefaultTimeZone",
                "preserveInstants");
        rule(utf8(), "clobCharacterEncoding", "passwordCharacterEncoding");
        rule(only("catalog|usecatalog", "a database is a catalog, and no schema"), "databaseTerm", "useCatalogTerm");
        rule(only("-1|0", "here it is Statement.setMaxRows"), "maxRows");
        rule(
                only("0", "the operating system's own settings count"),
                "tcpKeepCount",
                "tcpKeepIdle",
                "tcpKeepInterval",
                "tcpRcvBuf",
                "tcpSndBuf",
                "tcpTrafficClass");
        SeldomOptions.REFUSED.forEach((name, instead) -> rule(refuse(instead), name));
        SeldomOptions.ONLY_FALSE.forEach((name, instead) -> rule(onlyFalse(instead), name));
        SeldomOptions.ONLY_TRUE.forEach((name, instead) -> rule(onlyTrue(instead), name));
        SeldomOptions.PASSED_OVER.forEach(name -> rule(NOTHING, name));
    }

    /// How it is here anyway, if its value is one of these.
    private static Rule only(String values, String instead) {
        return (name, value, options) -> {
            if (!value.toLowerCase(Locale.ROOT).matches(values)) {
                throw refused(name, instead);
            }
        };
    }

    /// Ours, and MariaDB's `timezone` with its words.
    private static Rule zone() {
        return (name, value, options) -> {
            switch (value.toLowerCase(Locale.ROOT)) {
                case "auto" -> {
                    // As it is here anyway.
                }
                case "disable" -> put(options, "timeZone", "server");
                default -> put(options, "timeZone", value);
            }
        };
    }

    private static Rule utf8() {
        return (name, value, options) -> {
            if (!Set.of("utf-8", "utf8", "utf8mb4", "").contains(value.toLowerCase(Locale.ROOT))) {
                throw refused(name, "it is UTF-8 always, whatever the tables are in");
            }
        };
    }
}
