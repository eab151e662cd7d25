package dev.luma.mysql.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.luma.db.error.ConstraintException;
import dev.luma.db.error.DbException;
import dev.luma.db.error.Retry;
import dev.luma.mysql.wire.server.Err;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServerErrorsTest {
    @ParameterizedTest
    @CsvSource(textBlock = """
                    1064, 42000, SyntaxException,         NEVER,             true
                    1146, 42S02, SyntaxException,         NEVER,             true
                    1054, 42S22, SyntaxException,         NEVER,             true
                    1305, 42000, SyntaxException,         NEVER,             true
                    1149, 42000, SyntaxException,         NEVER,             true
                    1046, 3D000, SyntaxException,         NEVER,             true
                    1193, HY000, SyntaxException,         NEVER,             true
                    1136, 21S01, SyntaxException,         NEVER,             true
                    1226, 42000, ServerException,         NEVER,             true
                    1044, 42000, PermissionException,     NEVER,             true
                    1142, 42000, PermissionException,     NEVER,             true
                    1143, 42000, PermissionException,     NEVER,             true
                    1227, 42000, PermissionException,     NEVER,             true
                    1370, 42000, PermissionException,     NEVER,             true
                    1264, 22003, DataException,           NEVER,             true
                    1366, HY000, DataException,           NEVER,             true
                    1406, 22001, DataException,           NEVER,             true
                    1292, 22007, DataException,           NEVER,             true
                    1365, 22012, DataException,           NEVER,             true
                    1213, 40001, ConflictException,       WHOLE_TRANSACTION, true
                    1614, XA102, ConflictException,       WHOLE_TRANSACTION, true
                    9999, 40001, ConflictException,       WHOLE_TRANSACTION, true
                    1020, HY000, ConflictException,       WHOLE_TRANSACTION, true
                    1205, HY000, ConflictException,       SAFE,              true
                    3572, HY000, ConflictException,       SAFE,              true
                    1062, 23000, ConstraintException,     NEVER,             true
                    9999, 23000, ConstraintException,     NEVER,             true
                    3024, HY000, TimedOutException,       UNKNOWN,           true
                    1969, 70100, TimedOutException,       UNKNOWN,           true
                    1317, 70100, CancelledException,      UNKNOWN,           true
                    1053, 08S01, LostConnectionException, UNKNOWN,           false
                    1927, 70100, LostConnectionException, UNKNOWN,           false
                    3169, HY000, LostConnectionException, UNKNOWN,           false
                    4031, HY000, LostConnectionException, SAFE,              false
                    1153, 08S01, LostConnectionException, NEVER,             false
                    1160, 08S01, LostConnectionException, UNKNOWN,           false
                    1290, HY000, ServerException,         NEVER,             true
                    1792, 25006, ServerException,         NEVER,             true
                    """)
    void tellsWhatAnErrorMeans(int code, String state, String type, Retry retry, boolean usable) {
        final DbException error = ServerErrors.of(new Err(code, state, "the server's words"));
        assertEquals(type, error.getClass().getSimpleName());
        assertEquals(code, error.vendorCode());
        assertEquals(state, error.sqlState());
        assertEquals(retry, error.retry());
        assertEquals(usable, error.connectionUsable());
        assertTrue(error.getMessage().startsWith("the server's words"), error.getMessage());
    }

    /// Messages as MySQL 9.7.4 and MariaDB 11.8.6 word them.
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
                    1062 | UNIQUE      | email  | Duplicate entry 'a@b' for key 'users.email'
                    1062 | UNIQUE      | email  | Duplicate entry 'a@b' for key 'email'
                    1062 | UNIQUE      | email  | Duplicate entry 'x' for key 'y' for key 'users.email'
                    1586 | UNIQUE      | PRIMARY | Duplicate entry '1' for key 'PRIMARY'
                    1451 | FOREIGN_KEY | fk_o   | Cannot delete or update a parent row: a foreign key constraint fails (`t`.`o`, CONSTRAINT `fk_o` FOREIGN KEY (`u`) REFERENCES `u` (`id`))
                    1452 | FOREIGN_KEY | fk_o   | Cannot add or update a child row: a foreign key constraint fails (`t`.`o`, CONSTRAINT `fk_o` FOREIGN KEY (`u`) REFERENCES `u` (`id`))
                    1216 | FOREIGN_KEY | ~~     | Cannot add or update a child row: a foreign key constraint fails
                    1048 | NOT_NULL    | name   | Column 'name' cannot be null
                    1364 | NOT_NULL    | name   | Field 'name' doesn't have a default value
                    3819 | CHECK       | age_ok | Check constraint 'age_ok' is violated.
                    4025 | CHECK       | age_ok | CONSTRAINT `age_ok` failed for `t`.`users`
                    1169 | UNIQUE      | ~~     | Can't write, because of unique constraint, to table ''
                    1062 | UNIQUE      | ~~     | Doppelter Eintrag
                    1048 | NOT_NULL    | ~~     | no quotes
                    """)
    void namesTheConstraint(int code, ConstraintException.Kind kind, String name, String message) {
        final ConstraintException error =
                assertInstanceOf(ConstraintException.class, ServerErrors.of(new Err(code, "23000", message)));
        assertEquals(kind, error.kind());
        assertEquals(name, error.constraint());
        assertEquals(message, error.getMessage());
    }

    @Test
    void keepsAMessageInBounds() {
        final DbException error = ServerErrors.of(new Err(1105, "HY000", "x".repeat(1 << 20)));
        assertEquals(2001, error.getMessage().length());
        assertEquals(
                "error 1105 without a message",
                ServerErrors.of(new Err(1105, "HY000", "")).getMessage());
    }
}
