package dev.luma.toolbox.tcp;

import static dev.luma.toolbox.tcp.TcpException.Kind.TLS;

import dev.luma.toolbox.pem.Pem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/// Whose signature makes a certificate good: authorities, or a self-signed certificate itself. Immutable.
public final class Trust {
    private static final Trust SYSTEM = new Trust(null, "the JDK's authorities");

    private final @Nullable List<X509Certificate> certificates;
    private final String description;

    private Trust(@Nullable List<X509Certificate> certificates, String description) {
        this.certificates = certificates;
        this.description = description;
    }

    /// The authorities that come with the JDK, or those in the file that `javax.net.ssl.trustStore` names.
    public static Trust system() {
        return SYSTEM;
    }

    /// These and no others.
    ///
    /// @throws IllegalArgumentException if there is none
    public static Trust certificates(List<X509Certificate> certificates) {
        if (certificates.isEmpty()) {
            throw new IllegalArgumentException("no certificate to trust is given");
        }
        String first = certificates.getFirst().getSubjectX500Principal().toString();
        int more = certificates.size() - 1;
        return new Trust(
                List.copyOf(certificates), Wording.foreign(first) + (more == 0 ? "" : " and " + more + " more"));
    }

    /// All certificates in these files, and no others. The files are read now.
    ///
    /// @throws TcpException of kind TLS, which names the file, if one cannot be read or holds no certificate
    public static Trust pemFiles(List<Path> files) throws TcpException {
        List<X509Certificate> certificates = new ArrayList<>();
        for (Path file : files) {
            certificates.addAll(certificatesOf(file));
        }
        return certificates(certificates);
    }

    /// All certificates in this file, and no others. The file is read now.
    ///
    /// @throws TcpException of kind TLS, which names the file, if it cannot be read or holds no certificate
    public static Trust pemFile(Path file) throws TcpException {
        return pemFiles(List.of(file));
    }

    static List<X509Certificate> certificatesOf(Path file) throws TcpException {
        try {
            return Pem.certificates(textOf(file));
        } catch (GeneralSecurityException e) {
            throw new TcpException(TLS, "cannot use the certificates in " + file + ": " + Wording.of(e), e);
        }
    }

    static String textOf(Path file) throws TcpException {
        try {
            // Latin-1 reads any file, also one that turns out to be no PEM.
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (NoSuchFileException e) {
            throw new TcpException(TLS, "there is no file " + file, e);
        } catch (IOException e) {
            throw new TcpException(TLS, "cannot read " + file + ": " + Wording.of(e), e);
        }
    }

    X509ExtendedTrustManager manager() throws GeneralSecurityException, IOException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
        factory.init(keyStore());
        for (TrustManager manager : factory.getTrustManagers()) {
            if (manager instanceof X509ExtendedTrustManager usable) {
                return usable;
            }
        }
        throw new GeneralSecurityException("the JDK's PKIX provider verifies no X.509 certificates");
    }

    private @Nullable KeyStore keyStore() throws GeneralSecurityException, IOException {
        if (certificates == null) {
            return null; // means the system's
        }
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        for (X509Certificate certificate : certificates) {
            store.setCertificateEntry("trusted-" + store.size(), certificate);
        }
        return store;
    }

    /// What is trusted, for messages.
    @Override
    public String toString() {
        return description;
    }
}
