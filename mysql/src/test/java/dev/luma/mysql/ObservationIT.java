package dev.luma.mysql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.luma.db.Connection;
import dev.luma.db.Db;
import dev.luma.db.error.NotAuthenticatedException;
import dev.luma.db.error.ServerException;
import dev.luma.db.observe.DbEvent;
import dev.luma.testkit.server.RealServer;
import dev.luma.testkit.server.ServerTest;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@ServerTest
class ObservationIT {
    private static final Logger SLOW = Logger.getLogger("dev.luma.db.slow");

    private final RealServer server;
    private final List<DbEvent> events = new ArrayList<>();
    private final List<String> logged = new ArrayList<>();
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord entry) {
            logged.add(entry.getMessage());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    ObservationIT(RealServer server) {
        this.server = server;
    }

    @AfterEach
    void stopListening() {
        SLOW.removeHandler(handler);
        SLOW.setUseParentHandlers(true);
    }

    private <E extends DbEvent> List<E> all(Class<E> type) {
        return events.stream().filter(type::isInstance).map(type::cast).toList();
    }

    @Test
    void tellsAListenerWhatAConnectionDoes() {
        try (Connection db = Db.open(Mysql.driver(), Opened.dsn(server, ""), events::add)) {
            db.query("SELECT 1 UNION SELECT ?", 2).all();
            assertThrows(ServerException.class, () -> db.exec("SELECT no_such_column"));
            db.transact(tx -> tx.exec("DO 1"));
        }
        assertTrue(all(DbEvent.Connected.class).getFirst().server().connectionId() > 0);
        final List<DbEvent.StatementEnded> ended = all(DbEvent.StatementEnded.class);
        assertEquals(
                List.of("SELECT 1 UNION SELECT ?", "SELECT no_such_column", "DO 1"),
                ended.stream().map(its -> its.begun().sql()).toList());
        assertEquals(
                List.of(2L, 0L, 0L),
                ended.stream().map(DbEvent.StatementEnded::rows).toList());
        assertInstanceOf(ServerException.class, ended.get(1).failure().orElseThrow());
        assertEquals(
                DbEvent.Ending.COMMITTED,
                all(DbEvent.TransactionEnded.class).getFirst().ending());
        assertInstanceOf(DbEvent.Closed.class, events.getLast());
    }

    @Test
    void tellsAListenerOfALoginThatFailed() {
        final MysqlConfig config = MysqlConfig.defaults()
                .host(server.host())
                .port(server.port())
                .user("nobody_at_all")
                .password("wrong-horse")
                .listener(events::add);
        assertThrows(NotAuthenticatedException.class, () -> Mysql.connect(config));
        assertInstanceOf(
                NotAuthenticatedException.class,
                all(DbEvent.ConnectFailed.class).getFirst().failure());
        assertFalse(events.toString().contains("horse"));
    }

    @Test
    void logsAStatementThatIsSlowerThanTheDsnAllows() {
        SLOW.setUseParentHandlers(false);
        SLOW.addHandler(handler);
        try (Connection db = Db.open(Mysql.driver(), Opened.dsn(server, "?slowStatement=20ms"))) {
            db.query("SELECT SLEEP(0.05)").all();
        }
        assertTrue(
                logged.stream().anyMatch(line -> line.endsWith(": SELECT SLEEP(0.05)") && line.contains(", 1 rows, ")),
                logged::toString);
    }
}
