package dev.luma.toolbox.tcp;

import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.luma.toolbox.tcp.TcpException.Kind;
import dev.luma.toolbox.tcp.Tls.Version;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A handshake that goes wrong anywhere ends with a [TcpException], and in time.
@Timeout(120)
class TlsPropertyTest {
    private static final int HANDSHAKE_RECORD = 22;

    @Test
    void failsForRandomAnswers() throws Exception {
        for (int seed = 0; seed < 200; seed++) {
            byte[] answer = answer(new Random(seed));
            try (Pair pair = Pair.overTcp()) {
                pair.client().deadline(Deadline.after(Pair.LONG));
                pair.server().write(answer, 0, answer.length);
                var handshake = Background.start(Background.Kind.PLATFORM, () -> {
                    pair.client().startTls(Tls.encryptOnly());
                    return true;
                });
                pair.server().read(new byte[4096], 0, 4096);
                pair.server().close();
                var kind = handshake.failure().kind();
                assertTrue(EnumSet.of(Kind.TLS, Kind.RESET).contains(kind), kind::toString);
            }
        }
    }

    /// Noise, or noise in a well-formed record, or in a well-formed message too.
    private static byte[] answer(Random random) {
        byte[] answer = new byte[10 + random.nextInt(2000)];
        random.nextBytes(answer);
        if (random.nextInt(4) > 0) {
            int length = answer.length - 5;
            byte[] header = {HANDSHAKE_RECORD, 3, 3, (byte) (length >> 8), (byte) length};
            System.arraycopy(header, 0, answer, 0, 5);
        }
        if (random.nextBoolean()) {
            int length = answer.length - 9;
            byte[] header = {2, 0, (byte) (length >> 8), (byte) length};
            System.arraycopy(header, 0, answer, 5, 4);
        }
        return answer;
    }

    @ParameterizedTest
    @EnumSource(Version.class)
    void failsWhereverTheLineIsCut(Version version) throws Exception {
        Tls tls = Tls.encryptOnly().withVersions(version);
        try (TlsServer server = TlsServer.startEcho(Certificates.server("server"))) {
            for (int position = 0; position < 900; position += 11) {
                try (Relay relay = Relay.cuttingAfter(position + 1, server);
                        Tcp tcp = relay.connect()) {
                    var e = assertThrows(TcpException.class, () -> tcp.startTls(tls));
                    assertTrue(EnumSet.of(Kind.TLS, Kind.RESET).contains(e.kind()), e::toString);
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Version.class)
    void failsWhereverAByteIsDamaged(Version version) throws Exception {
        Tls tls = Tls.encryptOnly().withVersions(version);
        try (TlsServer server = TlsServer.startEcho(Certificates.server("server"))) {
            for (int position = 0; position < 900; position += 29) {
                try (Relay relay = Relay.damaging(position, server);
                        Tcp tcp = relay.connect()) {
                    // A damaged length makes both sides wait for more.
                    tcp.deadline(Deadline.after(Duration.ofMillis(500)));
                    var e = assertThrows(TcpException.class, () -> tcp.startTls(tls));
                    assertNotEquals(Kind.CLOSED, e.kind());
                }
            }
        }
    }
}
