package dev.luma.testkit.daemon;

import java.util.List;
import java.util.Map;

/// How a server shall run.
///
/// @param tls   what certificate it shows
/// @param extra options for the server's program, which win over those that are given anyway
/// @param environment variables that it has beside this JVM's own, such as `TZ`
public record DaemonOptions(ServerTls tls, List<String> extra, Map<String, String> environment) {
    /// TLS with a certificate that [Daemon#caCertificate()] signed, and nothing special.
    public static final DaemonOptions DEFAULT = new DaemonOptions(ServerTls.TRUSTED_CERTIFICATE, List.of(), Map.of());

    public DaemonOptions {
        extra = List.copyOf(extra);
        environment = Map.copyOf(environment);
    }
}
