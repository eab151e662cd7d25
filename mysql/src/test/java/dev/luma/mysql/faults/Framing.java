package dev.luma.mysql.faults;

import dev.luma.toolbox.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;

/// Into what a line's bytes are divided, as far as one sees from outside.
enum Framing {
    /// Packets, each behind a header of four bytes.
    PLAIN,
    /// One packet, the greeting or the wish for TLS, and TLS records from then on.
    TLS,
    /// Packets up to the end of the login, and compressed packets from then on.
    COMPRESSED;

    private static final int SEQUENCE_ID = 3;

    /// Where the frames of one direction end; the first one begins at 0.
    List<Integer> ends(byte[] bytes) {
        final List<Integer> ends = new ArrayList<>(List.of(0));
        final Buffer in = Buffer.of(bytes);
        boolean plain = true;
        while (in.hasRemaining()) {
            if (plain) {
                final int length = in.readUint24();
                final int sequenceId = in.readUint8();
                final int head = in.peek();
                in.skip(length);
                plain = staysPlain(sequenceId, head, in);
            } else {
                skipFrame(in);
            }
            ends.add(in.position());
        }
        return ends;
    }

    /// @param head the first byte of the packet before
    private boolean staysPlain(int sequenceId, int head, Buffer rest) {
        return switch (this) {
            case PLAIN -> true;
            case TLS -> false;
            // up to the server's OK, or to the client's first command
            case COMPRESSED -> !(sequenceId > 0 && head == 0) && !(rest.hasRemaining() && rest.peek(SEQUENCE_ID) == 0);
        };
    }

    private void skipFrame(Buffer in) {
        if (this == TLS) {
            in.skip(3);
            in.skip(in.readUint16Be());
        } else {
            in.skip(in.readUint24() + 1 + 3);
        }
    }
}
