package dev.luma.toolbox.tcp;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.luma.toolbox.tcp.Tls.Version;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SNIServerName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Whom each kind of verification accepts and refuses, against servers made of the JDK's own sockets.
@Timeout(120)
class TlsTest {
    // ---- servers that are accepted

    @ParameterizedTest
    @ValueSource(strings = {"server", "other-host", "expired", "self-signed"})
    void believesAnyCertificateWhenItOnlyEncrypts(String shown) throws Exception {
        assertAccepts(shown, Tls.encryptOnly());
    }

    @ParameterizedTest
    @ValueSource(strings = {"server", "other-host"})
    void doesNotCompareTheNameWhenItVerifiesTheCa(String shown) throws Exception {
        assertAccepts(shown, Tls.verifyCa(Certificates.trust(Certificates.CA)));
    }

    @Test
    void acceptsASelfSignedCertificateThatIsItselfTrusted() throws Exception {
        assertAccepts("self-signed", Tls.verifyCa(Certificates.trust("self-signed")));
        assertAccepts("self-signed", Tls.verifyIdentity(Certificates.trust("self-signed"), "localhost"));
    }

    @ParameterizedTest
    @CsvSource({
        "server, localhost",
        "server, LOCALHOST",
        "server, 127.0.0.1",
        "other-host, other.example",
        "wildcard, wild.example",
        "wildcard, a.wild.example"
    })
    @Tag("X4")
    void acceptsTheNamesThatTheCertificateIsFor(String shown, String host) throws Exception {
        assertAccepts(shown, Tls.verifyIdentity(Certificates.trust(Certificates.CA), host));
    }

    @ParameterizedTest
    @EnumSource(Version.class)
    void speaksTheVersionsItIsTold(Version version) throws Exception {
        try (TlsServer server = TlsServer.startEcho(Certificates.server("server"));
                Tcp tcp = connect(server)) {
            tcp.startTls(Tls.encryptOnly().withVersions(version));
            String name = version == Version.TLS_1_2 ? "TLSv1.2" : "TLSv1.3";
            assertEquals("Tcp to " + tcp.peer() + ", " + name, tcp.toString());
        }
    }

    /// One and the same settings serve for many connections, of which later ones resume the session of the first.
    @ParameterizedTest
    @EnumSource(Version.class)
    void showsTheCertificateAlsoWhenASessionIsResumed(Version version) throws Exception {
        Tls tls = Tls.verifyIdentity(Certificates.trust(Certificates.CA), "localhost")
                .withVersions(version);
        try (TlsServer server = TlsServer.startEcho(Certificates.server("server"))) {
            for (int i = 0; i < 3; i++) {
                assertAccepts(server, "server", tls);
            }
        }
    }

    private static void assertAccepts(String shown, Tls tls) throws Exception {
        try (TlsServer server = TlsServer.startEcho(Certificates.server(shown))) {
            assertAccepts(server, shown, tls);
        }
    }

    private static void assertAccepts(TlsServer server, String shown, Tls tls) throws Exception {
        try (Tcp tcp = connect(server)) {
            assertFalse(tcp.isEncrypted());
            tcp.startTls(tls);
            assertTrue(tcp.isEncrypted());
            assertEquals(Optional.of(Certificates.certificate(shown)), tcp.peerCertificate());
            assertEchoes(tcp);
        }
    }

    private static void assertEchoes(Tcp tcp) throws IOException {
        byte[] sent = "hello".getBytes(US_ASCII);
        byte[] echo = new byte[5];
        tcp.write(sent, 0, sent.length);
        Pair.readFully(tcp, echo);
        assertArrayEquals(sent, echo);
    }

