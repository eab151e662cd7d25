package dev.luma.mysql;

import dev.luma.db.error.CannotConnectException;
import dev.luma.db.error.CannotConnectException.Reason;
import dev.luma.db.error.UsageException;
import dev.luma.mysql.protocol.Encryption;
import dev.luma.mysql.protocol.Encryption.Need;
import dev.luma.toolbox.tcp.ClientCertificate;
import dev.luma.toolbox.tcp.Peer;
import dev.luma.toolbox.tcp.TcpException;
import dev.luma.toolbox.tcp.Tls;
import dev.luma.toolbox.tcp.Trust;
import java.nio.file.Path;
import java.util.Optional;

/// What a line must be before credentials travel over it, by what the caller asked for and where the server really is.
///
/// | mode            | Unix socket | this machine           | elsewhere              |
/// |-----------------|-------------|------------------------|------------------------|
/// | none named      | plain       | encrypted if offered   | identity verified      |
/// | none, but a CA  | plain       | identity verified      | identity verified      |
/// | DISABLED        | plain       | plain                  | plain                  |
/// | PREFERRED       | if offered  | encrypted if offered   | encrypted if offered   |
/// | REQUIRED        | encrypted   | encrypted              | encrypted              |
/// | VERIFY_CA       | CA verified | CA verified            | CA verified            |
/// | VERIFY_IDENTITY | refused     | identity verified      | identity verified      |
///
/// *This machine* is judged by the address that was connected to, not by the name.
final class TlsPolicy {
    /// So that connections resume each other's TLS session: a third of a fresh handshake's CPU.
    private static final SharedTls SHARED = new SharedTls();

    private static final String NO_TLS_ADVICE =
            "give the server a certificate, or, if everything between here and there"
                    + " may read along, ask for tls=disabled or tls=preferred";

    private TlsPolicy() {}

    /// @throws CannotConnectException if a certificate or key cannot be read
    static Encryption decide(MysqlConfig config, Peer peer) {
        final TlsMode mode = config.tls().mode().orElseGet(() -> modeFor(config.tls(), peer));
        if (mode == TlsMode.VERIFY_IDENTITY && peer.isUnixSocket()) {
            throw new UsageException("tls=verify-identity compares the certificate with the host's name, and a Unix"
                    + " socket has none: leave tls out, which is safe there, or ask for verify-ca");
        }
        try {
            return decide(mode, config);
        } catch (TcpException e) {
            throw new CannotConnectException(Reason.TLS, String.valueOf(e.getMessage()), e);
        }
    }

    private static Encryption decide(TlsMode mode, MysqlConfig config) throws TcpException {
        final TlsSettings settings = config.tls();
        final String host = mode == TlsMode.VERIFY_IDENTITY ? config.server().plainHost() : "";
        final Tls tls = SHARED.get(mode, host, settings, () -> shown(server(mode, host, settings), settings));
        return switch (mode) {
            case DISABLED -> new Encryption(Need.NEVER, tls, false, false, NO_TLS_ADVICE);
            case PREFERRED -> new Encryption(Need.IF_OFFERED, tls, false, false, NO_TLS_ADVICE);
            case REQUIRED -> new Encryption(Need.ALWAYS, tls, false, false, NO_TLS_ADVICE);
            // Whoever names an authority wants that one's word and no other proof. The JDK's authorities sign for
            // everybody, so that their word without the host's name proves nothing.
            case VERIFY_CA ->
                new Encryption(
                        Need.ALWAYS,
                        tls,
                        settings.ca().isPresent(),
                        settings.ca().isEmpty(),
                        NO_TLS_ADVICE);
            case VERIFY_IDENTITY ->
                new Encryption(Need.ALWAYS, tls, true, settings.ca().isEmpty(), NO_TLS_ADVICE);
        };
    }

    private static TlsMode modeFor(TlsSettings tls, Peer peer) {
        return switch (peer.place()) {
            case UNIX_SOCKET -> TlsMode.DISABLED;
            case LOOPBACK -> tls.ca().isPresent() ? TlsMode.VERIFY_IDENTITY : TlsMode.PREFERRED;
            case REMOTE -> TlsMode.VERIFY_IDENTITY;
        };
    }

    /// How the server is verified.
    private static Tls server(TlsMode mode, String host, TlsSettings settings) throws TcpException {
        return switch (mode) {
            case DISABLED, PREFERRED, REQUIRED -> Tls.encryptOnly();
            case VERIFY_CA -> Tls.verifyCa(trust(settings));
            case VERIFY_IDENTITY -> Tls.verifyIdentity(trust(settings), host);
        };
    }

    private static Trust trust(TlsSettings tls) throws TcpException {
        final Optional<Path> ca = tls.ca();
        return ca.isPresent() ? Trust.pemFile(ca.get()) : Trust.system();
    }

    /// With the certificate that the client shows.
    private static Tls shown(Tls tls, TlsSettings settings) throws TcpException {
        final Optional<Path> certificate = settings.certificate();
        final Optional<Path> key = settings.key();
        return certificate.isPresent() && key.isPresent()
                ? tls.withClientCertificate(ClientCertificate.pemFiles(certificate.get(), key.get()))
                : tls;
    }
}
