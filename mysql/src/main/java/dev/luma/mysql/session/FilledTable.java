package dev.luma.mysql.session;

import dev.luma.db.error.DbException;
import dev.luma.db.spi.Answer;
import dev.luma.mysql.protocol.BulkStatement;
import java.util.regex.Pattern;

/// Whether the table that a statement fills takes part in transactions, so that the server undoes a statement of
/// which a row fails. The status flags do not tell: a table of MariaDB's Aria opens a transaction too, and nothing of
/// it can be undone.
final class FilledTable {
    /// In a definition, no other line begins so: a comment's line breaks are written as `\n`.
    private static final Pattern TRANSACTIONAL = Pattern.compile("^\\) ENGINE=InnoDB\\b", Pattern.MULTILINE);

    private final ServerLine line;

    FilledTable(ServerLine line) {
        this.line = line;
    }

    /// One round trip, except where the statement does not show the table's name.
    ///
    /// @return false also if it is not known
    boolean isTransactional(String sql) {
        return BulkStatement.table(sql).map(this::isDefinedSo).orElse(false);
    }

    private boolean isDefinedSo(String table) {
        try (Answer definition = line.ask("SHOW CREATE TABLE " + table)) {
            return definition.next()
                    && definition.columns().size() == 2
                    && !definition.isNull(1)
                    && TRANSACTIONAL.matcher(definition.textAt(1)).find();
        } catch (DbException e) {
            if (!e.connectionUsable()) {
                throw e;
            }
            return false;
        }
    }
}
