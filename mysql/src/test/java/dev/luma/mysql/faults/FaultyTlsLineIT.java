package dev.luma.mysql.faults;

import dev.luma.mysql.TlsMode;
import dev.luma.testkit.server.RealServer;
import dev.luma.testkit.server.ServerKind;
import dev.luma.testkit.server.ServerTest;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Timeout;

/// Damages of a line under TLS: at every byte of its beginning, around the end of every record, and at many places
/// between. To who has no key, all bytes of a record but the last are alike.
@ServerTest({ServerKind.MYSQL_9_7, ServerKind.MARIADB_11_8})
@Timeout(120)
class FaultyTlsLineIT extends FaultyLineContract {
    /// The greeting and the first record of the handshake.
    private static final int BEGINNING = 600;
    private static final int STRIDE = 17;

    FaultyTlsLineIT(RealServer server) {
        super(server, Framing.TLS, config -> config.tls(TlsMode.REQUIRED));
    }

    @Override
    IntStream offsets(Passed passed) {
        final IntStream apart = IntStream.range(0, passed.count()).filter(at -> at < BEGINNING || at % STRIDE == 0);
        return IntStream.concat(apart, passed.around()).sorted().distinct();
    }
}
