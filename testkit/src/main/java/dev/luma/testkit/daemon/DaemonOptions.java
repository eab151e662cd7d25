package dev.luma.testkit.daemon;

import java.util.List;

/// How a server shall run.
///
/// @param tls   what certificate it shows
/// @param extra options for the server's program, which win over those that are given anyway
public record DaemonOptions(ServerTls tls, List<String> extra) {
    /// TLS with a certificate that [Daemon#caCertificate()] signed, and nothing special.
    public static final DaemonOptions DEFAULT = new DaemonOptions(ServerTls.TRUSTED_CERTIFICATE, List.of());

    public DaemonOptions {
        extra = List.copyOf(extra);
    }
}
