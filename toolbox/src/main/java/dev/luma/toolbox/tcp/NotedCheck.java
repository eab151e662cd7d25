package dev.luma.toolbox.tcp;

import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Optional;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/// Checks the certificate of one connection, and notes a refusal instead of ending the handshake, as
/// [Tls#allowingDoubt] says.
final class NotedCheck extends X509ExtendedTrustManager {
    private final CertificateCheck check;
    private volatile @Nullable String doubt;

    NotedCheck(CertificateCheck check) {
        this.check = check;
    }

    /// Why the certificate would have been refused; empty if it was found good.
    Optional<String> doubt() {
        return Optional.ofNullable(doubt);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine) {
        try {
            check.checkServerTrusted(chain, authType, engine);
        } catch (CertificateException e) {
            doubt = Wording.of(e);
        }
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return check.getAcceptedIssuers();
    }

    // What follows is not called: the connection uses engines, and is a client.

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        check.checkServerTrusted(chain, authType, socket);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        check.checkServerTrusted(chain, authType);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        check.checkClientTrusted(chain, authType, engine);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        check.checkClientTrusted(chain, authType, socket);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        check.checkClientTrusted(chain, authType);
    }
}
