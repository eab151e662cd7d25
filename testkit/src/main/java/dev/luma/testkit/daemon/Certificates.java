package dev.luma.testkit.daemon;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/// A certificate authority for tests and the server certificate that it signed, as PEM files.
///
/// Made once per folder with the JDK's own `keytool`, valid for ten years, trusted by nobody who is not given [#ca()].
///
/// @param ca     the authority's certificate
/// @param server a certificate for `localhost`, `127.0.0.1` and `::1`
/// @param key    its private key, PKCS #8, not encrypted
record Certificates(Path ca, Path server, Path key) {
    /// Of a key store that exists for the moment of one call, in a folder that only its owner can read.
    private static final String STORE_PASSWORD = "changeit";

    /// Returns the certificates in the folder, which are made if they are not there.
    static Certificates in(Path folder) throws IOException {
        Folders.makeOnce(folder, Certificates::make);
        return at(folder);
    }

    private static Certificates at(Path folder) {
        return new Certificates(
                folder.resolve("ca.pem"), folder.resolve("server-cert.pem"), folder.resolve("server-key.pem"));
    }

    private static void make(Path folder) throws IOException {
        Path store = folder.resolve("store.p12");
        generate(store, "ca", "CN=Luma test CA", List.of("-ext", "bc:c", "-ext", "ku:c=keyCertSign,cRLSign"));
        generate(
                store,
                "server",
                "CN=localhost",
                List.of("-signer", "ca", "-ext", "san=dns:localhost,ip:127.0.0.1,ip:::1"));
        try {
            writePem(store, at(folder));
        } catch (GeneralSecurityException e) {
            throw new IOException("cannot read the key store that keytool made: " + e.getMessage(), e);
        }
        Files.delete(store);
    }

    private static void generate(Path store, String alias, String subject, List<String> rest) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-keystore",
                store.toString(),
                "-storepass",
                STORE_PASSWORD,
                "-alias",
                alias,
                "-dname",
                subject,
                "-keyalg",
                "RSA",
                "-keysize",
                "2048",
                "-validity",
                "3650"));
        command.addAll(rest);
        Programs.run(command, "");
    }

    private static void writePem(Path store, Certificates to) throws IOException, GeneralSecurityException {
        char[] password = STORE_PASSWORD.toCharArray();
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, password);
        }
        writePem(to.ca(), "CERTIFICATE", keys.getCertificate("ca").getEncoded());
        writePem(to.server(), "CERTIFICATE", keys.getCertificate("server").getEncoded());
        writePem(to.key(), "PRIVATE KEY", keys.getKey("server", password).getEncoded());
    }

    private static void writePem(Path file, String label, byte[] der) throws IOException {
        String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
        Files.writeString(file, "-----BEGIN " + label + "-----\n" + base64 + "\n-----END " + label + "-----\n");
    }
}
