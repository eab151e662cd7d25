package dev.luma.jdbc.url;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.luma.db.error.UsageException;
import java.util.List;
import org.junit.jupiter.api.Test;

class SessionVariablesTest {
    @Test
    void setsVariablesOfTheSessionAndOfTheUser() {
        assertEquals(
                "SET SESSION sql_mode='ANSI,STRICT_ALL_TABLES', @tenant=7, SESSION wait_timeout=60",
                SessionVariables.set("sql_mode='ANSI,STRICT_ALL_TABLES',@tenant=7, wait_timeout=60"));
    }

    @Test
    void leavesCommasInBracketsAlone() {
        assertEquals("SET @x=CONCAT('a', 'b'), SESSION y=1", SessionVariables.set("@x=CONCAT('a', 'b');y=1,"));
    }

    @Test
    void refusesToSwitchAutocommitBehindTheConnectionsBack() {
        for (final String assignment :
                List.of("autocommit=0", "@x=1,AUTOCOMMIT = OFF", "@@autocommit=0", "`autocommit`:=0")) {
            assertThrows(UsageException.class, () -> SessionVariables.set(assignment));
        }
        assertEquals("SET @autocommit=0", SessionVariables.set("@autocommit=0"));
    }
}
