package dev.luma.testkit.daemon;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CertificatesTest {
    @TempDir
    static Path folder;

    @Test
    void serverCertificateIsSignedByTheAuthority() throws Exception {
        Certificates made = made();
        X509Certificate authority = certificate(made.ca());
        X509Certificate server = certificate(made.server());
        authority.verify(authority.getPublicKey());
        server.verify(authority.getPublicKey());
        assertTrue(authority.getBasicConstraints() >= 0, "may sign");
        assertEquals(-1, server.getBasicConstraints());
    }

    @Test
    void serverCertificateNamesTheLoopback() throws Exception {
        Set<Object> names = certificate(made().server()).getSubjectAlternativeNames().stream()
                .map(name -> name.get(1))
                .collect(Collectors.toSet());
        assertEquals(Set.of("localhost", "127.0.0.1", "0:0:0:0:0:0:0:1"), names);
    }

    @Test
    void keyIsTheServerCertificates() throws Exception {
        Certificates made = made();
        byte[] text = {1, 2, 3};
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initSign(key(made.key()));
        signature.update(text);
        byte[] signed = signature.sign();
        signature.initVerify(certificate(made.server()));
        signature.update(text);
        assertTrue(signature.verify(signed));
    }

    @Test
    void areMadeOnlyOnce() throws IOException {
        byte[] first = Files.readAllBytes(made().ca());
        assertArrayEquals(first, Files.readAllBytes(made().ca()));
    }

    private static Certificates made() throws IOException {
        return Certificates.in(folder.resolve("certificates"));
    }

    private static X509Certificate certificate(Path pem) throws IOException, GeneralSecurityException {
        try (InputStream in = Files.newInputStream(pem)) {
            return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
        }
    }

    private static PrivateKey key(Path pem) throws IOException, GeneralSecurityException {
        String base64 = Files.readAllLines(pem).stream()
                .filter(line -> !line.startsWith("-----"))
                .collect(Collectors.joining());
        return KeyFactory.getInstance("RSA")
                .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(base64)));
    }
}
