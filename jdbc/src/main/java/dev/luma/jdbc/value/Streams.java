package dev.luma.jdbc.value;

import dev.luma.db.error.SqlState;
import dev.luma.jdbc.error.SqlExceptions;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringWriter;
import java.sql.SQLException;

/// Streams that are bound as parameters: read to their end, or for exactly as long as was said. Closing them is the
/// caller's affair.
final class Streams {
    private static final int CHUNK = 8192;

    private Streams() {}

    static byte[] all(Place place, InputStream in) throws SQLException {
        try {
            return in.readAllBytes();
        } catch (IOException e) {
            throw broken(place, e);
        }
    }

    static String all(Place place, Reader in) throws SQLException {
        final StringWriter text = new StringWriter();
        try {
            in.transferTo(text);
        } catch (IOException e) {
            throw broken(place, e);
        }
        return text.toString();
    }

    /// Never more than that is taken from it.
    static byte[] exactly(Place place, InputStream in, long length) throws SQLException {
        final int wanted = checked(place, length);
        final byte[] bytes;
        try {
            bytes = in.readNBytes(wanted);
        } catch (IOException e) {
            throw broken(place, e);
        }
        if (bytes.length < wanted) {
            throw tooShort(place, bytes.length, wanted, "bytes");
        }
        return bytes;
    }

    /// Never more than that is taken from it.
    static String exactly(Place place, Reader in, long length) throws SQLException {
        final int wanted = checked(place, length);
        final StringBuilder text = new StringBuilder(Math.min(wanted, CHUNK));
        final char[] chunk = new char[Math.min(wanted, CHUNK)];
        try {
            while (text.length() < wanted) {
                final int read = in.read(chunk, 0, Math.min(chunk.length, wanted - text.length()));
                if (read < 0) {
                    throw tooShort(place, text.length(), wanted, "characters");
                }
                text.append(chunk, 0, read);
            }
        } catch (IOException e) {
            throw broken(place, e);
        }
        return text.toString();
    }

    private static int checked(Place place, long length) throws SQLException {
        if (length < 0 || length > Integer.MAX_VALUE) {
            throw SqlExceptions.usage(
                    SqlState.WRONG_USE,
                    place.words() + ": a stream's length is from 0 to " + Integer.MAX_VALUE + ", and not " + length);
        }
        return (int) length;
    }

    private static SQLException tooShort(Place place, int found, int wanted, String unit) {
        return SqlExceptions.usage(
                SqlState.WRONG_USE,
                place.words() + ": its stream ended after " + found + " " + unit + ", and " + wanted + " were said");
    }

    private static SQLException broken(Place place, IOException cause) {
        return new SQLException(
                place.words() + ": its stream could not be read: " + cause.getMessage(), SqlState.GENERAL, cause);
    }
}
