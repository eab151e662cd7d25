package dev.luma.jdbc.value;

import dev.luma.db.error.SqlState;
import dev.luma.jdbc.error.SqlExceptions;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.sql.Blob;
import java.sql.SQLException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Bytes in memory. Positions count from 1. What is written stays here until it is bound to a statement.
public final class JdbcBlob implements Blob {
    private static final String PATTERN = "what is looked for";
    private static final String WRITTEN = "what is written";

    private byte @Nullable [] bytes;

    /// An empty one, to be written to.
    public JdbcBlob() {
        this(new byte[0]);
    }

    /// @param bytes which belong to the Blob from now on
    public JdbcBlob(byte[] bytes) {
        this.bytes = bytes;
    }

    private byte[] bytes() throws SQLException {
        final byte[] held = bytes;
        if (held == null) {
            throw SqlExceptions.usage(SqlState.WRONG_USE, "the Blob was freed");
        }
        return held;
    }

    @Override
    public long length() throws SQLException {
        return bytes().length;
    }

    @Override
    public byte[] getBytes(long pos, int length) throws SQLException {
        final byte[] held = bytes();
        final int from = LobRanges.start(pos, held.length);
        return Arrays.copyOfRange(held, from, LobRanges.end(from, length, held.length));
    }

    @Override
    public InputStream getBinaryStream() throws SQLException {
        return new ByteArrayInputStream(bytes());
    }

    @Override
    public InputStream getBinaryStream(long pos, long length) throws SQLException {
        final byte[] held = bytes();
        final int from = LobRanges.start(pos, held.length);
        LobRanges.requireWithin(from, length, held.length);
        return new ByteArrayInputStream(held, from, (int) length);
    }

    @Override
    public long position(byte[] pattern, long start) throws SQLException {
        final byte[] held = bytes();
        SqlExceptions.given(pattern, PATTERN);
        for (int at = LobRanges.start(start, held.length); at + pattern.length <= held.length; at++) {
            if (Arrays.equals(held, at, at + pattern.length, pattern, 0, pattern.length)) {
                return at + 1L;
            }
        }
        return LobRanges.NOT_FOUND;
    }

    @Override
    public long position(Blob pattern, long start) throws SQLException {
        bytes();
        SqlExceptions.given(pattern, PATTERN);
        return position(pattern.getBytes(1, Math.toIntExact(pattern.length())), start);
    }

    @Override
    public int setBytes(long pos, byte[] written) throws SQLException {
        bytes();
        return setBytes(pos, written, 0, SqlExceptions.given(written, WRITTEN).length);
    }

    @Override
    public int setBytes(long pos, byte[] written, int offset, int len) throws SQLException {
        final byte[] held = bytes();
        final int from = LobRanges.start(pos, held.length);
        SqlExceptions.given(written, WRITTEN);
        if (offset < 0 || len < 0 || offset > written.length - len) {
            throw SqlExceptions.usage(
                    SqlState.WRONG_USE,
                    len + " bytes from " + offset + " are not within an array of " + written.length);
        }
        final byte[] now = Arrays.copyOf(held, Math.max(held.length, Math.addExact(from, len)));
        System.arraycopy(written, offset, now, from, len);
        bytes = now;
        return len;
    }

    /// What is written arrives when the stream is flushed or closed.
    @Override
    public OutputStream setBinaryStream(long pos) throws SQLException {
        LobRanges.start(pos, bytes().length);
        return new Written(pos);
    }

    private final class Written extends ByteArrayOutputStream {
        private final long pos;

        Written(long pos) {
            this.pos = pos;
        }

        @Override
        public void flush() throws java.io.IOException {
            try {
                setBytes(pos, toByteArray());
            } catch (SQLException e) {
                throw new java.io.IOException(e.getMessage(), e);
            }
        }

        @Override
        public void close() throws java.io.IOException {
            flush();
        }
    }

    @Override
    public void truncate(long len) throws SQLException {
        final byte[] held = bytes();
        LobRanges.requireWithin(0, len, held.length);
        bytes = Arrays.copyOf(held, (int) len);
    }

    @Override
    public void free() {
        bytes = null;
    }
}