    // ---- servers that are refused

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.2", "example.com", "localhost.example.com", "::1"})
    @Tag("X4")
    void saysForWhomACertificateIs(String host) throws Exception {
        var e = refuses("server", Tls.verifyIdentity(Certificates.trust(Certificates.CA), host));
        assertReason(
                "its certificate is for localhost, 127.0.0.1, not for " + host
                        + ": connect by a name that it is for, have it issued for this one, or verify the CA only",
                e);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.b.wild.example", "wild.example.com", "awild.example"})
    @Tag("X4")
    void takesAWildcardForOneLabelOnly(String host) throws Exception {
        var e = refuses("wildcard", Tls.verifyIdentity(Certificates.trust(Certificates.CA), host));
        assertTrue(
                e.getMessage().contains("its certificate is for *.wild.example, wild.example, not for " + host),
                e.getMessage());
    }

    @Test
    void saysForWhomACertificateWithoutNamesIs() throws Exception {
        var e = refuses("client", Tls.verifyIdentity(Certificates.trust(Certificates.CA), "localhost"));
        assertReason(
                "its certificate is for CN=client, O=Luma tests, not for localhost: connect by a name that it is for,"
                        + " have it issued for this one, or verify the CA only",
                e);
    }

    @Test
    void saysThatNobodyTrustedHasSignedACertificate() throws Exception {
        var e = refuses("server", Tls.verifyCa(Certificates.trust("self-signed")));
        assertReason(
                "its certificate (CN=server, O=Luma tests, issued by CN=ca, O=Luma tests) is not signed by anyone trusted"
                        + " (CN=self-signed, O=Luma tests): trust the CA that has signed it",
                e);
    }

    @Test
    void doesNotTrustOurCertificatesByTheSystemsAuthorities() throws Exception {
        for (Tls tls : List.of(Tls.verifyCa(Trust.system()), Tls.verifyIdentity(Trust.system(), "localhost"))) {
            var e = refuses("server", tls);
            assertTrue(e.getMessage().contains("not signed by anyone trusted (the JDK's authorities)"), e::getMessage);
        }
    }

    @Test
    @Tag("X4")
    void doesNotTrustASelfSignedCertificate() throws Exception {
        var e = refuses("self-signed", Tls.verifyIdentity(Certificates.trust(Certificates.CA), "localhost"));
        assertTrue(e.getMessage().contains("is not signed by anyone trusted"), e::getMessage);
    }

    @Test
    @Tag("X4")
    void saysThatACertificateHasExpired() throws Exception {
        String expiry =
                Certificates.certificate("expired").getNotAfter().toInstant().toString();
        for (Tls tls : List.of(
                Tls.verifyCa(Certificates.trust(Certificates.CA)),
                Tls.verifyIdentity(Certificates.trust(Certificates.CA), "localhost"))) {
            assertReason("its certificate expired on " + expiry + ": renew it on the server", refuses("expired", tls));
        }
    }

    @Test
    void saysThatVersionsDiffer() throws Exception {
        try (TlsServer server = TlsServer.start(
                        Certificates.server("server"),
                        listening -> listening.setEnabledProtocols(new String[] {"TLSv1.2"}),
                        TlsServer::echo);
                Tcp tcp = connect(server)) {
            var e = assertThrows(
                    TcpException.class, () -> tcp.startTls(Tls.encryptOnly().withVersions(Version.TLS_1_3)));
            assertEquals(TcpException.Kind.TLS, e.kind());
            assertReason(
                    "it answered with the alert protocol_version: it speaks none of the TLS versions that were offered",
                    e);
        }
    }

    private static TcpException refuses(String shown, Tls tls) throws Exception {
        try (TlsServer server = TlsServer.startEcho(Certificates.server(shown));
                Tcp tcp = connect(server)) {
            var e = assertThrows(TcpException.class, () -> tcp.startTls(tls));
            assertEquals(TcpException.Kind.TLS, e.kind());
            assertFalse(tcp.isEncrypted());
            assertEquals(
                    TcpException.Kind.CLOSED,
                    assertThrows(TcpException.class, () -> tcp.write(new byte[1], 0, 1))
                            .kind());
            return e;
        }
    }

    private static void assertReason(String reason, TcpException e) {
        int end = e.getMessage().indexOf(" failed: ");
        assertTrue(e.getMessage().startsWith("the TLS handshake with 127.0.0.1:"), e::getMessage);
        assertEquals(reason, e.getMessage().substring(end + " failed: ".length()));
    }

    // ---- doubt

    @Test
    void goesOnInDoubtAndTellsWhy() throws Exception {
        Tls tls = Tls.verifyIdentity(Certificates.trust(Certificates.CA), "localhost")
                .allowingDoubt();
        try (TlsServer doubtful = TlsServer.startEcho(Certificates.server("self-signed"));
                TlsServer other = TlsServer.startEcho(Certificates.server("other-host"))) {
            for (int i = 0; i < 3; i++) { // a session that is resumed would not be looked at again
                assertTrue(doubt(doubtful, tls).orElseThrow().contains("not signed by anyone trusted"));
                assertTrue(doubt(other, tls).orElseThrow().contains("is for other.example, not for localhost"));
            }
        }
    }

    @Test
    void hasNoDoubtWhereThereIsNone() throws Exception {
        Trust ca = Certificates.trust(Certificates.CA);
        try (TlsServer good = TlsServer.startEcho(Certificates.server("server"))) {
            assertEquals(
                    Optional.empty(),
                    doubt(good, Tls.verifyIdentity(ca, "localhost").allowingDoubt()));
            assertEquals(Optional.empty(), doubt(good, Tls.verifyCa(ca)));
            assertEquals(Optional.empty(), doubt(good, Tls.encryptOnly()));
        }
        assertThrows(IllegalStateException.class, () -> Tls.encryptOnly().allowingDoubt());
    }

    private static Optional<String> doubt(TlsServer server, Tls tls) throws Exception {
        try (Tcp tcp = connect(server)) {
            assertEquals(Optional.empty(), tcp.doubt());
            tcp.startTls(tls);
            assertEchoes(tcp);
            return tcp.doubt();
        }
    }

    // ---- what the server is told

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "db-1.example", "other.example"})
    void tellsTheServerTheHostsName(String host) throws Exception {
        assertEquals(List.of(host), serverNames(Endpoint.of(host, 1), Tls.encryptOnly()));
        Tls verifying = Tls.verifyIdentity(Certificates.trust(Certificates.CA), host);
        assertEquals(List.of(host), serverNames(Endpoint.of("elsewhere", 1), verifying));
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "::1", "fe80::1%lo", "db_1.example"})
    void tellsTheServerNoAddressAndNoNonsense(String host) throws Exception {
        assertEquals(List.of(), serverNames(Endpoint.of(host, 1), Tls.encryptOnly()));
    }

    private static List<String> serverNames(Endpoint endpoint, Tls tls) throws IOException {
        return tls.engineFor(endpoint, Optional.empty()).getSSLParameters().getServerNames().stream()
                .map(name -> new String(name.getEncoded(), US_ASCII))
                .toList();
    }

    @Test
    void reallySendsTheName() throws Exception {
        BlockingQueue<List<SNIServerName>> seen = new LinkedBlockingQueue<>();
        try (TlsServer server = TlsServer.start(Certificates.server("server"), socket -> {
                    socket.startHandshake();
                    seen.add(((ExtendedSSLSession) socket.getSession()).getRequestedServerNames());
                });
                Tcp tcp = Tcp.connect(Endpoint.of("localhost", server.port()), Deadline.after(Pair.LONG))) {
            tcp.startTls(Tls.encryptOnly());
            List<SNIServerName> names = seen.poll(20, TimeUnit.SECONDS);
            assertEquals("localhost", new String(names.getFirst().getEncoded(), US_ASCII));
        }
    }

    // ---- client certificates

    @ParameterizedTest
    @CsvSource({"client, TLS_1_2", "client, TLS_1_3", "client-ec, TLS_1_2", "client-ec, TLS_1_3"})
    void showsItsCertificateToAServerThatDemandsOne(String client, Version version) throws Exception {
        BlockingQueue<Object> seen = new LinkedBlockingQueue<>();
        ClientCertificate certificate = ClientCertificate.of(Certificates.chain(client), Certificates.key(client));
        try (TlsServer server = TlsServer.start(
                        Certificates.server("server"), listening -> listening.setNeedClientAuth(true), socket -> {
                            socket.startHandshake();
                            seen.add(socket.getSession().getPeerCertificates()[0]);
                            TlsServer.echo(socket);
                        });
                Tcp tcp = connect(server)) {
            tcp.startTls(Tls.encryptOnly().withVersions(version).withClientCertificate(certificate));
            assertEchoes(tcp);
            assertEquals(Certificates.certificate(client), seen.poll(20, TimeUnit.SECONDS));
        }
    }

    @ParameterizedTest
    @EnumSource(Version.class)
    void saysThatTheServerDemandsACertificate(Version version) throws Exception {
        var e = withoutAcceptedCertificate(Tls.encryptOnly().withVersions(version));
        assertTrue(e.getMessage().contains("demands a client certificate"), e::getMessage);
    }

    @Test
    void saysThatTheServerDoesNotAcceptTheCertificate() throws Exception {
        ClientCertificate foreign =
                ClientCertificate.of(Certificates.chain("self-signed"), Certificates.key("self-signed"));
        var e = withoutAcceptedCertificate(Tls.encryptOnly().withClientCertificate(foreign));
        assertTrue(e.getMessage().contains("it does not accept the client certificate"), e::getMessage);
    }

    private static TcpException withoutAcceptedCertificate(Tls tls) throws Exception {
        try (TlsServer server = TlsServer.start(
                        Certificates.server("server"),
                        listening -> listening.setNeedClientAuth(true),
                        TlsServer::echo);
                Tcp tcp = connect(server)) {
            var e = assertThrows(TcpException.class, () -> {
                tcp.startTls(tls);
                tcp.read(new byte[1], 0, 1); // with TLS 1.3 the server's verdict comes only now
            });
            assertEquals(TcpException.Kind.TLS, e.kind());
            return e;
        }
    }

    // ---- files

    @Test
    void readsAuthoritiesFromFiles(@TempDir Path folder) throws Exception {
        Path ca = folder.resolve("ca.pem");
        Files.writeString(ca, "# ours\n" + certificate("self-signed") + certificate(Certificates.CA));
        assertAccepts("server", Tls.verifyCa(Trust.pemFile(ca)));
        assertEquals(
                "CN=self-signed, O=Luma tests and 1 more", Trust.pemFile(ca).toString());
    }

    @ParameterizedTest
    @CsvSource({"client, PRIVATE KEY", "client, RSA PRIVATE KEY", "client-ec, PRIVATE KEY", "client-ec, EC PRIVATE KEY"
    })
    void readsTheClientsCertificateAndKeyFromFiles(String client, String form, @TempDir Path folder) throws Exception {
        Path chain = folder.resolve("client.pem");
        Path key = folder.resolve("client-key.pem");
        Files.writeString(chain, certificate(client));
        Files.writeString(key, key(client, form));
        ClientCertificate certificate = ClientCertificate.pemFiles(chain, key);
        assertEquals("CN=" + client + ", O=Luma tests", certificate.toString());
        try (TlsServer server = TlsServer.start(
                        Certificates.server("server"),
                        listening -> listening.setNeedClientAuth(true),
                        TlsServer::echo);
                Tcp tcp = connect(server)) {
            tcp.startTls(Tls.encryptOnly().withClientCertificate(certificate));
            assertEchoes(tcp);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "client | client-ec | PRIVATE KEY | the private key is damaged, or is no RSA key as its certificate demands",
                "client-ec | server | PRIVATE KEY | the private key does not belong to the certificate",
                "client | client | ENCRYPTED PRIVATE KEY | the key is encrypted, which is not supported: decrypt it into a file"
                        + " that only you can read, with: openssl pkcs8 -topk8 -nocrypt",
                "client | client | CERTIFICATE | there is no key in it (no -----BEGIN PRIVATE KEY-----)"
            })
    void saysWhatIsWrongWithAKeyFile(String client, String owner, String form, String reason, @TempDir Path folder)
            throws Exception {
        Path chain = folder.resolve("client.pem");
        Path key = folder.resolve("client-key.pem");
        Files.writeString(chain, certificate(client));
        Files.writeString(key, key(owner, form));
        var e = assertThrows(TcpException.class, () -> ClientCertificate.pemFiles(chain, key));
        assertEquals(TcpException.Kind.TLS, e.kind());
        assertEquals("cannot use the key in " + key + ": " + reason, e.getMessage());
    }

    @Test
    void refusesAPairThatIsNone() {
        assertThrows(
                IllegalArgumentException.class,
                () -> ClientCertificate.of(Certificates.chain("client-ec"), Certificates.key("server")));
        assertThrows(IllegalArgumentException.class, () -> ClientCertificate.of(List.of(), Certificates.key("server")));
        assertThrows(IllegalArgumentException.class, () -> Trust.certificates(List.of()));
    }

    @Test
    void saysWhatIsWrongWithACertificateFile(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("ca.pem");
        var absent = assertThrows(TcpException.class, () -> Trust.pemFile(file));
        assertEquals("there is no file " + file, absent.getMessage());
        assertEquals(TcpException.Kind.TLS, absent.kind());

        Files.write(file, Certificates.certificate(Certificates.CA).getEncoded());
        var binary = assertThrows(TcpException.class, () -> Trust.pemFile(file));
        assertEquals(
                "cannot use the certificates in " + file
                        + ": this is not PEM: there is no line like -----BEGIN CERTIFICATE-----",
                binary.getMessage());

        Files.writeString(file, key("client", "PRIVATE KEY"));
        var none = assertThrows(TcpException.class, () -> Trust.pemFile(file));
        assertTrue(none.getMessage().endsWith("there is no certificate in it (no -----BEGIN CERTIFICATE-----)"));

        Files.writeString(file, Certificates.pem("CERTIFICATE", new byte[] {1, 2, 3}));
        var damaged = assertThrows(TcpException.class, () -> Trust.pemFile(file));
        assertTrue(damaged.getMessage().startsWith("cannot use the certificates in " + file), damaged::getMessage);

        assertThrows(TcpException.class, () -> Trust.pemFile(folder));
    }

    private static String certificate(String alias) throws Exception {
        return Certificates.pem("CERTIFICATE", Certificates.certificate(alias).getEncoded());
    }

    private static String key(String alias, String form) throws Exception {
        byte[] pkcs8 = Certificates.key(alias).getEncoded();
        return switch (form) {
            // The older forms are what stands in PKCS #8's last element, with the JDK's keys of these kinds.
            case "RSA PRIVATE KEY" -> Certificates.pem(form, Arrays.copyOfRange(pkcs8, 26, pkcs8.length));
            case "EC PRIVATE KEY" -> Certificates.pem(form, Arrays.copyOfRange(pkcs8, innerEc(pkcs8), pkcs8.length));
            default -> Certificates.pem(form, pkcs8);
        };
    }

    /// SEQUENCE { INTEGER 0, SEQUENCE of the algorithm, OCTET STRING { … } }, with lengths of one byte or two.
    private static int innerEc(byte[] pkcs8) {
        int algorithm = (pkcs8[1] < 0 ? 3 : 2) + 3;
        int octets = algorithm + 2 + pkcs8[algorithm + 1];
        return octets + (pkcs8[octets + 1] < 0 ? 3 : 2);
    }

    // ---- the rest

    @Test
    void tellsNothingOfAKey() throws Exception {
        ClientCertificate client = ClientCertificate.of(Certificates.chain("client"), Certificates.key("client"));
        Trust trust = Certificates.trust(Certificates.CA);
        assertEquals(
                "TLS that verifies the identity of db.example, trusts CN=ca, O=Luma tests, shows CN=client, O=Luma tests",
                Tls.verifyIdentity(trust, "db.example")
                        .withClientCertificate(client)
                        .toString());
        assertEquals(
                "TLS that verifies the CA, trusts CN=ca, O=Luma tests",
                Tls.verifyCa(trust).toString());
        assertEquals("TLS that verifies nothing", Tls.encryptOnly().toString());
    }

    @Test
    void refusesToVerifyNobody() {
        assertThrows(IllegalArgumentException.class, () -> Tls.verifyIdentity(Trust.system(), " "));
    }

    @Test
    void refusesToEncryptTwice() throws Exception {
        try (TlsServer server = TlsServer.startEcho(Certificates.server("server"));
                Tcp tcp = connect(server)) {
            tcp.startTls(Tls.encryptOnly());
            assertThrows(IllegalStateException.class, () -> tcp.startTls(Tls.encryptOnly()));
            assertEchoes(tcp);
        }
    }

    private static Tcp connect(TlsServer server) throws TcpException {
        Tcp tcp = Tcp.connect(server.endpoint(), Deadline.after(Pair.LONG));
        tcp.deadline(Deadline.after(Pair.LONG));
        return tcp;
    }
}
