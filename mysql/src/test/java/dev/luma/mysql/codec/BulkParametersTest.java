package dev.luma.mysql.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.luma.mysql.wire.client.ComStmtBulkExecute;
import dev.luma.toolbox.buffer.Buffer;
import java.math.BigInteger;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class BulkParametersTest {
    private final Buffer out = new Buffer();

    private BulkParameters parameters(int count) {
        return new Parameters(count, ValueOptions.DEFAULTS).inBulk(out);
    }

    private static Object[] row(Object... values) {
        return values;
    }

    private String hex() {
        return HexFormat.ofDelimiter(" ").formatHex(out.toBytes());
    }

    /// Three rows of (INT, VARCHAR), as MariaDB 11.8.6 was seen to take them.
    @Test
    void writesTypesOnceAndAnIndicatorForEachValue() {
        ComStmtBulkExecute.encodeHead(out, 7, ComStmtBulkExecute.TYPES_FOLLOW | ComStmtBulkExecute.UNIT_RESULTS);
        final BulkParameters parameters = parameters(2);
        assertTrue(parameters.add(row(1, "a")));
        assertTrue(parameters.add(row(null, "bc")));
        assertTrue(parameters.add(row(3, null)));
        parameters.end();
        assertEquals(
                "fa 07 00 00 00 c0 00"
                        + " 03 00 fd 00"
                        + " 00 01 00 00 00 00 01 61"
                        + " 01 00 02 62 63"
                        + " 00 03 00 00 00 01",
                hex());
        final ComStmtBulkExecute read = ComStmtBulkExecute.decode(Buffer.of(out.toBytes()));
        assertEquals(7, read.statementId());
        assertEquals(0xC0, read.flags());
        final Buffer again = new Buffer();
        read.encode(again);
        assertEquals(hex(), HexFormat.ofDelimiter(" ").formatHex(again.toBytes()));
    }

    @Test
    void takesTheTypeFromTheFirstValueThatIsNotNull() {
        final BulkParameters parameters = parameters(2);
        assertTrue(parameters.add(row(null, null)));
        assertTrue(parameters.add(row(BigInteger.TWO.pow(63), null)));
        parameters.end();
        assertEquals("08 80 fd 00 01 01 00 00 00 00 00 00 00 00 80 01", hex());
    }

    @Test
    void leavesOutARowOfOtherTypesAndOneThatCannotBeSent() {
        final BulkParameters parameters = parameters(1);
        assertTrue(parameters.add(row((byte) 5)));
        assertFalse(parameters.add(row("5")));
        assertFalse(parameters.add(row(5L)));
        assertFalse(parameters.add(row(new Object())));
        parameters.end();
        assertEquals("01 00 00 05", hex());
    }

    @Test
    void leavesOutARowWhoseLastValueTurnsOutToBeNone() {
        final BulkParameters parameters = parameters(2);
        assertTrue(parameters.add(row(1, 0.5)));
        assertFalse(parameters.add(row(2, Double.NaN)));
        parameters.end();
        assertEquals("03 00 05 00 00 01 00 00 00 00 00 00 00 00 00 00 e0 3f", hex());
    }
}
