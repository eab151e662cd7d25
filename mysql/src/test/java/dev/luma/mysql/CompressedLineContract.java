package dev.luma.mysql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.luma.db.Connection;
import dev.luma.db.Row;
import dev.luma.testkit.server.RealServer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What a line must carry, compressed by one method, and that it is compressed.
@Tag("P4")
public abstract class CompressedLineContract extends LineContract {
    private final Compression compression;

    protected CompressedLineContract(RealServer server, Compression compression) {
        super(server, MysqlConfig.defaults().compression(compression));
        this.compression = compression;
    }

    private static String status(Connection db, String name) {
        final Row row =
                db.query("SHOW SESSION STATUS LIKE '" + name + "'").first().orElseThrow();
        return String.valueOf(row.getString(1));
    }

    private void assertCompressed(Connection db) {
        assertEquals(compression, MysqlConnection.of(db).compression());
        assertEquals("ON", status(db, "Compression"));
        if (!server().isMariaDb()) {
            assertEquals(compression.name().toLowerCase(java.util.Locale.ROOT), status(db, "Compression_algorithm"));
        }
    }

    @Test
    void isCompressedByTheServersWord() {
        assertCompressed(db());
    }

    @Test
    void sendsFewerBytesBothWays() {
        final String text = "all work and no play ".repeat(50_000);
        final long before = bytes();
        assertEquals(text, db().query("SELECT ?", text).first().orElseThrow().getString(0));
        final long travelled = bytes() - before;
        assertTrue(travelled < text.length() / 5, travelled + " bytes for 2 times " + text.length());
    }

    private long bytes() {
        return Long.parseLong(status(db(), "Bytes_sent")) + Long.parseLong(status(db(), "Bytes_received"));
    }

    @Test
    void isCompressedUnderTls() {
        try (Connection encrypted = Mysql.connect(config().tls(TlsMode.REQUIRED))) {
            assertTrue(MysqlConnection.of(encrypted).isEncrypted());
            assertCompressed(encrypted);
            for (final int length : new int[] {10, 1000, 100_000, 0xFF_FFFF, 0x100_0000, 20_000_000}) {
                final String text = "-".repeat(length);
                assertEquals(
                        text,
                        encrypted.query("SELECT ?", text).first().orElseThrow().getString(0));
            }
        }
    }

    @Test
    void isCompressedOverAUnixSocket() {
        try (Connection local = Mysql.connect(config().socket(server().socket()))) {
            assertCompressed(local);
        }
    }
}
