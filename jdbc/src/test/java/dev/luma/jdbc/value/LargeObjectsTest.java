package dev.luma.jdbc.value;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import javax.xml.transform.stream.StreamSource;
import org.junit.jupiter.api.Test;

class LargeObjectsTest {
    private static byte[] bytes(int... values) {
        final byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }

    @Test
    void aBlobGivesParts() throws SQLException, IOException {
        final JdbcBlob blob = new JdbcBlob(bytes(1, 2, 3, 4));
        assertEquals(4, blob.length());
        assertArrayEquals(bytes(2, 3), blob.getBytes(2, 2));
        assertArrayEquals(bytes(4), blob.getBytes(4, 9));
        assertArrayEquals(bytes(), blob.getBytes(5, 1));
        assertArrayEquals(bytes(3, 4), blob.getBinaryStream(3, 2).readAllBytes());
        assertEquals(3, blob.position(bytes(3, 4), 1));
        assertEquals(-1, blob.position(bytes(3, 4), 4));
        assertEquals(2, blob.position(new JdbcBlob(bytes(2)), 1));
        assertThrows(SQLException.class, () -> blob.getBytes(0, 1));
        assertThrows(SQLException.class, () -> blob.getBytes(6, 1));
        assertThrows(SQLException.class, () -> blob.getBinaryStream(3, 3));
    }

    @Test
    void aBlobIsWrittenTo() throws SQLException, IOException {
        final JdbcBlob blob = new JdbcBlob();
        assertEquals(3, blob.setBytes(1, bytes(1, 2, 3)));
        assertEquals(2, blob.setBytes(3, bytes(7, 8, 9, 10), 1, 2));
        assertArrayEquals(bytes(1, 2, 8, 9), blob.getBytes(1, 9));
        try (OutputStream out = blob.setBinaryStream(5)) {
            out.write(bytes(5, 6));
        }
        assertArrayEquals(bytes(1, 2, 8, 9, 5, 6), blob.getBytes(1, 9));
        blob.truncate(2);
        assertEquals(2, blob.length());
        assertThrows(SQLException.class, () -> blob.setBytes(4, bytes(1)));
        blob.free();
        blob.free();
        assertThrows(SQLException.class, blob::length);
    }

    @Test
    void aClobGivesParts() throws SQLException, IOException {
        final JdbcClob clob = new JdbcClob("a😀bc");
        assertEquals(5, clob.length());
        assertEquals("😀", clob.getSubString(2, 2));
        assertEquals("c", clob.getSubString(5, 9));
        assertEquals(4, clob.position("b", 1));
        assertEquals(-1, clob.position("a", 2));
        assertEquals(4, clob.position(new JdbcClob("bc"), 1));
        final char[] part = new char[2];
        assertEquals(2, clob.getCharacterStream(4, 2).read(part));
        assertEquals("bc", String.valueOf(part));
        assertArrayEquals(
                "a😀bc".getBytes(StandardCharsets.UTF_8), clob.getAsciiStream().readAllBytes());
        assertThrows(SQLException.class, () -> clob.getSubString(0, 1));
    }

    @Test
    void aClobIsWrittenTo() throws SQLException, IOException {
        final JdbcClob clob = new JdbcClob();
        assertEquals(5, clob.setString(1, "hello"));
        assertEquals(2, clob.setString(5, "xyz!", 2, 2));
        assertEquals("hellz!", clob.getSubString(1, 9));
        try (Writer out = clob.setCharacterStream(7)) {
            out.write("😀");
        }
        try (OutputStream out = clob.setAsciiStream(1)) {
            out.write("J".getBytes(StandardCharsets.US_ASCII));
        }
        assertEquals("Jellz!😀", clob.getSubString(1, 9));
        clob.truncate(4);
        assertEquals("Jell", clob.getSubString(1, 9));
        clob.free();
        assertThrows(SQLException.class, clob::length);
    }

    @Test
    void xmlIsText() throws Exception {
        final JdbcSqlXml xml = new JdbcSqlXml();
        try (Writer out = xml.setCharacterStream()) {
            out.write("<a>ü</a>");
        }
        assertEquals("<a>ü</a>", xml.getString());
        assertEquals("<a>ü</a>", new String(xml.getBinaryStream().readAllBytes(), StandardCharsets.UTF_8));
        try (OutputStream out = xml.setBinaryStream()) {
            out.write("<b/>".getBytes(StandardCharsets.UTF_8));
        }
        assertEquals("<b/>", xml.getString());
        final StringWriter copy = new StringWriter();
        xml.getSource(StreamSource.class).getReader().transferTo(copy);
        assertEquals("<b/>", copy.toString());
        xml.setResult(StreamResult.class).getWriter().write("<c/>");
        assertEquals("<c/>", xml.getString());
        assertThrows(SQLFeatureNotSupportedException.class, () -> xml.getSource(DOMSource.class));
        xml.free();
        assertThrows(SQLException.class, xml::getString);
    }
}
