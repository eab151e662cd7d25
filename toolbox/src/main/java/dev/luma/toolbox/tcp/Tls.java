package dev.luma.toolbox.tcp;

import dev.luma.toolbox.tcp.Endpoint.HostPort;
import dev.luma.toolbox.tcp.TcpException.Kind;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManager;
import org.jspecify.annotations.Nullable;

/// How a connection is encrypted and how far the server's certificate is believed. Immutable and safe for use
/// by many threads.
///
/// | made by           | certificate signed by someone trusted | its name is the host's | helps against           |
/// |-------------------|---------------------------------------|------------------------|-------------------------|
/// | [#encryptOnly]    | not checked                           | not checked            | those who only listen   |
/// | [#verifyCa]       | checked                               | not checked            | servers of other owners |
/// | [#verifyIdentity] | checked                               | checked                | all others              |
///
/// **Make one and share it** among the connections to a server: loaded certificates and the TLS sessions that later
/// connections resume live in it. Files are read when it is made, so a renewed certificate needs a new one.
///
/// TLS 1.2 and 1.3. The server is told the host's name (SNI), unless it is an IP address.
public final class Tls {
    /// How far the server's certificate is believed.
    public enum Verification {
        /// Any certificate will do.
        NONE,
        /// It must be signed by someone trusted.
        CA,
        /// It must, besides, be made out to the host.
        IDENTITY
    }

    /// A version of the protocol.
    public enum Version {
        /// RFC 5246.
        TLS_1_2("TLSv1.2"),
        /// RFC 8446.
        TLS_1_3("TLSv1.3");

        private final String jdkName;

        Version(String jdkName) {
            this.jdkName = jdkName;
        }
    }

    private final Verification verification;
    private final @Nullable Trust trust;
    private final @Nullable String host;
    private final @Nullable ClientCertificate clientCertificate;
    private final Set<Version> versions;
    private final boolean doubtAllowed;
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable SSLContext context; // under the lock
    private @Nullable CertificateCheck check; // under the lock

    private Tls(
            Verification verification,
            @Nullable Trust trust,
            @Nullable String host,
            @Nullable ClientCertificate clientCertificate,
            Set<Version> versions,
            boolean doubtAllowed) {
        this.verification = verification;
        this.trust = trust;
        this.host = host;
        this.clientCertificate = clientCertificate;
        this.versions = versions;
        this.doubtAllowed = doubtAllowed;
    }

    /// Encrypts and believes any certificate, so that whoever can change the traffic can also read it.
    public static Tls encryptOnly() {
        return new Tls(Verification.NONE, null, null, null, EnumSet.allOf(Version.class), false);
    }

    /// The certificate must be signed by someone trusted; whose it is does not matter.
    public static Tls verifyCa(Trust trust) {
        return new Tls(
                Verification.CA,
                Objects.requireNonNull(trust, "trust"),
                null,
                null,
                EnumSet.allOf(Version.class),
                false);
    }

    /// The certificate must be signed by someone trusted and be made out to `host`.
    ///
    /// @param host a name or an IP address, as it stands in the certificate; an IPv6 address without brackets
    public static Tls verifyIdentity(Trust trust, String host) {
        if (host.isBlank()) {
            throw new IllegalArgumentException("the host whose certificate is to be verified is empty");
        }
        return new Tls(
                Verification.IDENTITY,
                Objects.requireNonNull(trust, "trust"),
                host,
                null,
                EnumSet.allOf(Version.class),
                false);
    }

    /// The same, with a certificate to show to a server that asks for one.
    public Tls withClientCertificate(ClientCertificate certificate) {
        return new Tls(verification, trust, host, certificate, versions, doubtAllowed);
    }

    /// The same, with these versions alone.
    public Tls withVersions(Version first, Version... rest) {
        return new Tls(verification, trust, host, clientCertificate, EnumSet.of(first, rest), doubtAllowed);
    }

