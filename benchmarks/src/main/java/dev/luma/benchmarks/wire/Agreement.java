package dev.luma.benchmarks.wire;

import java.nio.ByteBuffer;

/// What of the capabilities decides how long an answer is.
///
/// @param deprecatesEof  whether an OK packet ends rows, and nothing ends definitions
/// @param cachesMetadata whether the column count says if definitions follow (MariaDB)
record Agreement(boolean deprecatesEof, boolean cachesMetadata) {
    static final int DEPRECATE_EOF = 1 << 24;
    static final int CACHE_METADATA = 1 << 4;

    /// What the server offers in its greeting.
    static Agreement offered(byte[] greeting) {
        final ByteBuffer in = Packets.payload(greeting);
        in.get();
        skipText(in);
        in.position(in.position() + 4 + 8 + 1);
        final int low = in.getShort() & 0xFFFF;
        in.position(in.position() + 1 + 2);
        final int all = low | in.getShort() << 16;
        in.position(in.position() + 1 + 6);
        final int extended = in.getInt();
        return new Agreement((all & DEPRECATE_EOF) != 0, isMariaDb(all) && (extended & CACHE_METADATA) != 0);
    }

    /// What the client asks for in its first packet.
    static Agreement asked(byte[] response) {
        final ByteBuffer in = Packets.payload(response);
        final int all = in.getInt();
        in.position(in.position() + 4 + 1 + 19);
        final int extended = in.getInt();
        return new Agreement((all & DEPRECATE_EOF) != 0, isMariaDb(all) && (extended & CACHE_METADATA) != 0);
    }

    // bit 0 says CLIENT_MYSQL, and MariaDB's own capabilities are there where it is not set
    private static boolean isMariaDb(int capabilities) {
        return (capabilities & 1) == 0;
    }

    Agreement and(Agreement other) {
        return new Agreement(deprecatesEof && other.deprecatesEof, cachesMetadata && other.cachesMetadata);
    }

    private static void skipText(ByteBuffer in) {
        while (in.get() != 0) {
            // to the end of the version
        }
    }
}
