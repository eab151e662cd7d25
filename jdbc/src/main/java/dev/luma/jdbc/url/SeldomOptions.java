package dev.luma.jdbc.url;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Those options of MySQL Connector/J and MariaDB Connector/J that are seldom given: what there is instead.
final class SeldomOptions {
    /// What cannot be had, whatever it is, by what there is instead.
    static final Map<String, String> REFUSED = byName(
            instead(
                    "this driver connects to one server: name it, and leave the choice to a proxy or to your pools",
                    "galeraAllowedState",
                    "ha.loadBalanceStrategy",
                    "initialTimeout",
                    "loadBalanceAutoCommitStatementRegex",
                    "loadBalanceAutoCommitStatementThreshold",
                    "loadBalanceBlocklistTimeout",
                    "loadBalanceConnectionGroup",
                    "loadBalanceExceptionChecker",
                    "loadBalanceHostRemovalGracePeriod",
                    "loadBalancePingTimeout",
                    "loadBalanceSQLExceptionSubclassFailover",
                    "loadBalanceSQLStateFailover",
                    "queriesBeforeRetrySource",
                    "replicationConnectionGroup",
                    "retriesAllDown",
                    "secondsBeforeRetrySource",
                    "serverAffinityOrder",
                    "transactionReplaySize"),
            instead(
                    "pooling is done by a pool, such as HikariCP",
                    "maxIdleTime",
                    "maxPoolSize",
                    "minPoolSize",
                    "poolName",
                    "poolValidMinDelay",
                    "selfDestructOnPingMaxOperations",
                    "selfDestructOnPingSecondsLifetime"),
            instead("server and database stand in the URL: //host:3306/database", "host", "dbname", "database"),
            instead("here it is `localSocket`, a Unix socket", "pipe"),
            instead("the operating system chooses the address of this side", "localSocketAddress"),
            instead(
                    "connect to a tunnel's or a proxy's own address",
                    "socksProxyHost",
                    "socksProxyPort",
                    "socksProxyRemoteDns"),
            instead(
                    "here they are `tlsCertificate` and `tlsKey`, PEM files",
                    "KeyManagerFactoryProvider",
                    "keyPassword",
                    "keyStoreProvider",
                    "keyStoreType"),
            instead("here it is `tlsCa`, a PEM file", "trustManagerFactoryProvider", "trustStoreType"),
            instead("TLS is 1.2 or 1.3, as the JVM has it", "sslContextProvider"),
            instead("here it is `password`", "password1"),
            instead(
                    "what there is to log in by is told by `authPlugins`",
                    "authenticationOpenidConnectCallbackHandler",
                    "authenticationWebAuthnCallbackHandler",
                    "ldapServerHostname",
                    "ociConfigFile",
                    "ociConfigProfile",
                    "servicePrincipalName"),
            instead(
                    "here it is `sessionVariables`, or the pool's own, such as HikariCP's connectionInitSql",
                    "initSql",
                    "netTimeoutForStreamingResults"),
            instead(
                    "here it is setTransactionIsolation, or `sessionVariables=transaction_isolation='READ-COMMITTED'`",
                    "transactionIsolation"),
            instead("a geometry is bytes here: ST_AsText and ST_AsWKB make others of it", "geometryDefaultType"),
            instead("no option names a class", "queryInfoCacheFactory", "serverConfigCacheFactory"),
            instead("it is UTF-8 always, whatever the tables are in", "customCharsetMapping"),
            instead("write the options out", "useConfigs"));

