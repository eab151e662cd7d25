package dev.luma.jdbc.url;

import static org.junit.jupiter.api.Assertions.assertEquals;

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
}
