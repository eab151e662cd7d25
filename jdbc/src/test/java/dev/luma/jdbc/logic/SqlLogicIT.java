package dev.luma.jdbc.logic;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.luma.testkit.server.RealServer;
import dev.luma.testkit.server.ServerKind;
import dev.luma.testkit.server.ServerTest;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// A part of SQLite's logic tests, always the same: this driver gives what MariaDB Connector/J gives, and what the
/// corpus
/// expects, or a page says why not. `bin/sql-logic` runs all of it.
@ServerTest({ServerKind.MYSQL_9_7, ServerKind.MARIADB_11_8})
class SqlLogicIT {
    private final RealServer server;

    SqlLogicIT(RealServer server) {
        this.server = server;
    }

    @Test
    void theSampleGivesWhatTheEstablishedDriverGives() throws SQLException, IOException {
        final Tally tally = new Tally(Explanations.read(SqlLogic.PAGE), server.isMariaDb() ? "MariaDB" : "MySQL");
        try (Corpus corpus = Corpus.open()) {
            final LogicRun run = new LogicRun(corpus, Sample.OF_EACH_BUILD, tally, server.port(), false);
            for (final Corpus.Script script : Sample.OF_EACH_BUILD.of(corpus.scripts())) {
                run.run(script, 0);
            }
        }
        final List<String> wrong = new ArrayList<>(tally.unexplained());
        wrong.addAll(tally.stale(true));
        assertEquals(List.of(), wrong, () -> tally.summary() + "\n" + String.join("\n", wrong));
    }
}
