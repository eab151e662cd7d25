package dev.luma.testkit.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.luma.testkit.daemon.ServerTls;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

@ServerTest
class RealServerIT {
    private final RealServer server;

    RealServerIT(RealServer server) {
        this.server = server;
    }

    @Test
    void isOfTheSeriesThatItsNameSays() {
        String series = server.name().substring(server.name().indexOf('-') + 1);
        assertTrue(server.version().startsWith(series + "."), server.version());
        assertEquals(server.isMariaDb(), server.version().contains("MariaDB"));
        assertEquals(server.version(), server.sql("SELECT @@version").trim());
    }

    @Test
    void greetsOnItsPortAndOnItsSocket() throws IOException {
        try (SocketChannel tcp = SocketChannel.open(new InetSocketAddress(server.host(), server.port()));
                SocketChannel unix = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            unix.connect(UnixDomainSocketAddress.of(server.socket()));
            // protocol version 10, behind a header of four bytes
            assertEquals(10, firstBytes(tcp, 5).get(4));
            assertEquals(10, firstBytes(unix, 5).get(4));
        }
    }

    @Test
    void takesValuesOfMoreThanOnePacket() {
        long bytes = 40L << 20;
        server.sql("CREATE DATABASE testkit; CREATE TABLE testkit.big (b LONGBLOB)");
        try {
            server.sql("INSERT INTO testkit.big VALUES (REPEAT('x', %d))".formatted(bytes));
            assertEquals(
                    String.valueOf(bytes),
                    server.sql("SELECT LENGTH(b) FROM testkit.big").trim());
        } finally {
            server.sql("DROP DATABASE testkit");
        }
    }

    @Test
    void hasAnEmptyDatabase() {
        assertEquals("", server.sql("SHOW TABLES FROM " + server.database()));
    }

    @Test
    void saysWhatTheServerSaidAboutWrongSql() {
        UncheckedIOException e = assertThrows(UncheckedIOException.class, () -> server.sql("SELEKT 1"));
        assertTrue(String.valueOf(e.getMessage()).contains("ERROR 1064 (42000)"), e.getMessage());
    }

    @Test
    void givesAwayPrivateServersWithOptions() {
        try (PrivateServer other = server.newPrivateServer("--max-allowed-packet=1M")) {
            assertNotEquals(server.port(), other.port());
            assertEquals("1048576", other.sql("SELECT @@max_allowed_packet").trim());
            assertEquals("1073741824", server.sql("SELECT @@max_allowed_packet").trim());
        }
    }

    @Test
    void keepsThePrivateServersDataAfterAKill() {
        try (PrivateServer other = server.newPrivateServer()) {
            other.sql("CREATE DATABASE kept");
            int port = other.port();
            other.kill();
            assertThrows(IOException.class, () -> new Socket(server.host(), port).close());
            other.restart();
            assertEquals(port, other.port());
            assertEquals("kept", other.sql("SHOW DATABASES LIKE 'kept'").trim());
            other.restart();
            assertEquals("kept", other.sql("SHOW DATABASES LIKE 'kept'").trim());
        }
    }

    @Test
    void leavesNothingOfAPrivateServerBehind() {
        PrivateServer other = server.newPrivateServer();
        assertTrue(Files.isDirectory(other.data()));
        other.close();
        assertFalse(Files.exists(other.data()));
    }

    @Test
    void servesNoTlsWhenToldSo() {
        try (PrivateServer other = server.newPrivateServer(ServerTls.OFF)) {
            assertFalse(offersTls(other));
            assertThrows(IllegalStateException.class, other::caCertificate);
        }
        assertTrue(offersTls(server));
    }

    @Test
    void makesACertificateOfItsOwnWhenToldSo() {
        try (PrivateServer other = server.newPrivateServer(ServerTls.OWN_CERTIFICATE)) {
            assertTrue(offersTls(other));
            assertThrows(IllegalStateException.class, other::caCertificate);
        }
    }

    /// The capability flag CLIENT_SSL, 0x800, in the lower half of the capabilities, which follow the version (text
    /// with a NUL), the thread id, 8 bytes of the nonce and a filler.
    private static boolean offersTls(RealServer server) {
        try (SocketChannel tcp = SocketChannel.open(new InetSocketAddress(server.host(), server.port()))) {
            int version = 4 + 1 + greetedVersionBytes(server) + 1;
            int low = version + 4 + 8 + 1;
            ByteBuffer greeting = firstBytes(tcp, low + 2);
            return (greeting.get(low + 1) & 0x08) != 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int greetedVersionBytes(RealServer server) throws IOException {
        try (SocketChannel tcp = SocketChannel.open(new InetSocketAddress(server.host(), server.port()))) {
            int length = 0;
            ByteBuffer bytes = firstBytes(tcp, 5 + 60);
            while (bytes.get(5 + length) != 0) {
                length++;
            }
            return length;
        }
    }

    private static ByteBuffer firstBytes(SocketChannel channel, int n) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(n);
        while (bytes.hasRemaining() && channel.read(bytes) >= 0) {
            // until all are there
        }
        assertEquals(n, bytes.position());
        return bytes;
    }
}
