package dev.luma.mysql.protocol;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.luma.db.error.CannotConnectException;
import dev.luma.db.error.CannotConnectException.Reason;
import dev.luma.db.error.DbException;
import dev.luma.db.error.NotAuthenticatedException;
import dev.luma.db.error.ProtocolException;
import dev.luma.mysql.auth.AuthPlugins;
import dev.luma.mysql.auth.Credentials;
import dev.luma.mysql.protocol.Encryption.Need;
import dev.luma.mysql.script.Dialogue;
import dev.luma.mysql.script.SelfSigned;
import dev.luma.mysql.script.ServerPackets;
import dev.luma.mysql.wire.Capability;
import dev.luma.mysql.wire.Flavor;
import dev.luma.mysql.wire.Negotiated;
import dev.luma.mysql.wire.PacketChannel;
import dev.luma.mysql.wire.ServerStatus;
import dev.luma.mysql.wire.client.AuthResponse;
import dev.luma.mysql.wire.client.HandshakeResponse;
import dev.luma.mysql.wire.server.AuthMoreData;
import dev.luma.mysql.wire.server.AuthNextFactor;
import dev.luma.mysql.wire.server.AuthSwitch;
import dev.luma.mysql.wire.server.Err;
import dev.luma.mysql.wire.server.Handshake;
import dev.luma.mysql.wire.server.Ok;
import dev.luma.toolbox.crypto.Crypto;
import dev.luma.toolbox.crypto.Ed25519Key;
import dev.luma.toolbox.crypto.Secret;
import dev.luma.toolbox.tcp.Peer.Place;
import dev.luma.toolbox.tcp.Tls;
import dev.luma.toolbox.tcp.Trust;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Which method answers to which server: switches, lists of what is allowed, factors, proofs.
class AuthenticationScriptTest {
    private static final String SHA2 = "caching_sha2_password";
    private static final String NATIVE = "mysql_native_password";
    private static final String SHA256 = "sha256_password";
    private static final String CLEAR = "mysql_clear_password";
    private static final String ED25519 = "client_ed25519";
    private static final String PARSEC = "parsec";

    private static final byte[] NONCE = bytes("0102030405060708090a0b0c0d0e0f1011121314");
    /// As one of 256 ends: with a NUL that is a part of it.
    private static final byte[] LONG_NONCE = bytes("01" + "22".repeat(30) + "00");
    private static final byte[] SALT = bytes("5000a1a2a3a4a5a6a7a8a9aaabacadaeafb0b1b2");
    private static final String SHA2_ANSWER = "f7ab1c623a6e98dceab35e926290e5746a3141116115f4dd8ccca994393eccdd";
    private static final String NATIVE_ANSWER = "c17d6009a5cb47e59f7483fcf05553bbbf7dd0d6";
    private static final byte[] PASSWORD = "password".getBytes(StandardCharsets.UTF_8);
    private static final Ed25519Key ED25519_KEY = Ed25519Key.ofHash(Crypto.sha512(PASSWORD));
    private static final byte[] PARSEC_SEED =
            Crypto.pbkdf2HmacSha512(Secret.of("password"), Arrays.copyOfRange(SALT, 2, SALT.length), 1024, 32);

