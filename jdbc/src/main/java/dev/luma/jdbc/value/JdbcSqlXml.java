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
import java.sql.SQLException;
import java.sql.SQLXML;
import java.util.function.Supplier;
import javax.xml.transform.Result;
import javax.xml.transform.Source;
import javax.xml.transform.stream.StreamResult;
import javax.xml.transform.stream.StreamSource;
import org.jspecify.annotations.Nullable;

/// XML as text in memory, which is how a server without a type for it keeps it: in a column of text. It is not parsed
/// here; of the forms of [Source] and [Result] there are those of streams, from which a parser makes any other.
public final class JdbcSqlXml implements SQLXML {
    private Supplier<String> text = () -> "";
    private boolean freed;

    /// An empty one, to be written to.
    public JdbcSqlXml() {}

    public JdbcSqlXml(String text) {
        this.text = () -> text;
    }

    private void requireHeld() throws SQLException {
        if (freed) {
            throw SqlExceptions.usage(SqlState.WRONG_USE, "the SQLXML was freed");
        }
    }

    @Override
    public String getString() throws SQLException {
        requireHeld();
        return text.get();
    }

    @Override
    public void setString(String value) throws SQLException {
        requireHeld();
        SqlExceptions.given(value, "what is written");
        text = () -> value;
    }

    @Override
    public InputStream getBinaryStream() throws SQLException {
        return new ByteArrayInputStream(getString().getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public Reader getCharacterStream() throws SQLException {
        return new StringReader(getString());
    }

    /// What is written is UTF-8.
    @Override
    public OutputStream setBinaryStream() throws SQLException {
        requireHeld();
        final ByteArrayOutputStream written = new ByteArrayOutputStream();
        text = () -> written.toString(StandardCharsets.UTF_8);
        return written;
    }

    @Override
    public Writer setCharacterStream() throws SQLException {
        requireHeld();
        final StringWriter written = new StringWriter();
        text = written::toString;
        return written;
    }

    /// @param sourceClass [StreamSource], or null
    @Override
    public <T extends Source> T getSource(@Nullable Class<T> sourceClass) throws SQLException {
        return stream(sourceClass, new StreamSource(getCharacterStream()));
    }

    /// @param resultClass [StreamResult], or null
    @Override
    public <T extends Result> T setResult(@Nullable Class<T> resultClass) throws SQLException {
        return stream(resultClass, new StreamResult(setCharacterStream()));
    }

    @SuppressWarnings("unchecked") // without a class, any will do
    private static <T> T stream(@Nullable Class<T> wanted, Object stream) throws SQLException {
        if (wanted != null && !wanted.isInstance(stream)) {
            throw SqlExceptions.notSupported("XML is a stream here, and no " + wanted.getName() + ": parse it as one");
        }
        return (T) stream;
    }

    @Override
    public void free() {
        freed = true;
        text = () -> "";
    }
}
