package dev.luma.jdbc.value;

import dev.luma.db.error.SqlState;
import dev.luma.jdbc.error.SqlExceptions;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Reader;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.sql.Clob;
import java.sql.NClob;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/// Text in memory. Positions and lengths count Java's characters, from 1. What is written stays here until it is bound
/// to a statement.
public final class JdbcClob implements NClob {
    private static final String PATTERN = "what is looked for";
    private static final String WRITTEN = "what is written";

    private @Nullable String text;

    /// An empty one, to be written to.
    public JdbcClob() {
        this("");
    }

    public JdbcClob(String text) {
        this.text = text;
    }

    private String text() throws SQLException {
        final String held = text;
        if (held == null) {
            throw SqlExceptions.usage(SqlState.WRONG_USE, "the Clob was freed");
        }
        return held;
    }

    @Override
    public long length() throws SQLException {
        return text().length();
    }

    @Override
    public String getSubString(long pos, int length) throws SQLException {
        final String held = text();
        final int from = LobRanges.start(pos, held.length());
        return held.substring(from, LobRanges.end(from, length, held.length()));
    }

    @Override
    public Reader getCharacterStream() throws SQLException {
        return new StringReader(text());
    }

    @Override
    public Reader getCharacterStream(long pos, long length) throws SQLException {
        final String held = text();
        final int from = LobRanges.start(pos, held.length());
        LobRanges.requireWithin(from, length, held.length());
        return new StringReader(held.substring(from, from + (int) length));
    }

    /// In UTF-8, as servers have it.
    @Override
    public InputStream getAsciiStream() throws SQLException {
        return new ByteArrayInputStream(text().getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public long position(String searchstr, long start) throws SQLException {
        final String held = text();
        SqlExceptions.given(searchstr, PATTERN);
        final int at = held.indexOf(searchstr, LobRanges.start(start, held.length()));
        return at < 0 ? LobRanges.NOT_FOUND : at + 1L;
    }

    @Override
    public long position(Clob searchstr, long start) throws SQLException {
        text();
        SqlExceptions.given(searchstr, PATTERN);
        return position(searchstr.getSubString(1, Math.toIntExact(searchstr.length())), start);
    }

    @Override
    public int setString(long pos, String str) throws SQLException {
        final String held = text();
        final int from = LobRanges.start(pos, held.length());
        SqlExceptions.given(str, WRITTEN);
        final int to = Math.min(held.length(), Math.addExact(from, str.length()));
        text = held.substring(0, from) + str + held.substring(to);
        return str.length();
    }

    @Override
    public int setString(long pos, String str, int offset, int len) throws SQLException {
        text();
        SqlExceptions.given(str, WRITTEN);
        if (offset < 0 || len < 0 || offset > str.length() - len) {
            throw SqlExceptions.usage(
                    SqlState.WRONG_USE,
                    len + " characters from " + offset + " are not within a text of " + str.length());
        }
        return setString(pos, str.substring(offset, offset + len));
    }

    /// What is written, which is UTF-8, arrives when the stream is flushed or closed.
    @Override
    public OutputStream setAsciiStream(long pos) throws SQLException {
        LobRanges.start(pos, text().length());
        return new ByteArrayOutputStream() {
            @Override
            public void flush() throws java.io.IOException {
                arrived(pos, toString(StandardCharsets.UTF_8));
            }

            @Override
            public void close() throws java.io.IOException {
                flush();
            }
        };
    }

    /// What is written arrives when the writer is flushed or closed.
    @Override
    public Writer setCharacterStream(long pos) throws SQLException {
        LobRanges.start(pos, text().length());
        return new Written(pos);
    }

    private final class Written extends Writer {
        private final StringWriter written = new StringWriter();
        private final long pos;

        Written(long pos) {
            this.pos = pos;
        }

        @Override
        public void write(char[] characters, int offset, int length) {
            written.write(characters, offset, length);
        }

        @Override
        public void flush() throws java.io.IOException {
            arrived(pos, written.toString());
        }

        @Override
        public void close() throws java.io.IOException {
            flush();
        }
    }

    private void arrived(long pos, String written) throws java.io.IOException {
        try {
            setString(pos, written);
        } catch (SQLException e) {
            throw new java.io.IOException(e.getMessage(), e);
        }
    }

    @Override
    public void truncate(long len) throws SQLException {
        final String held = text();
        LobRanges.requireWithin(0, len, held.length());
        text = held.substring(0, (int) len);
    }

    @Override
    public void free() {
        text = null;
    }
}
