package dev.luma.toolbox.tcp;

import static dev.luma.toolbox.tcp.TcpException.Kind.TLS;

import javax.net.ssl.SSLException;

/// What the JDK's TLS exceptions mean for the user, who is told what to do where something can be done.
final class TlsFailures {
    private static final String ALERT = "fatal alert: ";

    private TlsFailures() {}

    static TcpException handshake(String peer, SSLException e) {
        return new TcpException(TLS, "the TLS handshake with " + peer + " failed: " + reason(e), e);
    }

    /// After the handshake. With TLS 1.3 a server's verdict on the client's certificate comes as late as this.
    static TcpException later(String peer, SSLException e) {
        return new TcpException(TLS, "the TLS connection to " + peer + " failed: " + reason(e), e);
    }

    static TcpException endedInHandshake(String peer) {
        return new TcpException(TLS, peer + " ended the connection during the TLS handshake: does it speak TLS there?");
    }

    private static String reason(SSLException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof CertificateCheck.Refused refused) {
                return String.valueOf(refused.getMessage());
            }
        }
        String message = Wording.of(e);
        int alert = message.indexOf(ALERT);
        if (alert >= 0) {
            return alert(message.substring(alert + ALERT.length()));
        }
        // The JDK's words for bytes that are no TLS record.
        return message.startsWith("Unsupported or unrecognized SSL") || message.startsWith("Unrecognized SSL")
                ? "what it answered is not TLS; does it speak TLS there?"
                : message;
    }

    /// @param name as in RFC 8446, section 6
    private static String alert(String name) {
        String advice = switch (name) {
            case "certificate_required" -> "it demands a client certificate";
            case "bad_certificate", "unknown_ca", "certificate_unknown", "unsupported_certificate" ->
                "it does not accept the client certificate, or demands one";
            case "certificate_expired", "certificate_revoked" -> "it does not accept the client certificate";
            case "handshake_failure", "insufficient_security" ->
                "it has no cipher suite in common with this side, or demands a client certificate";
            case "protocol_version" -> "it speaks none of the TLS versions that were offered";
            case "unrecognized_name" -> "it does not know the host name that it was asked for";
            default -> "see its log";
        };
        return "it answered with the alert " + name + ": " + advice;
    }
}
