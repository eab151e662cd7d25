package dev.luma.mysql.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.luma.db.error.UsageException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoadStatementTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "LOAD DATA LOCAL INFILE 'a.csv' INTO TABLE t",
                "load data low_priority local infile 'a.csv' replace into table t",
                "LOAD DATA CONCURRENT LOCAL INFILE\n\"a.csv\" INTO TABLE t",
                "/* x */ LOAD -- y\n XML LOCAL # z\n INFILE'a.csv' INTO TABLE t"
            })
    void findsTheName(String sql) {
        assertEquals("a.csv", LoadStatement.name(sql, true));
    }

    @Test
    void readsQuotesAndBackslashesAsTheServerDoes() {
        final String sql = "LOAD DATA LOCAL INFILE 'it''s \\'C:\\\\x\\n' INTO TABLE t";
        assertEquals("it's 'C:\\x\n", LoadStatement.name(sql, true));
        assertEquals("C:\\x", LoadStatement.name("LOAD DATA LOCAL INFILE 'C:\\x' INTO TABLE t", false));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "LOAD DATA INFILE 'a.csv' INTO TABLE t",
                "LOAD DATA LOCALE INFILE 'a.csv' INTO TABLE t",
                "SELECT 1; LOAD DATA LOCAL INFILE 'a.csv' INTO TABLE t",
                "LOAD DATA LOCAL INFILE a.csv INTO TABLE t",
                "LOAD DATA LOCAL INFILE 'a.csv INTO TABLE t",
                "LOAD DATA /*!50000 LOCAL */ INFILE 'a.csv' INTO TABLE t",
                "LOAD DATA LOCAL INFILE"
            })
    void refusesWhatIsNoLoadFromTheClient(String sql) {
        assertThrows(UsageException.class, () -> LoadStatement.name(sql, true));
    }
}
