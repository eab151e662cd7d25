package dev.luma.mysql.session;

import dev.luma.db.error.CancelledException;
import dev.luma.db.error.ProtocolException;
import dev.luma.mysql.wire.PacketChannel;
import dev.luma.mysql.wire.server.LocalInfile;
import java.io.IOException;
import java.io.InputStream;

/// What a caller hands over for one `LOAD DATA LOCAL`: a name, and the bytes that go by it.
///
/// They travel in packets of [#CHUNK] bytes, each sent before the next is read; an empty one says that it was all.
///
/// @see <a
/// href="https://dev.mysql.com/doc/dev/mysql-server/latest/page_protocol_com_query_response_local_infile_data.html">LOCAL
/// INFILE Data</a>
record LocalSource(String name, InputStream bytes) {
    private static final int CHUNK = 64 << 10;

    /// Gives the server what it asks for.
    ///
    /// @throws ProtocolException if it asks for something else; nothing was read then
    /// @throws CancelledException if the source fails. The protocol knows no word for that, and what was sent so far
    ///     would be taken for all: so the line is to be closed
    void serve(LocalInfile request, PacketChannel channel) throws IOException {
        if (!request.name().equals(name)) {
            throw refused(request);
        }
        final byte[] chunk = new byte[CHUNK];
        int length = read(chunk);
        while (length > 0) {
            channel.beginPacket().writeBytes(chunk, 0, length);
            channel.endPacket();
            channel.flush();
            length = read(chunk);
        }
        channel.beginPacket();
        channel.endPacket();
        channel.flush();
    }

    /// A request that nobody expects.
    static ProtocolException refused(LocalInfile request) {
        final String name = request.name();
        return new ProtocolException("the server asked for the local file \""
                + (name.length() > 100 ? name.substring(0, 100) + "…" : name)
                + "\", which nobody offered: nothing was read");
    }

    /// Fills the chunk as far as there is something to fill it with, so that packets are not as small as the source's
    /// pieces.
    private int read(byte[] chunk) {
        try {
            return bytes.readNBytes(chunk, 0, chunk.length);
        } catch (IOException e) {
            throw new CancelledException(
                    "the source of the load failed (" + e.getMessage() + "), so it was given up, and the connection is"
                            + " closed: what transactional tables got of it is rolled back",
                    false,
                    e);
        }
    }
}
