package dev.luma.mysql;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// The options that people know from other drivers of MySQL and MariaDB, and what stands for them here. For messages
/// only: none of them is taken.
final class ForeignOptions {
    private static final String TLS = "here it is `tls`: disabled, preferred, required, verify-ca or verify-identity";
    private static final String ZONE =
            "here it is `timeZone`: utc, which it is anyway, server, or a zone such as Europe/Rome";
    private static final String UTF8MB4 = "leave it out: it is utf8mb4 always";
    private static final String PREPARED = "leave it out: values always travel beside the SQL, by prepared statements";

    private static final Map<String, String> ADVICE = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    static {
        put(
                TLS,
                "useSSL",
                "requireSSL",
                "verifyServerCertificate",
                "sslMode",
                "ssl-mode",
                "ssl",
                "useTls",
                "ssl-verify-server-cert",
                "disableSslHostnameVerification",
                "trustServerCertificate");
        put(
                "here it is `tlsCa`, a PEM file",
                "serverSslCert",
                "ssl-ca",
                "ssl_ca",
                "sslca",
                "trustStore",
                "trustCertificateKeyStoreUrl",
                "sslRootCert");
        put(
                "here it is `tlsCertificate`, a PEM file, with its key in `tlsKey`",
                "keyStore",
                "clientCertificateKeyStoreUrl",
                "ssl-cert",
                "ssl_cert",
                "sslCert");
        put(
                "here it is `tlsKey`, a PEM file, with the certificate in `tlsCertificate`",
                "ssl-key",
                "ssl_key",
                "sslKey");
        put(
                "here it is `serverPublicKey`, a PEM file",
                "serverRSAPublicKeyFile",
                "serverRsaPublicKeyFile",
                "serverPubKey");
        put(
                ZONE,
                "serverTimezone",
                "connectionTimeZone",
                "forceConnectionTimeZoneToSession",
                "loc",
                "time_zone",
                "timezone",
                "preserveInstants",
                "cacheDefaultTimeZone");
        put(
                "here it is `compression`: none, zlib, zstd or preferred",
                "useCompression",
                "compress",
                "compressionAlgorithms",
                "compression-algorithms",
                "zstdCompressionLevel");
        put("here it is `zeroDates`: reject or as-null", "zeroDateTimeBehavior");
        put("here it is `readTimeout`, with its unit, such as 30s", "socketTimeout", "net_read_timeout");
        put(
                "here it is `maxStatementTime`, with its unit, such as 30s",
                "max_statement_time",
                "max_execution_time",
                "maxExecutionTime",
                "queryTimeout");
        put(
                "here it is `connectTimeout`, with its unit, such as 5s",
                "timeout",
                "connect_timeout",
                "loginTimeout",
                "connectionTimeout");
        put(
                UTF8MB4,
                "characterEncoding",
                "useUnicode",
                "charset",
                "characterSetResults",
                "connectionCollation",
                "collation");
        put(PREPARED, "useServerPrepStmts", "interpolateParams", "emulateUnsupportedPstmts", "clientInterpolate");
        put("leave it out: dates and times come as java.time types", "parseTime", "yearIsDateType");
        put(
                "here it is `multiStatements=true`; without it one call is one statement",
                "allowMultiQueries",
                "allowMultiStatements");
        put(
                "here it is `localInfile=true`, and the data come from MysqlConnection.load: no server gets a file",
                "allowLoadLocalInfile",
                "allowLocalInfile",
                "local_infile",
                "allowAllFiles");
        put(
                "leave it out: nothing is repeated behind your back; connections that died are replaced by a pool",
                "autoReconnect",
                "failOverReadOnly",
                "maxReconnects");
        put(
                "here it is `slowStatement`, with its unit, such as 1s",
                "slowQueryThresholdMillis",
                "slowQueryThresholdNanos",
                "logSlowQueries");
        put("here it is `trace=wire`", "profileSQL", "traceProtocol", "enablePacketDebug", "dumpQueriesOnException");
        put("the user stands in front of the host: user:password@host", "user", "username", "password", "pass");
        put(
                "the socket stands in the place of the host: unix(/path)",
                "localSocket",
                "unix_socket",
                "unixSocket",
                "socket");
        put(
                "here it is `authPlugins`, names with commas between them",
                "restrictedAuth",
                "authenticationPlugins",
                "defaultAuthenticationPlugin",
                "disabledAuthenticationPlugins",
                "allowCleartextPasswords",
                "allowNativePasswords",
                "enableCleartextPlugin");
        put("here it is `password2FromEnvironment`, or MysqlConfig.password2", "password2");
        put("here it is `password3FromEnvironment`, or MysqlConfig.password3", "password3");
        put("here it is `affectedRows`: changed, which it is anyway, or found", "useAffectedRows", "clientFoundRows");
        put("the port stands behind the host: host:3306", "port");
        put("here it is `programName`, or MysqlConfig.attribute", "connectionAttributes");
    }

    private ForeignOptions() {}

    private static void put(String advice, String... names) {
        for (final String name : names) {
            ADVICE.put(name, advice);
        }
    }

    /// What to write instead of the first option of another driver's in a DSN; empty if there is none.
    ///
    /// @param ours the options that there are: another driver's `timezone` is not our `timeZone`
    static Optional<String> advice(String dsn, Set<String> ours) {
        final String location = dsn.substring(dsn.lastIndexOf('@') + 1);
        final int question = location.indexOf('?');
        if (question < 0) {
            return Optional.empty();
        }
        for (final String option : location.substring(question + 1).split("&", -1)) {
            final int equals = option.indexOf('=');
            final String name = equals < 0 ? option : option.substring(0, equals);
            final String advice = ADVICE.get(name);
            if (advice != null && !ours.contains(name)) {
                return Optional.of("`" + name + "` is an option of other drivers; " + advice);
            }
        }
        return Optional.empty();
    }
}
