package dev.luma.mysql.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatementVerbTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SELECT 1 | READS",
                "( ( select 1) | READS",
                "/* hint */ -- why\\n# not\\n show tables | READS",
                "INSERT INTO t VALUES (1) | WRITES",
                "/*! INSERT */ INTO t VALUES (1) | WRITES",
                "CALL p() | WRITES",
                "WITH x AS (SELECT 1) UPDATE t SET a = 1 | WRITES",
                "commit | COMMITS",
                "Alter TABLE t ADD c INT | COMMITS",
                "'' | WRITES",
                "/* never ends | WRITES"
            })
    void judgesByTheFirstWord(String sql, StatementVerb verb) {
        assertEquals(verb, StatementVerb.of(sql.replace("\\n", "\n")));
    }

    @Test
    void knowsItsWordsInEveryLocale() {
        final Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("tr-TR"));
            assertEquals(StatementVerb.COMMITS, StatementVerb.of("install plugin x"));
        } finally {
            Locale.setDefault(before);
        }
    }
}