    /// The same, but a certificate that is refused does not end the handshake: [Duplex#doubt] tells why it
    /// would have, and the caller decides. For protocols in which the server can prove itself in another way
    /// afterwards; until it has, it must be given nothing that another one must not have. The TLS session is
    /// not resumed by later connections.
    ///
    /// @throws IllegalStateException if nothing is verified anyway
    public Tls allowingDoubt() {
        if (trust == null) {
            throw new IllegalStateException("where nothing is verified there is no doubt");
        }
        return new Tls(verification, trust, host, clientCertificate, versions, true);
    }

    public Verification verification() {
        return verification;
    }

    /// Nothing of a key: `TLS that verifies the identity of db.example, trusts CN=Our CA`.
    @Override
    public String toString() {
        String verified = switch (verification) {
            case NONE -> "TLS that verifies nothing";
            case CA -> "TLS that verifies the CA, trusts " + trust;
            case IDENTITY -> "TLS that verifies the identity of " + host + ", trusts " + trust;
        };
        return clientCertificate == null ? verified : verified + ", shows " + clientCertificate;
    }

    // ---- for the connection

    /// Where one connection's doubt is noted; empty if a doubt ends the handshake.
    Optional<NotedCheck> notedCheck() throws TcpException {
        final Trust authority = trust;
        if (!doubtAllowed || authority == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(new NotedCheck(check(authority)));
        } catch (GeneralSecurityException | IOException e) {
            throw cannotSetUp(e);
        }
    }

    /// An engine for one connection, which has not begun its handshake.
    ///
    /// @param noted as [#notedCheck] gives it
    SSLEngine engineFor(Endpoint endpoint, Optional<NotedCheck> noted) throws TcpException {
        String name = host != null ? host : endpoint instanceof HostPort hostPort ? hostPort.host() : null;
        int port = endpoint instanceof HostPort hostPort ? hostPort.port() : -1;
        SSLEngine engine = context(noted).createSSLEngine(name, port);
        engine.setUseClientMode(true);
        SSLParameters parameters = engine.getSSLParameters();
        parameters.setProtocols(
                versions.stream().map(version -> version.jdkName).toArray(String[]::new));
        parameters.setServerNames(serverNames(name));
        if (verification == Verification.IDENTITY) {
            // Compares the host with the certificate's DNS names and IP addresses.
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
        }
        engine.setSSLParameters(parameters);
        return engine;
    }

    private static List<SNIServerName> serverNames(@Nullable String name) {
        if (name == null || Resolver.isLiteral(name)) {
            return List.of();
        }
        try {
            return List.of(new SNIHostName(name));
        } catch (IllegalArgumentException e) {
            return List.of(); // a name that resolvers take and TLS does not, as with an underscore
        }
    }

    /// The context that all connections share; one of its own for a connection whose doubt is noted.
    private SSLContext context(Optional<NotedCheck> noted) throws TcpException {
        lock.lock();
        try {
            SSLContext existing = context;
            if (existing != null && noted.isEmpty()) {
                return existing;
            }
            SSLContext made = SSLContext.getInstance("TLS");
            ClientCertificate shown = clientCertificate;
            made.init(
                    shown == null ? new KeyManager[0] : new KeyManager[] {shown.manager()},
                    new TrustManager[] {noted.isPresent() ? noted.get() : trustManager()},
                    null);
            if (noted.isEmpty()) {
                context = made;
            }
            return made;
        } catch (GeneralSecurityException | IOException e) {
            throw cannotSetUp(e);
        } finally {
            lock.unlock();
        }
    }

    private TrustManager trustManager() throws GeneralSecurityException, IOException {
        return trust == null ? new AnyCertificate() : check(trust);
    }

    /// Made once: the system's authorities take milliseconds to load.
    private CertificateCheck check(Trust authority) throws GeneralSecurityException, IOException {
        lock.lock();
        try {
            CertificateCheck made = check == null ? new CertificateCheck(authority) : check;
            check = made;
            return made;
        } finally {
            lock.unlock();
        }
    }

    private static TcpException cannotSetUp(Exception e) {
        return new TcpException(Kind.TLS, "TLS cannot be set up: " + Wording.of(e), e);
    }
}
