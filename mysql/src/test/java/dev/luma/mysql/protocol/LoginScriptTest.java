package dev.luma.mysql.protocol;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.luma.db.error.CannotConnectException;
import dev.luma.db.error.CannotConnectException.Reason;
import dev.luma.db.error.DbException;
import dev.luma.db.error.NotAuthenticatedException;
import dev.luma.db.error.ProtocolException;
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
import dev.luma.mysql.wire.Zlib;
import dev.luma.mysql.wire.client.AuthResponse;
import dev.luma.mysql.wire.client.HandshakeResponse;
import dev.luma.mysql.wire.client.SslRequest;
import dev.luma.mysql.wire.server.AuthMoreData;
import dev.luma.mysql.wire.server.AuthSwitch;
import dev.luma.mysql.wire.server.Err;
import dev.luma.mysql.wire.server.Handshake;
import dev.luma.mysql.wire.server.Ok;
import dev.luma.toolbox.crypto.Secret;
import dev.luma.toolbox.tcp.Peer.Place;
import dev.luma.toolbox.tcp.Tls;
import dev.luma.toolbox.tcp.Trust;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LoginScriptTest {
    private static final String SHA2 = "caching_sha2_password";
    private static final String NATIVE = "mysql_native_password";
    private static final byte[] NONCE = bytes("0102030405060708090a0b0c0d0e0f1011121314");
    private static final byte[] OTHER_NONCE = bytes("2122232425262728292a2b2c2d2e2f3031323334");
    private static final String SHA2_ANSWER = "f7ab1c623a6e98dceab35e926290e5746a3141116115f4dd8ccca994393eccdd";
    private static final String NATIVE_ANSWER = "c17d6009a5cb47e59f7483fcf05553bbbf7dd0d6";
    /// What MySQL 9.7.4 offers.
    private static final long MYSQL_OFFERS = 0xDFFF_FFFFL;
    /// What MariaDB 11.8.6 offers.
    private static final long MARIADB_OFFERS = 0x3D_81FF_FFFEL;

    private static final Negotiated PLAIN = new Negotiated(Capability.PROTOCOL_41, Flavor.MYSQL, "", 0);
    private static final Ok OK = ok("");
    private static final AuthMoreData IN_CACHE = new AuthMoreData(new byte[] {3});
    private static final AuthMoreData FULL = new AuthMoreData(new byte[] {4});

    // ---- the two sides

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex);
    }

    private static Ok ok(String info) {
        return new Ok(0, 0, ServerStatus.AUTOCOMMIT, 0, info, new byte[0]);
    }

    private static Handshake mysql(String plugin) {
        return new Handshake("9.7.4", 42, NONCE, MYSQL_OFFERS, 255, ServerStatus.AUTOCOMMIT, plugin);
    }

    private static Handshake mariaDb(String plugin) {
        return new Handshake("11.8.6-MariaDB", 42, NONCE, MARIADB_OFFERS, 45, ServerStatus.AUTOCOMMIT, plugin);
    }

    private static Handshake without(long capability, Handshake greeting) {
        return new Handshake(
                greeting.version(),
                greeting.connectionId(),
                greeting.nonce(),
                greeting.capabilities() & ~capability,
                greeting.collation(),
                greeting.status(),
                greeting.plugin());
    }

    private static Handshake greetingIn(int collation, Handshake greeting) {
        return new Handshake(
                greeting.version(),
                greeting.connectionId(),
                greeting.nonce(),
                greeting.capabilities(),
                collation,
                greeting.status(),
                greeting.plugin());
    }

    private static ServerPackets packets(int sequence) {
        return ServerPackets.from(sequence, PLAIN);
    }

    private static Dialogue line(Place place, Handshake greeting) {
        return Dialogue.with(place).says(packets(0).send(greeting));
    }

    /// A server that greets as MySQL, and after the handshake response says this.
    private static Dialogue answering(ServerPackets packets) {
        return line(Place.REMOTE, mysql(SHA2)).says(packets);
    }

    /// The same, after TLS has begun.
    private static Dialogue answeringOverTls(ServerPackets packets) {
        return line(Place.REMOTE, mysql(SHA2)).startsTls().says(packets);
    }

    private static LoginRequest request(Need need) {
        return request("password", new Encryption(need, Tls.encryptOnly(), false, false, "the advice"));
    }

    private static LoginRequest request(String password, Encryption encryption) {
        return new LoginRequest(
                "alice",
                Credentials.of(Secret.of(password)),
                "prod",
                encryption,
                Map.of("_client_name", "luma-mysql"),
                CompressionWish.NONE);
    }

    private static Negotiated login(Dialogue line, LoginRequest request) throws IOException {
        final PacketChannel channel = new PacketChannel(line.open());
        final ResponseReader responses = new ResponseReader(channel);
        final Ok ok = new Login(channel, responses, request).run();
        assertEquals(ServerStatus.AUTOCOMMIT, ok.status());
        return responses.negotiated();
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

    // ---- what is negotiated

    @Test
    void asksMysqlForWhatItUsesAndNothingElse() throws IOException {
        final Dialogue line =
                line(Place.LOOPBACK, mysql(SHA2)).says(packets(2).send(IN_CACHE).send(OK));
        final Negotiated negotiated = login(line, request(Need.NEVER));
        final long expected = Capability.LONG_PASSWORD
                | Capability.LONG_FLAG
                | Capability.CONNECT_WITH_DB
                | Capability.PROTOCOL_41
                | Capability.TRANSACTIONS
                | Capability.SECURE_CONNECTION
                | Capability.MULTI_RESULTS
                | Capability.PS_MULTI_RESULTS
                | Capability.PLUGIN_AUTH
                | Capability.PLUGIN_AUTH_LENENC_CLIENT_DATA
                | Capability.CONNECT_ATTRS
                | Capability.DEPRECATE_EOF
                | Capability.MULTI_FACTOR_AUTHENTICATION
                | Capability.SESSION_TRACK
                | Capability.QUERY_ATTRIBUTES;
        assertEquals(new Negotiated(expected, Flavor.MYSQL, "9.7.4", 42), negotiated);
        assertEquals(expected, response(line, 0).capabilities());
    }

    @Test
    void asksMariaDbForItsOwnCapabilities() throws IOException {
        final Dialogue line =
                line(Place.LOOPBACK, mariaDb(NATIVE)).says(packets(2).send(OK));
        final Negotiated negotiated = login(line, request(Need.NEVER));
        assertEquals(Flavor.MARIADB, negotiated.flavor());
        assertTrue(negotiated.has(Capability.MARIADB_EXTENDED_METADATA | Capability.MARIADB_CACHE_METADATA));
        assertFalse(negotiated.has(Capability.LONG_PASSWORD));
        assertEquals(negotiated.capabilities(), response(line, 0).capabilities());
    }

    @Test
    void agreesOnNothingThatTheServerDoesNotOffer() throws IOException {
        final long missing = Capability.DEPRECATE_EOF
                | Capability.CONNECT_ATTRS
                | Capability.PLUGIN_AUTH_LENENC_CLIENT_DATA
                | Capability.CONNECT_WITH_DB;
        final Dialogue line = line(Place.LOOPBACK, without(missing, mysql(NATIVE)))
                .says(packets(2).send(OK));
        final Negotiated negotiated = login(line, request(Need.NEVER));
        assertEquals(0, negotiated.capabilities() & missing);
        final HandshakeResponse response = response(line, 0);
        assertEquals(NATIVE_ANSWER, hex(response.authResponse()));
        assertEquals(Map.of(), response.attributes());
    }

    // ---- compression

    private static LoginRequest compressing(boolean required, CompressionWish.Method... methods) {
        final LoginRequest plain = request(Need.NEVER);
        return new LoginRequest(
                plain.user(),
                plain.credentials(),
                plain.database(),
                plain.encryption(),
                plain.attributes(),
                new CompressionWish(List.of(methods), required));
    }

    private static final CompressionWish.Method ZLIB =
            new CompressionWish.Method("zlib", Capability.COMPRESS, Zlib::new);
    private static final CompressionWish.Method ZSTD =
            new CompressionWish.Method("zstd", Capability.ZSTD_COMPRESSION, Zlib::new);

    @Test
    @Tag("P4")
    void asksForTheFirstCompressionThatTheServerOffersAndForOneOnly() throws IOException {
        for (final LoginRequest request : List.of(compressing(true, ZSTD, ZLIB), compressing(false, ZLIB, ZSTD))) {
            final CompressionWish.Method first = request.compression().methods().get(0);
            final Dialogue line =
                    line(Place.LOOPBACK, mysql(NATIVE)).says(packets(2).send(OK));
            login(line, request);
            assertEquals(
                    first.capability(),
                    response(line, 0).capabilities() & (Capability.COMPRESS | Capability.ZSTD_COMPRESSION));
        }
        final Dialogue line =
                line(Place.LOOPBACK, mariaDb(NATIVE)).says(packets(2).send(OK));
        assertTrue(login(line, compressing(true, ZSTD, ZLIB)).has(Capability.COMPRESS));
    }

    @Test
    @Tag("P4")
    void tellsTheLevelOfZstdInTheLastByte() throws IOException {
        final Dialogue line =
                line(Place.LOOPBACK, mysql(NATIVE)).says(packets(2).send(OK));
        login(line, compressing(true, ZSTD));
        final byte[] response = line.sent().get(0).toBytes();
        assertEquals(3, response[response.length - 1]);
        final String attributes = "\nluma-mysql";
        assertEquals(
                attributes,
                new String(
                        response,
                        response.length - 1 - attributes.length(),
                        attributes.length(),
                        StandardCharsets.US_ASCII));
    }

    @Test
    @Tag("P4")
    void refusesAServerThatDoesNotCompressBeforeAnythingIsSent() {
        final Dialogue line = line(Place.LOOPBACK, without(Capability.COMPRESS, mariaDb(NATIVE)));
        final CannotConnectException refused =
                refused(CannotConnectException.class, line, compressing(true, ZSTD, ZLIB));
        assertEquals(Reason.REJECTED, refused.reason());
        assertTrue(
                refused.getMessage()
                        .contains("compression by zstd or zlib was asked for, and the server offers none; ask for"
                                + " compression=preferred"),
                refused.getMessage());
        assertEquals(0, line.writes());
    }

    @Test
    @Tag("P4")
    void goesOnWithoutCompressionWhereThatWillDo() throws IOException {
        final Dialogue line = line(Place.LOOPBACK, without(Capability.COMPRESS, mariaDb(NATIVE)))
                .says(packets(2).send(OK));
        assertFalse(login(line, compressing(false, ZSTD, ZLIB)).has(Capability.COMPRESS));
    }

    @ParameterizedTest
    @ValueSource(longs = {Capability.PROTOCOL_41, Capability.SECURE_CONNECTION, Capability.PLUGIN_AUTH})
    void refusesAServerThatLacksWhatIsNeeded(long capability) {
        final Dialogue line = line(Place.LOOPBACK, without(capability, mysql("")));
        final CannotConnectException refused = refused(CannotConnectException.class, line, request(Need.NEVER));
        assertEquals(Reason.REJECTED, refused.reason());
        assertTrue(refused.getMessage().contains("9.7.4"), refused.getMessage());
        assertEquals(0, line.writes());
    }

    @ParameterizedTest
    @CsvSource({
        "mysql,255,255",
        "mysql,8,255",
        "mysql,46,46",
        "mysql,224,224",
        "mariadb,0,45",
        "mariadb,45,45",
        "mariadb,8,45",
        "mariadb,246,246",
        "mariadb,255,45"
    })
    @Tag("N17")
    void choosesACollationOfUtf8mb4(String flavor, int greeting, int chosen) throws IOException {
        final Handshake from = flavor.equals("mysql") ? mysql(NATIVE) : mariaDb(NATIVE);
        final Dialogue line =
                line(Place.LOOPBACK, greetingIn(greeting, from)).says(packets(2).send(OK));
        login(line, request(Need.NEVER));
        assertEquals(chosen, response(line, 0).collation());
    }

    // ---- the methods

    @Test
    void logsInWithTheMethodOfTheGreetingInOneWrite() throws IOException {
        final Dialogue line =
                line(Place.REMOTE, mariaDb(NATIVE)).says(packets(2).send(OK));
        login(line, request(Need.NEVER));
        final HandshakeResponse response = response(line, 0);
        assertEquals("alice", response.user());
        assertEquals("prod", response.database());
        assertEquals(NATIVE, response.plugin());
        assertEquals(NATIVE_ANSWER, hex(response.authResponse()));
        assertEquals(Map.of("_client_name", "luma-mysql"), response.attributes());
        assertEquals(List.of(1), line.sequenceIds());
        assertEquals(1, line.writes());
    }

    @Test
    void logsInByTheCache() throws IOException {
        final Dialogue line = answering(packets(2).send(IN_CACHE).send(OK));
        login(line, request(Need.NEVER));
        assertEquals(SHA2, response(line, 0).plugin());
        assertEquals(SHA2_ANSWER, hex(response(line, 0).authResponse()));
        assertEquals(1, line.writes());
    }

    @Test
    @Tag("P5")
    void logsInWhenBytesComeOneByOne() throws IOException {
        final Dialogue line = answering(packets(2).send(IN_CACHE).send(OK)).inPiecesOf(1);
        login(line, request(Need.NEVER));
        assertEquals(1, line.writes());
    }

    @Test
    void switchesToNativePassword() throws IOException {
        final Dialogue line = answering(packets(2).send(new AuthSwitch(NATIVE, Arrays.copyOf(NONCE, 21))))
                .says(packets(4).send(OK));
        login(line, request(Need.NEVER));
        assertEquals(NATIVE_ANSWER, hex(answer(line, 1)));
        assertEquals(List.of(1, 3), line.sequenceIds());
    }

    @Test
    void switchesToCachingSha2WithItsNonce() throws IOException {
        final Dialogue line = line(Place.LOOPBACK, greetingWithOtherNonce())
                .says(packets(2).send(new AuthSwitch(SHA2, Arrays.copyOf(NONCE, 21))))
                .says(packets(4).send(IN_CACHE).send(OK));
        login(line, request(Need.NEVER));
        assertEquals(SHA2_ANSWER, hex(answer(line, 1)));
    }

    private static Handshake greetingWithOtherNonce() {
        return new Handshake("5.7.44", 1, OTHER_NONCE, MYSQL_OFFERS, 45, ServerStatus.AUTOCOMMIT, NATIVE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"parsec", "mysql_clear_password", "auth_gssapi_client", ""})
    void answersWithItsOwnMethodWhereItHasNotTheServersDefault(String plugin) throws IOException {
        final Dialogue line = line(Place.LOOPBACK, mariaDb(plugin))
                .says(packets(2).send(new AuthSwitch(NATIVE, Arrays.copyOf(NONCE, 21))))
                .says(packets(4).send(OK));
        login(line, request(Need.NEVER));
        assertEquals(NATIVE, response(line, 0).plugin());
        assertEquals(NATIVE_ANSWER, hex(answer(line, 1)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"mysql_clear_password", "dialog", "mysql_old_password", "whatever"})
    @Tag("X5")
    void tellsNothingToAServerThatSwitchesToAMethodThatIsNotAllowed(String plugin) {
        final Dialogue line = answeringOverTls(packets(3).send(new AuthSwitch(plugin, Arrays.copyOf(NONCE, 21))));
        final NotAuthenticatedException refused = refused(NotAuthenticatedException.class, line, request(Need.ALWAYS));
        assertTrue(refused.getMessage().startsWith("alice@db.example:3306 (192.0.2.7): "), refused.getMessage());
        assertTrue(refused.getMessage().contains(plugin), refused.getMessage());
        assertEquals(2, line.sent().size(), "the SSL request and the handshake response");
    }

    @Test
    @Tag("X5")
    void takesABareSwitchForTheOldestMethodAndRefusesIt() {
        final Dialogue line = answering(packets(2).payload(new byte[] {(byte) 0xFE}));
        final NotAuthenticatedException refused = refused(NotAuthenticatedException.class, line, request(Need.NEVER));
        assertTrue(refused.getMessage().contains("mysql_old_password"), refused.getMessage());
    }

    @Test
    @Tag("P7")
    void readsDataWithoutTheirHeaderFromMariaDb() throws IOException {
        final Dialogue line = line(Place.UNIX_SOCKET, mariaDb(SHA2))
                .says(packets(2).payload(new byte[] {4}))
                .says(packets(4).send(OK));
        login(line, request(Need.NEVER));
        assertArrayEquals("password\0".getBytes(StandardCharsets.UTF_8), answer(line, 1));
        final Dialogue fromMysql = answering(packets(2).payload(new byte[] {4}));
        refused(ProtocolException.class, fromMysql, request(Need.NEVER));
    }

    /// MDEV-37554: data that themselves begin with `01`.
    @Test
    @Tag("P7")
    void takesOneHeaderOffDataThatBeginWithOne() {
        final Dialogue line = answering(packets(2).send(new AuthMoreData(new byte[] {1, 4})));
        final ProtocolException refused = refused(ProtocolException.class, line, request(Need.NEVER));
        assertTrue(refused.getMessage().contains("2 bytes"), refused.getMessage());
    }

    @Test
    void sendsThePasswordItselfUnderTls() throws IOException {
        final Dialogue line =
                answeringOverTls(packets(3).send(FULL)).says(packets(5).send(OK));
        login(line, request(Need.ALWAYS));
        assertArrayEquals("password\0".getBytes(StandardCharsets.UTF_8), answer(line, 2));
        assertEquals(36, line.plainBytes());
    }

    @Test
    void sendsThePasswordItselfOverAUnixSocket() throws IOException {
        final Dialogue line = line(Place.UNIX_SOCKET, mysql(SHA2))
                .says(packets(2).send(FULL))
                .says(packets(4).send(OK));
        login(line, request(Need.NEVER));
        assertArrayEquals("password\0".getBytes(StandardCharsets.UTF_8), answer(line, 1));
    }

    @Test
    void asksForTheKeyOnLoopback() throws IOException, GeneralSecurityException {
        final Dialogue line = line(Place.LOOPBACK, mysql(SHA2))
                .says(packets(2).send(FULL))
                .says(packets(4).send(new AuthMoreData(key())))
                .says(packets(6).send(OK));
        login(line, request(Need.NEVER));
        assertEquals("02", hex(answer(line, 1)));
        assertEquals(256, answer(line, 2).length);
        assertEquals(List.of(1, 3, 5), line.sequenceIds());
    }

    private static byte[] key() throws GeneralSecurityException {
        final KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        final byte[] encoded = generator.generateKeyPair().getPublic().getEncoded();
        return ("-----BEGIN PUBLIC KEY-----\n"
                        + Base64.getMimeEncoder().encodeToString(encoded)
                        + "\n-----END PUBLIC KEY-----\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    @Test
    void tellsNothingMoreOnAnOpenLine() {
        final Dialogue line = answering(packets(2).send(FULL));
        refused(NotAuthenticatedException.class, line, request(Need.NEVER));
        assertEquals(1, line.sent().size());
        assertEquals(SHA2_ANSWER, hex(response(line, 0).authResponse()));
    }

    @Test
    void refusesANonceOfZeros() {
        final Handshake greeting =
                new Handshake("9.7.4", 1, new byte[20], MYSQL_OFFERS, 255, ServerStatus.AUTOCOMMIT, SHA2);
        final Dialogue line = line(Place.LOOPBACK, greeting);
        refused(ProtocolException.class, line, request(Need.NEVER));
        assertEquals(0, line.writes());
    }

    @Test
    void givesUpOnAServerThatSwitchesForEver() {
        Dialogue line = line(Place.LOOPBACK, mysql(SHA2));
        for (int i = 0; i < 20; i++) {
            line = line.says(packets(2 + 2 * i).send(new AuthSwitch(NATIVE, Arrays.copyOf(NONCE, 21))));
        }
        refused(ProtocolException.class, line, request(Need.NEVER));
        assertEquals(13, line.writes());
    }

    // ---- TLS

    @Test
    @Tag("X3")
    void saysNothingButTheSslRequestInPlainText() throws IOException {
        final Dialogue line = answeringOverTls(packets(3).send(IN_CACHE).send(OK));
        final Negotiated negotiated = login(line, request(Need.ALWAYS));
        assertTrue(negotiated.has(Capability.SSL));
        final SslRequest ask = SslRequest.decode(line.sent().get(0));
        assertEquals(negotiated.capabilities(), ask.capabilities());
        assertEquals(SslRequest.LENGTH, line.sent().get(0).length());
        assertEquals(SslRequest.LENGTH + 4, line.plainBytes());
        assertEquals(negotiated.capabilities(), response(line, 1).capabilities());
        assertEquals(List.of(1, 2), line.sequenceIds());
    }

    @Test
    @Tag("X3")
    void tellsNothingToAServerWithoutTlsWhereItMustBe() {
        final Dialogue line = line(Place.REMOTE, without(Capability.SSL, mysql(SHA2)));
        final CannotConnectException refused = refused(CannotConnectException.class, line, request(Need.ALWAYS));
        assertEquals(Reason.TLS, refused.reason());
        assertTrue(refused.getMessage().contains("the advice"), refused.getMessage());
        assertEquals(0, line.writes());
    }

    @Test
    void goesPlainWhereTlsIsNotOfferedOrNotWanted() throws IOException {
        final Dialogue notOffered = line(Place.LOOPBACK, without(Capability.SSL, mysql(SHA2)))
                .says(packets(2).send(IN_CACHE).send(OK));
        assertFalse(login(notOffered, request(Need.IF_OFFERED)).has(Capability.SSL));
        final Dialogue notWanted = answering(packets(2).send(IN_CACHE).send(OK));
        assertFalse(login(notWanted, request(Need.NEVER)).has(Capability.SSL));
    }

    @Test
    @Tag("X3")
    void refusesPlainBytesWhereTlsIsToBegin() {
        final Dialogue line =
                Dialogue.with(Place.REMOTE).says(packets(0).send(mysql(SHA2)).send(OK));
        refused(ProtocolException.class, line, request(Need.ALWAYS));
        assertEquals(36, line.plainBytes());
    }

    // ---- a certificate that nobody has signed

    private static Encryption verified() {
        return new Encryption(Need.ALWAYS, Tls.verifyIdentity(Trust.system(), "db.example"), true, true, "");
    }

    private static byte[] digest(String algorithm, byte[]... parts) throws GeneralSecurityException {
        final MessageDigest digest = MessageDigest.getInstance(algorithm);
        for (final byte[] part : parts) {
            digest.update(part);
        }
        return digest.digest();
    }

    private static String proof() throws GeneralSecurityException {
        final byte[] secret = digest("SHA-1", digest("SHA-1", "password".getBytes(StandardCharsets.UTF_8)));
        final byte[] fingerprint = digest("SHA-256", SelfSigned.certificate().getEncoded());
        return "\u0001" + HexFormat.of().withUpperCase().formatHex(digest("SHA-256", secret, NONCE, fingerprint));
    }

    @Test
    @Tag("X4")
    void believesACertificateThatTheServerProvesToBeItsOwn() throws IOException, GeneralSecurityException {
        final Dialogue line = line(Place.REMOTE, mariaDb(NATIVE))
                .startsTls(SelfSigned.certificate(), "its certificate is not signed by anyone trusted")
                .says(packets(3).send(ok(proof())));
        final Encryption encryption = verified();
        login(line, request("password", encryption));
        assertNotSame(encryption.tls(), line.tls().orElseThrow());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\u0001", "\u00010123456789ABCDEF", "proof"})
    @Tag("X4")
    void refusesACertificateThatStaysInDoubt(String info) throws GeneralSecurityException {
        final Dialogue line = line(Place.REMOTE, mariaDb(NATIVE))
                .startsTls(SelfSigned.certificate(), "its certificate is not signed by anyone trusted")
                .says(packets(3).send(ok(info)));
        final CannotConnectException refused =
                refused(CannotConnectException.class, line, request("password", verified()));
        assertEquals(Reason.TLS, refused.reason());
        assertTrue(refused.getMessage().contains("not signed by anyone trusted"), refused.getMessage());
    }

    @Test
    @Tag("X5")
    void givesAServerInDoubtNoPassword() throws GeneralSecurityException {
        final Dialogue line = line(Place.REMOTE, mariaDb(NATIVE))
                .startsTls(SelfSigned.certificate(), "its certificate is not signed by anyone trusted")
                .says(packets(3).send(new AuthSwitch(SHA2, Arrays.copyOf(NONCE, 21))))
                .says(packets(5).send(FULL));
        refused(NotAuthenticatedException.class, line, request("password", verified()));
        assertEquals(3, line.sent().size());
        assertEquals(SHA2_ANSWER, hex(answer(line, 2)));
    }

    @Test
    void allowsNoDoubtWhereNoProofCanCome() throws IOException {
        final Encryption encryption = verified();
        final Dialogue withoutPassword =
                line(Place.REMOTE, mariaDb(NATIVE)).startsTls().says(packets(3).send(OK));
        login(withoutPassword, request("", encryption));
        assertSame(encryption.tls(), withoutPassword.tls().orElseThrow());
        final Dialogue mysql = answeringOverTls(packets(3).send(IN_CACHE).send(OK));
        login(mysql, request("password", encryption));
        assertSame(encryption.tls(), mysql.tls().orElseThrow());
    }

    // ---- refusals

    @ParameterizedTest
    @CsvSource({
        "1040,08004,TOO_MANY_CONNECTIONS,max_connections",
        "1129,HY000,REJECTED,host_cache",
        "1130,HY000,REJECTED,no account",
        "1105,HY000,REJECTED,no"
    })
    @Tag("P5")
    void saysWhyTheServerDoesNotGreet(int code, String state, Reason reason, String advice) {
        final Dialogue line = Dialogue.with(Place.REMOTE).says(packets(0).send(new Err(code, state, "no")));
        final CannotConnectException refused = refused(CannotConnectException.class, line, request(Need.ALWAYS));
        assertEquals(reason, refused.reason());
        assertEquals(code, refused.vendorCode());
        assertTrue(refused.getMessage().contains("db.example:3306"), refused.getMessage());
        assertTrue(refused.getMessage().contains(advice), refused.getMessage());
    }

    @Test
    void repeatsNoControlCharacterOfAServerThatNobodyKnows() {
        final Err err = new Err(1045, "28000", "no\n\u001b[2J");
        final DbException refused =
                refused(DbException.class, answering(packets(2).send(err)), request(Need.NEVER));
        assertTrue(refused.getMessage().contains(": no??[2J"), refused.getMessage());
    }

    @Test
    void readsARefusalWithoutSqlState() {
        final byte[] refusal = bytes("ff1004546f6f206d616e7920636f6e6e656374696f6e73");
        final Dialogue line = Dialogue.with(Place.REMOTE).says(packets(0).payload(refusal));
        final CannotConnectException refused = refused(CannotConnectException.class, line, request(Need.ALWAYS));
        assertEquals(Reason.TOO_MANY_CONNECTIONS, refused.reason());
        assertTrue(refused.getMessage().contains("Too many connections"), refused.getMessage());
    }

    @ParameterizedTest
    @CsvSource({
        "1045,28000,NotAuthenticatedException,check user and password",
        "1698,28000,NotAuthenticatedException,check user and password",
        "1044,42000,NotAuthenticatedException,privilege",
        "1275,HY000,NotAuthenticatedException,so it is",
        "1862,HY000,NotAuthenticatedException,new password",
        "1251,08004,NotAuthenticatedException,method",
        "1524,HY000,NotAuthenticatedException,install it",
        "3118,HY000,NotAuthenticatedException,unlock",
        "3955,HY000,NotAuthenticatedException,check the password",
        "4150,HY000,NotAuthenticatedException,check the password",
        "4151,HY000,NotAuthenticatedException,unlock",
        "1049,42000,CannotConnectException,create it",
        "3159,HY000,CannotConnectException,tls=required",
        "1203,42000,CannotConnectException,limit"
    })
    @Tag("P5")
    void saysWhyTheServerDoesNotAccept(int code, String state, String type, String advice) {
        final Dialogue line = answering(packets(2).send(new Err(code, state, "so it is")));
        final DbException refused = refused(DbException.class, line, request(Need.NEVER));
        assertEquals(type, refused.getClass().getSimpleName());
        assertEquals(code, refused.vendorCode());
        assertFalse(refused.connectionUsable());
        assertTrue(
                refused.getMessage().startsWith("alice@db.example:3306 (192.0.2.7): so it is"), refused.getMessage());
        assertTrue(refused.getMessage().contains(advice), refused.getMessage());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SSH-2.0-OpenSSH_9.2p1 Debian-2+deb12u3\r\n",
                "HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n",
                "220 mail.example ESMTP\r\n",
                "\0\0\0\0",
                "\1\0\0\0\t",
                "\2\0\0\0\n9"
            })
    void saysThatNoServerOfThisKindAnswers(String greeting) {
        final Dialogue line = Dialogue.with(Place.REMOTE).says(greeting.getBytes(StandardCharsets.ISO_8859_1));
        final DbException refused = refused(DbException.class, line, request(Need.ALWAYS));
        assertInstanceOf(CannotConnectException.class, refused);
        assertTrue(refused.getMessage().contains("db.example:3306"), refused.getMessage());
        assertEquals(0, line.writes());
    }

    @Test
    @Tag("P5")
    void saysWhereTheServerClosedTheLine() {
        final CannotConnectException silent =
                refused(CannotConnectException.class, Dialogue.with(Place.REMOTE), request(Need.ALWAYS));
        assertTrue(silent.getMessage().contains("without a greeting"), silent.getMessage());
        final CannotConnectException middle =
                refused(CannotConnectException.class, line(Place.REMOTE, mysql(SHA2)), request(Need.NEVER));
        assertTrue(middle.getMessage().contains("in the middle of the login"), middle.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"00", "0000", "000000", "0000000200", "000000020000", "00fe"})
    void takesATruncatedOkForNoLogin(String payload) {
        final Dialogue line = answering(packets(2).payload(bytes(payload)));
        refused(ProtocolException.class, line, request(Need.NEVER));
    }
}
