package dev.luma.toolbox.tcp;

import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;

/// The JDK's verdict on a server's certificate, with a reason that says what to do.
final class CertificateCheck extends X509ExtendedTrustManager {
    private static final int MOST_NAMES = 8;
    private static final int DNS_NAME = 2;
    private static final int IP_ADDRESS = 7;

    private final X509ExtendedTrustManager jdk;
    private final Trust trust;

    CertificateCheck(Trust trust) throws GeneralSecurityException, IOException {
        this.jdk = trust.manager();
        this.trust = trust;
    }

    /// Why a certificate was refused, in words for the user.
    static final class Refused extends CertificateException {
        private static final long serialVersionUID = 1L;

        Refused(String message, CertificateException cause) {
            super(message, cause);
        }
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        try {
            jdk.checkServerTrusted(chain, authType, engine);
        } catch (CertificateException e) {
            throw new Refused(reason(chain[0], engine.getPeerHost(), e), e);
        }
    }

    private String reason(X509Certificate certificate, String host, CertificateException verdict) {
        try {
            certificate.checkValidity();
        } catch (CertificateExpiredException e) {
            return "its certificate expired on " + certificate.getNotAfter().toInstant() + ": renew it on the server";
        } catch (CertificateNotYetValidException e) {
            return "its certificate is valid only from "
                    + certificate.getNotBefore().toInstant() + " on: compare the clocks of both machines";
        }
        if (hasCause(verdict, CertPathBuilderException.class)) {
            return "its certificate (" + subject(certificate) + ", issued by "
                    + Wording.foreign(certificate.getIssuerX500Principal().toString())
                    + ") is not signed by anyone trusted (" + trust + "): trust the CA that has signed it";
        }
        // The JDK has no type of its own for this one; all its other verdicts are of more special classes.
        if (verdict.getClass() == CertificateException.class) {
            return "its certificate is for " + names(certificate) + ", not for " + host
                    + ": connect by a name that it is for, have it issued for this one, or verify the CA only";
        }
        return "its certificate (" + subject(certificate) + ") was refused: " + Wording.of(verdict);
    }

    private static boolean hasCause(Throwable failure, Class<? extends Throwable> type) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return true;
            }
        }
        return false;
    }

    private static String subject(X509Certificate certificate) {
        return Wording.foreign(certificate.getSubjectX500Principal().toString());
    }

    /// The DNS names and IP addresses of a certificate; its subject where it has none.
    private static String names(X509Certificate certificate) {
        Collection<List<?>> all;
        try {
            all = certificate.getSubjectAlternativeNames();
        } catch (CertificateParsingException e) {
            all = null;
        }
        if (all == null) {
            return subject(certificate);
        }
        List<String> names = all.stream()
                .filter(name ->
                        name.getFirst().equals(DNS_NAME) || name.getFirst().equals(IP_ADDRESS))
                .map(name -> String.valueOf(name.get(1)))
                .toList();
        if (names.isEmpty()) {
            return subject(certificate);
        }
        String shown = names.stream().limit(MOST_NAMES).collect(Collectors.joining(", "));
        int more = names.size() - MOST_NAMES;
        return Wording.foreign(shown) + (more > 0 ? " and " + more + " more" : "");
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return jdk.getAcceptedIssuers();
    }

    // What follows is not called: the connection uses engines, and is a client.

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        jdk.checkServerTrusted(chain, authType, socket);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        jdk.checkServerTrusted(chain, authType);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        jdk.checkClientTrusted(chain, authType, engine);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        jdk.checkClientTrusted(chain, authType, socket);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        jdk.checkClientTrusted(chain, authType);
    }
}
