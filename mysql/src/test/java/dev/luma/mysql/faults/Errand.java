package dev.luma.mysql.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.luma.db.Connection;
import dev.luma.db.Row;
import dev.luma.db.Rows;
import dev.luma.db.Statement;
import dev.luma.db.Transaction;
import dev.luma.db.error.DbException;
import dev.luma.mysql.Mysql;
import dev.luma.mysql.MysqlConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/// One conversation, as programs have them: a login, rows as text, a prepared insert that commits by itself, a
/// transaction of two inserts, a batch of three, rows in the binary form, and a ping. It keeps what it was told, to be
/// held against what the server did.
final class Errand {
    /// Of the ledger: by the statement that commits itself, by those of the transaction, and by the batch.
    static final String BY_ITSELF = "a";

    static final String TOGETHER = "bc";
    static final String AT_ONCE = "def";

    private final int number;
    private final StringBuilder reported = new StringBuilder();
    private Optional<DbException> failure = Optional.empty();
    private boolean spared;

    Errand(int number) {
        this.number = number;
    }

    /// Has the conversation. What was read must be right, at all events; a failure must be a [DbException].
    ///
    /// @param undamaged asked before the goodbye, which nobody answers
    void run(MysqlConfig config, BooleanSupplier undamaged) {
        try (Connection db = Mysql.connect(config)) {
            assertEquals(Ledger.WORDS, words(db.query("SELECT n, word FROM words ORDER BY n")));
            try (Statement insert = db.prepare("INSERT INTO ledger VALUES (?, ?)")) {
                insert.exec(number, BY_ITSELF);
                reported.append(BY_ITSELF);
            }
            try (Transaction transaction = db.begin()) {
                transaction.exec("INSERT INTO ledger VALUES (%08d, 'b')".formatted(number));
                transaction.exec("INSERT INTO ledger VALUES (?, ?)", number, "c");
                transaction.commit();
                reported.append(TOGETHER);
            }
            db.batch(
                    "INSERT INTO ledger VALUES (?, ?)",
                    List.of(List.of(number, "d"), List.of(number, "e"), List.of(number, "f")));
            reported.append(AT_ONCE);
            assertEquals(Ledger.WORDS, words(db.query("SELECT n, word FROM words WHERE n > ? ORDER BY n", 0)));
            // takes along what was kept for the next command, so that the goodbye goes alone
            db.ping();
            spared = undamaged.getAsBoolean();
        } catch (DbException e) {
            failure = Optional.of(e);
        }
    }

    private static List<String> words(Rows rows) {
        final List<String> words = new ArrayList<>();
        for (final Row row : rows) {
            words.add(row.getInt("n") + " " + row.getString("word"));
        }
        return words;
    }

    /// Whether the line was damaged behind the last answer only, if at all.
    boolean wasSpared() {
        return spared;
    }

    int number() {
        return number;
    }

    /// The entries that the driver said were committed.
    String reported() {
        return reported.toString();
    }

    /// What ended the conversation before its time.
    Optional<DbException> failure() {
        return failure;
    }
}
