package dev.luma.lang.std;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;

/// A TLS server of the JDK's own on this machine that sends back what comes, with a certificate for localhost that
/// the JDK's keytool made.
final class LocalTls implements AutoCloseable {
    private static final char[] PASSWORD = "changeit".toCharArray();
    private static final String NAME = "localhost";

    private final SSLServerSocket listening;
    private final Path certificate;

    private LocalTls(SSLServerSocket listening, Path certificate) {
        this.listening = listening;
        this.certificate = certificate;
    }

    /// @param folder for the key and the certificate
    static LocalTls start(Path folder) throws IOException, GeneralSecurityException, InterruptedException {
        final KeyStore store = makeKey(folder.resolve("key.p12"));
        final Path certificate = folder.resolve("certificate.pem");
        final byte[] encoded = store.getCertificate(NAME).getEncoded();
        Files.writeString(
                certificate,
                "-----BEGIN CERTIFICATE-----\n" + Base64.getMimeEncoder().encodeToString(encoded)
                        + "\n-----END CERTIFICATE-----\n");
        final KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, PASSWORD);
        final SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        final SSLServerSocket listening = (SSLServerSocket)
                context.getServerSocketFactory().createServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
        final LocalTls server = new LocalTls(listening, certificate);
        Thread.ofPlatform().daemon().start(server::acceptAll);
        return server;
    }

    private static KeyStore makeKey(Path file) throws IOException, GeneralSecurityException, InterruptedException {
        final String keytool =
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        final Process process = new ProcessBuilder(List.of(
                        keytool,
                        "-genkeypair",
                        "-alias",
                        NAME,
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "san=dns:localhost",
                        "-keystore",
                        file.toString(),
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        String.valueOf(PASSWORD)))
                .inheritIO()
                .start();
        if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
            throw new IOException("keytool made no key");
        }
        final KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream bytes = Files.newInputStream(file)) {
            store.load(bytes, PASSWORD);
        }
        return store;
    }

    private void acceptAll() {
        while (!listening.isClosed()) {
            try {
                final SSLSocket socket = (SSLSocket) listening.accept();
                Thread.ofPlatform().daemon().start(() -> echo(socket));
            } catch (IOException e) {
                return; // closed
            }
        }
    }

    private static void echo(SSLSocket socket) {
        try (socket) {
            socket.getInputStream().transferTo(socket.getOutputStream());
        } catch (IOException e) {
            // The client did not like the certificate.
        }
    }

    int port() {
        return listening.getLocalPort();
    }

    /// The file of its certificate.
    String certificate() {
        return certificate.toString();
    }

    @Override
    public void close() throws IOException {
        listening.close();
    }
}