    private static final Negotiated PLAIN = new Negotiated(Capability.PROTOCOL_41, Flavor.MYSQL, "", 0);
    private static final Ok OK = ok("");
    private static final AuthMoreData IN_CACHE = new AuthMoreData(new byte[] {3});

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex);
    }

    private static Ok ok(String info) {
        return new Ok(0, 0, ServerStatus.AUTOCOMMIT, 0, info, new byte[0]);
    }

    private static Handshake mysql(String plugin) {
        return new Handshake("9.7.4", 42, NONCE, 0xDFFF_FFFFL, 255, ServerStatus.AUTOCOMMIT, plugin);
    }

    private static Handshake mariaDb(String plugin) {
        return new Handshake("11.8.6-MariaDB", 42, NONCE, 0x3D_81FF_FFFEL, 45, ServerStatus.AUTOCOMMIT, plugin);
    }

    private static ServerPackets packets(int sequence) {
        return ServerPackets.from(sequence, PLAIN);
    }

    private static AuthSwitch switchTo(String plugin, byte[] nonce) {
        return new AuthSwitch(plugin, nonce.length == 20 ? Arrays.copyOf(nonce, 21) : nonce);
    }

    private static Dialogue line(Place place, Handshake greeting) {
        return Dialogue.with(place).says(packets(0).send(greeting));
    }

    /// The same, and then TLS, unless the client is to do without.
    private static Dialogue line(Place place, Handshake greeting, Encryption encryption) {
        final Dialogue line = line(place, greeting);
        return encryption.need() == Need.NEVER ? line : line.startsTls();
    }

    /// TLS with a certificate that an authority of ours signed.
    private static Encryption proven() {
        return new Encryption(Need.ALWAYS, Tls.verifyIdentity(Trust.system(), "db.example"), true, false, "");
    }

    /// TLS with any certificate.
    private static Encryption unverified() {
        return new Encryption(Need.ALWAYS, Tls.encryptOnly(), false, false, "");
    }

    /// TLS where a certificate may be proved by the password.
    private static Encryption acceptingProof() {
        return new Encryption(Need.ALWAYS, Tls.verifyIdentity(Trust.system(), "db.example"), true, true, "");
    }

    private static Encryption plain() {
        return new Encryption(Need.NEVER, Tls.encryptOnly(), false, false, "");
    }

    private static LoginRequest request(Encryption encryption, AuthPlugins allowed, String... passwords) {
        return new LoginRequest(
                "alice",
                new Credentials(Arrays.stream(passwords).map(Secret::of).toList(), allowed, Optional.empty(), false),
                "",
                encryption,
                Map.of(),
                CompressionWish.NONE);
    }

    private static LoginRequest request(Encryption encryption) {
        return request(encryption, AuthPlugins.DEFAULT, "password");
    }

    private static AuthPlugins only(String... names) {
        return AuthPlugins.of(List.of(names));
    }

    private static void login(Dialogue line, LoginRequest request) throws IOException {
        final PacketChannel channel = new PacketChannel(line.open());
        final Ok ok = new Login(channel, new ResponseReader(channel), request).run();
        assertEquals(ServerStatus.AUTOCOMMIT, ok.status());
    }

    private static <E extends DbException> E refused(Class<E> type, Dialogue line, LoginRequest request) {
        return assertThrows(type, () -> login(line, request));
    }

    private static HandshakeResponse response(Dialogue line, int index) {
        return HandshakeResponse.decode(line.sent().get(index));
    }

    private static byte[] answer(Dialogue line, int index) {
        return AuthResponse.decode(line.sent().get(index)).data();
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    // ---- the methods of MariaDB

    @Test
    @Tag("P7")
    void switchesToEd25519WithANonceThatEndsInANul() throws IOException {
        final Dialogue line = line(Place.REMOTE, mariaDb(NATIVE))
                .says(packets(2).send(switchTo(ED25519, LONG_NONCE)))
                .says(packets(4).send(OK));
        login(line, request(plain()));
        assertArrayEquals(ED25519_KEY.sign(LONG_NONCE), answer(line, 1));
        assertEquals(List.of(1, 3), line.sequenceIds());
    }

    /// MariaDB before MDEV-37554 sends the salt without the header of AuthMoreData, later ones with it.
    @ParameterizedTest
    @ValueSource(strings = {"", "01"})
    @Tag("P7")
    void switchesToParsecAndSignsBothNonces(String header) throws IOException, GeneralSecurityException {
        final Dialogue line = line(Place.REMOTE, mariaDb(NATIVE))
                .says(packets(2).send(switchTo(PARSEC, LONG_NONCE)))
                .says(packets(4).payload(bytes(header + hex(SALT))))
                .says(packets(6).send(OK));
        login(line, request(plain()));
        assertEquals(0, answer(line, 1).length);
        final byte[] answer = answer(line, 2);
        assertEquals(96, answer.length);
        final Signature signature = Signature.getInstance("Ed25519");
        signature.initVerify(parsecKey());
        signature.update(LONG_NONCE);
        signature.update(answer, 0, 32);
        assertTrue(signature.verify(answer, 32, 64));
        assertEquals(List.of(1, 3, 5), line.sequenceIds());
    }

    private static PublicKey parsecKey() throws GeneralSecurityException {
        final String header = "302a300506032b6570032100";
        return KeyFactory.getInstance("Ed25519")
                .generatePublic(new X509EncodedKeySpec(bytes(header + hex(Crypto.ed25519PublicKey(PARSEC_SEED)))));
    }

    @Test
    @Tag("P5")
    @Tag("P7")
    void readsASaltThatComesByteByByte() throws IOException {
        final Dialogue line = line(Place.REMOTE, mariaDb(NATIVE))
                .says(packets(2).send(switchTo(PARSEC, LONG_NONCE)))
                .says(packets(4).send(new AuthMoreData(SALT)))
                .says(packets(6).send(OK))
                .inPiecesOf(1);
        login(line, request(plain()));
        assertEquals(3, line.writes());
    }

    @Test
    @Tag("P5")
    void saysWhyTheServerRefusesInTheMiddle() {
        final Dialogue line = line(Place.REMOTE, mariaDb(NATIVE))
                .says(packets(2).send(switchTo(PARSEC, LONG_NONCE)))
                .says(packets(4).send(new Err(1045, "28000", "Access denied")));
        final NotAuthenticatedException refused = refused(NotAuthenticatedException.class, line, request(plain()));
        assertTrue(refused.getMessage().contains("check user and password"), refused.getMessage());
    }

    // ---- the greeting's method is answered to only if it is allowed, and never with the password

    @ParameterizedTest
    @CsvSource({
        "sha256_password,caching_sha2_password",
        "mysql_clear_password,caching_sha2_password",
        "client_ed25519,caching_sha2_password",
        "mysql_native_password,mysql_native_password"
    })
    void volunteersAScrambleAndNoPassword(String greeted, String answered) throws IOException {
        final Dialogue line =
                line(Place.REMOTE, mysql(greeted)).startsTls().says(packets(3).send(OK));
        login(line, request(proven()));
        assertEquals(answered, response(line, 1).plugin());
        assertEquals(
                answered.equals(SHA2) ? SHA2_ANSWER : NATIVE_ANSWER,
                hex(response(line, 1).authResponse()));
    }

    /// So that an account with a better method does not give away the scramble of a weaker one.
    @Test
    void saysNothingOfThePasswordUntilTheServerNamesAMethodThatIsAllowed() throws IOException {
        final Dialogue line = line(Place.REMOTE, mariaDb(NATIVE))
                .says(packets(2).send(switchTo(ED25519, LONG_NONCE)))
                .says(packets(4).send(OK));
        login(line, request(plain(), only(ED25519, PARSEC), "password"));
        assertEquals("undecided", response(line, 0).plugin());
        assertEquals(0, response(line, 0).authResponse().length);
        assertArrayEquals(ED25519_KEY.sign(LONG_NONCE), answer(line, 1));
    }

    @ParameterizedTest
    @ValueSource(strings = {NATIVE, SHA2, SHA256, CLEAR, "mysql_old_password", "dialog", "auth_gssapi_client"})
    @Tag("X5")
    void refusesAMethodThatIsNotAllowedBeforeAByteOfThePasswordIsSent(String plugin) {
        for (final Encryption encryption : List.of(proven(), unverified(), plain())) {
            final int first = encryption.need() == Need.NEVER ? 0 : 1;
            final Dialogue line = line(Place.UNIX_SOCKET, mariaDb(NATIVE), encryption)
                    .says(packets(2 + first).send(switchTo(plugin, NONCE)));
            final NotAuthenticatedException refused = refused(
                    NotAuthenticatedException.class, line, request(encryption, only(PARSEC, ED25519), "password"));
            assertTrue(refused.getMessage().contains("authPlugins"), refused.getMessage());
            assertTrue(refused.getMessage().startsWith("alice@"), refused.getMessage());
            assertEquals(first + 1, line.sent().size());
            assertEquals(0, response(line, first).authResponse().length);
        }
    }

    // ---- the password as it is

    @ParameterizedTest
    @ValueSource(strings = {CLEAR, "dialog", "mysql_old_password"})
    @Tag("X5")
    void refusesTheWeakestMethodsByDefaultOnEveryLine(String plugin) {
        for (final Encryption encryption : List.of(proven(), unverified(), plain())) {
            for (final Place place : Place.values()) {
                final int first = encryption.need() == Need.NEVER ? 0 : 1;
                final Dialogue line = line(place, mysql(SHA2), encryption)
                        .says(packets(2 + first).send(new AuthSwitch(plugin, new byte[0])));
                final NotAuthenticatedException refused =
                        refused(NotAuthenticatedException.class, line, request(encryption));
                assertTrue(refused.getMessage().contains("authPlugins"), refused.getMessage());
                assertEquals(first + 1, line.sent().size());
            }
        }
    }

    @Test
    void givesAProvenServerTheClearPasswordWhereThatIsAllowed() throws IOException {
        final LoginRequest request = request(proven(), only(SHA2, CLEAR), "password");
        final Dialogue line = line(Place.REMOTE, mysql(SHA2))
                .startsTls()
                .says(packets(3).send(new AuthSwitch(CLEAR, new byte[0])))
                .says(packets(5).send(OK));
        login(line, request);
        assertArrayEquals("password\0".getBytes(StandardCharsets.UTF_8), answer(line, 2));
        assertEquals(36, line.plainBytes());
        final Dialogue socket = line(Place.UNIX_SOCKET, mysql(SHA2))
                .says(packets(2).send(new AuthSwitch(CLEAR, new byte[0])))
                .says(packets(4).send(OK));
        login(socket, request(plain(), only(CLEAR), "password"));
        assertEquals(0, response(socket, 0).authResponse().length);
        assertArrayEquals("password\0".getBytes(StandardCharsets.UTF_8), answer(socket, 1));
    }

    @Test
    @Tag("X5")
    void givesNoOtherServerTheClearPasswordEvenWhereThatIsAllowed() {
        final List<Dialogue> unproven = List.of(
                line(Place.REMOTE, mysql(SHA2)).startsTls().says(packets(3).send(new AuthSwitch(CLEAR, new byte[0]))),
                line(Place.LOOPBACK, mysql(SHA2))
                        .startsTls()
                        .says(packets(3).send(new AuthSwitch(CLEAR, new byte[0]))));
        for (final Dialogue line : unproven) {
            refused(NotAuthenticatedException.class, line, request(unverified(), only(SHA2, CLEAR), "password"));
            assertEquals(2, line.sent().size());
        }
        final Dialogue plainLine =
                line(Place.LOOPBACK, mysql(SHA2)).says(packets(2).send(new AuthSwitch(CLEAR, new byte[0])));
        refused(NotAuthenticatedException.class, plainLine, request(plain(), only(SHA2, CLEAR), "password"));
        assertEquals(1, plainLine.sent().size());
        final Dialogue inDoubt = line(Place.REMOTE, mariaDb(NATIVE))
                .startsTls(SelfSigned.certificate(), "its certificate is not signed by anyone trusted")
                .says(packets(3).send(new AuthSwitch(CLEAR, new byte[0])));
        refused(NotAuthenticatedException.class, inDoubt, request(acceptingProof(), only(CLEAR), "password"));
        assertEquals(2, inDoubt.sent().size());
        assertEquals(0, response(inDoubt, 1).authResponse().length);
    }

    @Test
    void givesAServerInDoubtNoPasswordOfSha256() {
        final Dialogue line = line(Place.REMOTE, mariaDb(NATIVE))
                .startsTls(SelfSigned.certificate(), "its certificate is not signed by anyone trusted")
                .says(packets(3).send(switchTo(SHA256, NONCE)));
        refused(NotAuthenticatedException.class, line, request(acceptingProof()));
        assertEquals(2, line.sent().size());
    }

    // ---- several factors

    private static byte[] nativeAnswer(String password, byte[] nonce) {
        final byte[] once = Crypto.sha1(password.getBytes(StandardCharsets.UTF_8));
        return Crypto.xor(once, Crypto.sha1(nonce, Crypto.sha1(once)));
    }

    @Test
    void provesThreeFactorsWithThreePasswords() throws IOException {
        final byte[] second = Arrays.copyOf(LONG_NONCE, 20);
        final Dialogue line = line(Place.UNIX_SOCKET, mysql(SHA2))
                .says(packets(2).send(IN_CACHE).send(new AuthNextFactor(NATIVE, Arrays.copyOf(second, 21))))
                .says(packets(5).send(new AuthNextFactor(CLEAR, new byte[0])))
                .says(packets(7).send(OK));
        login(line, request(plain(), AuthPlugins.of(AuthPlugins.known()), "password", "second", "third"));
        assertEquals(SHA2_ANSWER, hex(response(line, 0).authResponse()));
        assertArrayEquals(nativeAnswer("second", second), answer(line, 1));
        assertArrayEquals("third\0".getBytes(StandardCharsets.UTF_8), answer(line, 2));
        assertEquals(List.of(1, 4, 6), line.sequenceIds());
    }

    @Test
    void switchesWithinAFactorWithThatFactorsPassword() throws IOException {
        final Dialogue line = line(Place.UNIX_SOCKET, mysql(SHA2))
                .says(packets(2).send(IN_CACHE).send(new AuthNextFactor(SHA2, Arrays.copyOf(NONCE, 21))))
                .says(packets(5).send(switchTo(NATIVE, NONCE)))
                .says(packets(7).send(OK));
        login(line, request(plain(), AuthPlugins.DEFAULT, "password", "second"));
        assertArrayEquals(nativeAnswer("second", NONCE), answer(line, 2));
    }

    @ParameterizedTest
    @CsvSource({"password2,password", "password3,password;second"})
    void saysWhichPasswordIsMissing(String option, String passwords) {
        final NotAuthenticatedException refused = refused(
                NotAuthenticatedException.class,
                threeFactors(),
                request(plain(), AuthPlugins.DEFAULT, passwords.split(";", -1)));
        assertTrue(refused.getMessage().contains("MysqlConfig." + option), refused.getMessage());
        assertTrue(refused.getMessage().contains(option + "FromEnvironment"), refused.getMessage());
    }

    private static Dialogue threeFactors() {
        return line(Place.LOOPBACK, mysql(SHA2))
                .says(packets(2).send(IN_CACHE).send(new AuthNextFactor(NATIVE, Arrays.copyOf(NONCE, 21))))
                .says(packets(5).send(new AuthNextFactor(NATIVE, Arrays.copyOf(NONCE, 21))));
    }

    @Test
    void refusesAFactorsMethodThatIsNotAllowed() {
        final Dialogue line = line(Place.UNIX_SOCKET, mysql(SHA2))
                .says(packets(2).send(IN_CACHE).send(new AuthNextFactor(CLEAR, new byte[0])));
        final NotAuthenticatedException refused = refused(
                NotAuthenticatedException.class, line, request(plain(), AuthPlugins.DEFAULT, "password", "second"));
        assertTrue(refused.getMessage().contains(CLEAR), refused.getMessage());
        assertEquals(1, line.sent().size());
    }

    @Test
    void refusesAFourthFactor() {
        final Dialogue line =
                threeFactors().says(packets(7).send(new AuthNextFactor(NATIVE, Arrays.copyOf(NONCE, 21))));
        refused(
                ProtocolException.class,
                line,
                request(plain(), AuthPlugins.DEFAULT, "password", "second", "third", "fourth"));
        assertEquals(3, line.writes());
    }

    // ---- MariaDB's proof by the password

    private static String proof(byte[] secret) throws GeneralSecurityException {
        final byte[] fingerprint = Crypto.sha256(SelfSigned.certificate().getEncoded());
        return "\u0001" + HexFormat.of().withUpperCase().formatHex(Crypto.sha256(secret, NONCE, fingerprint));
    }

    private static Dialogue inDoubt(String plugin) {
        return line(Place.REMOTE, mariaDb(NATIVE))
                .startsTls(SelfSigned.certificate(), "its certificate is not signed by anyone trusted")
                .says(packets(3).send(switchTo(plugin, LONG_NONCE)));
    }

    @Test
    void believesTheProofByEd25519() throws IOException, GeneralSecurityException {
        login(inDoubt(ED25519).says(packets(5).send(ok(proof(ED25519_KEY.publicKey())))), request(acceptingProof()));
        final CannotConnectException refused = refused(
                CannotConnectException.class,
                inDoubt(ED25519).says(packets(5).send(ok(proof(PARSEC_SEED)))),
                request(acceptingProof()));
        assertEquals(Reason.TLS, refused.reason());
    }

    @Test
    void believesTheProofByParsec() throws IOException, GeneralSecurityException {
        final byte[] publicKey = Crypto.ed25519PublicKey(PARSEC_SEED);
        final byte[] secret = Arrays.copyOf(SALT, SALT.length + publicKey.length);
        System.arraycopy(publicKey, 0, secret, SALT.length, publicKey.length);
        login(
                inDoubt(PARSEC)
                        .says(packets(5).send(new AuthMoreData(SALT)))
                        .says(packets(7).send(ok(proof(secret)))),
                request(acceptingProof()));
        final CannotConnectException refused = refused(
                CannotConnectException.class,
                inDoubt(PARSEC)
                        .says(packets(5).send(new AuthMoreData(SALT)))
                        .says(packets(7).send(ok(proof(publicKey)))),
                request(acceptingProof()));
        assertEquals(Reason.TLS, refused.reason());
    }

    /// A server that lets us in before it has sent the salt has shown nothing.
    @Test
    void believesNoProofBeforeTheExchangeIsThrough() throws GeneralSecurityException {
        final Dialogue line = inDoubt(PARSEC).says(packets(5).send(ok(proof(new byte[0]))));
        refused(CannotConnectException.class, line, request(acceptingProof()));
    }
}
