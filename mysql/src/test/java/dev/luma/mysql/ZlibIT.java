package dev.luma.mysql;

import dev.luma.testkit.server.RealServer;
import dev.luma.testkit.server.ServerTest;

/// Lines compressed by zlib, on every server.
@ServerTest
class ZlibIT extends CompressedLineContract {
    ZlibIT(RealServer server) {
        super(server, Compression.ZLIB);
    }
}