    /// What cannot be had if it is true.
    static final Map<String, String> ONLY_FALSE = byName(
            instead(
                    "this driver connects to one server: name it, and leave the choice to a proxy or to your pools",
                    "allowReplicaDownConnections",
                    "allowSourceDownConnections",
                    "dnsSrv",
                    "ha.enableJMX",
                    "loadBalanceValidateConnectionOnSwapServer",
                    "permitRedirect",
                    "pinGlobalTxToPhysicalConnection",
                    "readFromSourceWhenNoReplicas",
                    "reconnectAtTxEnd",
                    "transactionReplay"),
            instead("pooling is done by a pool, such as HikariCP", "pool", "useResetConnection"),
            instead(
                    "here it is a db.observe.Listener, `slowStatement` or `trace=wire`",
                    "explainSlowQueries",
                    "includeThreadNamesAsStatementComment",
                    "logXaCommands",
                    "ultraDevHack",
                    "useUsageAdvisor"),
            instead("bytes are bytes: getString shows them as text", "blobsAreStrings", "functionsNeverReturnBlobs"),
            instead("a Blob is in memory", "emulateLocators"),
            instead("counts are the server's own", "compensateOnDuplicateKeyUpdateCounts"),
            instead("'' is no number: NULLIF makes NULL of it", "emptyStringsConvertToZero"),
            instead("getFunctions lists functions, getProcedures procedures alone", "getProceduresReturnsFunctions"),
            instead("here it is `sessionVariables=wait_timeout=…`", "interactiveClient"),
            instead("here it is `sessionVariables=sql_mode='PAD_CHAR_TO_FULL_LENGTH'`", "padCharsWithSpace"),
            instead("TLS is the JVM's own, which may be one of FIPS", "fipsCompliantJsse"),
            instead("columns are told with their tables", "blankTableNameMeta"),
            instead("a text has the digits that its column has", "oldModeNoPrecisionTimestamp"),
            instead("execute is for what gives no rows, executeQuery for what does", "permitNoResults"),
            instead("TYPE_SCROLL_INSENSITIVE scrolls", "scrollTolerantForwardOnly"),
            instead("a line is closed so by abort", "tcpAbortiveClose"),
            instead("getObject(i, Timestamp.class) gives one", "treatMysqlDatetimeAsTimestamp"),
            instead("getString gives a UUID's text", "uuidAsString"),
            instead("whether commands may travel together is found out with the first connection", "disablePipeline"));

    /// What cannot be had if it is false.
    static final Map<String, String> ONLY_TRUE = byName(
            instead("setAutoCommit(false) switches it off, and so does a pool's own setting", "autocommit"),
            instead("an account whose password has expired is refused", "disconnectOnExpiredPasswords"),
            instead(
                    "Statement.setEscapeProcessing(false) leaves escapes as they are",
                    "enableEscapeProcessing",
                    "processEscapeCodesForPrepStmts"),
            instead("the JVM's authorities count, or those of `tlsCa`", "fallbackToSystemTrustStore"),
            instead("read-only is read-only on the server", "readOnlyPropagatesToServer"),
            instead("so much of a stream is taken as is said", "useStreamLengthsInPrepStmts"));

    /// What changes nothing here but what nobody sees, or what is not there for it to change.
    static final List<String> PASSED_OVER = List.of(
            "autoClosePStmtStreams",
            "autoSlowLog",
            "blobSendChunkSize",
            "clobberStreamingResults",
            "deferCertificateValidation",
            "dontCheckOnDuplicateKeyUpdateInSQL",
            "fallbackToSystemKeyStore",
            "ignoreNonTxTables",
            "largeRowSizeThreshold",
            "locatorFetchBufferSize",
            "maxAllowedColumns",
            "maxAllowedPacket",
            "maxByteArrayAsHex",
            "maxQuerySizeToLog",
            "metaExportedKeys",
            "openTelemetry",
            "overrideSupportsIntegrityEnhancementFacility",
            "packetDebugBufferSize",
            "pedantic",
            "populateInsertRowWithDefaultValues",
            "pureLocalDateTime",
            "registerJmxPool",
            "reportMetricsIntervalMillis",
            "resourceId",
            "resultSetSizeThreshold",
            "returnMultiValuesGeneratedIds",
            "rollbackOnPooledClose",
            "strictUpdates",
            "trackSessionState",
            "useIpForKillQuery",
            "useNanosForElapsedTime",
            "useOnlyServerErrorMessages");

    private SeldomOptions() {}

    private record Instead(String what, List<String> names) {}

    private static Instead instead(String what, String... names) {
        return new Instead(what, List.of(names));
    }

    private static Map<String, String> byName(Instead... all) {
        final Map<String, String> byName = new LinkedHashMap<>();
        for (final Instead one : all) {
            one.names.forEach(name -> byName.put(name, one.what));
        }
        return byName;
    }
}
