package dev.luma.jdbc.value;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.SQLDataException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A number that is short to write may be long to write out.
@Timeout(20)
class NumbersTest {
    private static final Place PLACE = new Place.Parameter(1);

    @ParameterizedTest
    @ValueSource(strings = {"1E-100000000", "-1E-2000000000", "0E-2000000000"})
    void theWholePartOfWhatIsNextToNothingIsZero(String tiny) throws SQLException {
        assertEquals(0, Numbers.toLong(PLACE, tiny, Long.MIN_VALUE, Long.MAX_VALUE, "long"));
        assertEquals(BigInteger.ZERO, Numbers.toBigInteger(PLACE, tiny));
        assertEquals(new BigDecimal("0.00"), Numbers.rounded(PLACE, new BigDecimal(tiny), 2));
    }

    @Test
    void roundsHalfUp() throws SQLException {
        assertEquals(new BigDecimal("2.35"), Numbers.rounded(PLACE, new BigDecimal("2.345"), 2));
        assertEquals(new BigDecimal("0.01"), Numbers.rounded(PLACE, new BigDecimal("0.005"), 2));
        assertEquals(new BigDecimal("0.00"), Numbers.rounded(PLACE, new BigDecimal("0.0049"), 2));
        assertEquals(new BigDecimal("7.00"), Numbers.rounded(PLACE, new BigDecimal("7"), 2));
        assertEquals(new BigDecimal("1.2E+2"), Numbers.rounded(PLACE, new BigDecimal("123"), -1));
        assertEquals(new BigDecimal("1E+1"), Numbers.rounded(PLACE, new BigDecimal("7"), -1));
    }

    @ParameterizedTest
    @ValueSource(ints = {Integer.MIN_VALUE, -10_001, 10_001, Integer.MAX_VALUE})
    void refusesAScaleThatNobodyCanWriteOut(int scale) {
        assertThrows(SQLDataException.class, () -> Numbers.rounded(PLACE, BigDecimal.ONE, scale));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1E100000000", "-1E2000000000"})
    void refusesWhatNobodyCanWriteOut(String huge) {
        assertThrows(SQLDataException.class, () -> Numbers.rounded(PLACE, new BigDecimal(huge), 2));
        assertThrows(SQLDataException.class, () -> Numbers.toBigInteger(PLACE, huge));
        assertThrows(SQLDataException.class, () -> Numbers.toLong(PLACE, huge, Long.MIN_VALUE, Long.MAX_VALUE, "long"));
    }
}
