package dev.luma.toolbox.tcp;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/// Certificates for tests, made once by the JDK's own keytool.
final class Certificates {
    /// Has signed all others but [#SELF_SIGNED].
    static final String CA = "ca";
    /// For localhost and 127.0.0.1.
    static final String SERVER = "server";
    /// For other.example alone.
    static final String OTHER_HOST = "other-host";
    /// For every name right below wild.example.
    static final String WILDCARD = "wildcard";
    /// For localhost, and past its time.
    static final String EXPIRED = "expired";
    /// For localhost, signed by nobody.
    static final String SELF_SIGNED = "self-signed";
    /// A client's, with an RSA key.
    static final String CLIENT = "client";
    /// A client's, with an EC key.
    static final String CLIENT_EC = "client-ec";

    private static final char[] PASSWORD = "changeit".toCharArray();
    /// Nobody need be kept from these keys.
    private static final List<String> QUICKLY = List.of(
            "-J-Dkeystore.pkcs12.keyPbeIterationCount=1",
            "-J-Dkeystore.pkcs12.certPbeIterationCount=1",
            "-J-Dkeystore.pkcs12.macIterationCount=1");

    private Certificates() {}

    private static final class Made {
        static final KeyStore STORE = make();
    }

    private static KeyStore make() {
        try {
            Path folder = Files.createTempDirectory("luma-certificates");
            Path file = folder.resolve("all.p12");
            try {
                keytool(file, CA, "-ext", "bc:c");
                keytool(file, SERVER, "-signer", CA, "-ext", "san=dns:localhost,ip:127.0.0.1");
                keytool(file, OTHER_HOST, "-signer", CA, "-ext", "san=dns:other.example");
                keytool(file, WILDCARD, "-signer", CA, "-ext", "san=dns:*.wild.example,dns:wild.example");
                keytool(
                        file,
                        EXPIRED,
                        "-signer",
                        CA,
                        "-ext",
                        "san=dns:localhost",
                        "-startdate",
                        "-9d",
                        "-validity",
                        "3");
                keytool(file, SELF_SIGNED, "-ext", "san=dns:localhost");
                keytool(file, CLIENT, "-signer", CA);
                keytool(file, CLIENT_EC, "-signer", CA);
                KeyStore store = KeyStore.getInstance("PKCS12");
                try (InputStream in = Files.newInputStream(file)) {
                    store.load(in, PASSWORD);
                }
                return store;
            } finally {
                Files.deleteIfExists(file);
                Files.delete(folder);
            }
        } catch (IOException | GeneralSecurityException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void keytool(Path store, String alias, String... options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(), "-genkeypair"));
        command.addAll(
                List.of("-keystore", store.toString(), "-storetype", "PKCS12", "-storepass", new String(PASSWORD)));
        command.addAll(List.of("-alias", alias, "-dname", "CN=" + alias + ", O=Luma tests"));
        command.addAll(QUICKLY);
        command.addAll(List.of("-keyalg", alias.equals(CLIENT) ? "RSA" : "EC")); // an RSA key takes a second or more
        command.addAll(Arrays.asList(options));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
            throw new IOException(String.join(" ", command) + ": " + output);
        }
    }

    static X509Certificate certificate(String alias) throws GeneralSecurityException {
        return (X509Certificate) Made.STORE.getCertificate(alias);
    }

    static PrivateKey key(String alias) throws GeneralSecurityException {
        return (PrivateKey) Made.STORE.getKey(alias, PASSWORD);
    }

    static List<X509Certificate> chain(String alias) throws GeneralSecurityException {
        return Arrays.stream(Made.STORE.getCertificateChain(alias))
                .map(X509Certificate.class::cast)
                .toList();
    }

    static Trust trust(String alias) throws GeneralSecurityException {
        return Trust.certificates(List.of(certificate(alias)));
    }

    /// For a server that shows the certificate of this name, and accepts clients whose certificate the CA has signed.
    static SSLContext server(String alias) throws GeneralSecurityException, IOException {
        KeyStore shown = KeyStore.getInstance("PKCS12");
        shown.load(null, null);
        shown.setKeyEntry(alias, key(alias), PASSWORD, Made.STORE.getCertificateChain(alias));
        KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
        keys.init(shown, PASSWORD);
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry(CA, certificate(CA));
        TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
        return context;
    }

    static String pem(String label, byte[] content) {
        return "-----BEGIN " + label + "-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content)
                + "\n-----END " + label + "-----\n";
    }
}
