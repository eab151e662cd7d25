package dev.luma.db;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.luma.db.error.ConstraintException;
import dev.luma.db.error.ServerError;
import dev.luma.db.spi.Kind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import jdk.jfr.EventType;
import jdk.jfr.FlightRecorder;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FlightRecordingTest {
    @TempDir
    Path folder;

    private final ScriptedSession session = new ScriptedSession();

    private List<RecordedEvent> record(String event, Consumer<Connection> work) throws IOException {
        try (Recording recording = new Recording()) {
            recording.enable(event).withoutThreshold();
            recording.start();
            try (Connection db = Connection.open("scripted", List.of(), () -> session)) {
                work.accept(db);
            }
            recording.stop();
            final Path file = folder.resolve("recording.jfr");
            recording.dump(file);
            return RecordingFile.readAllEvents(file).stream()
                    .filter(recorded -> recorded.getEventType().getName().equals(event))
                    .toList();
        }
    }

    @Test
    void recordsAConnection() throws IOException {
        final RecordedEvent connect = record("dev.luma.Connect", db -> {}).getFirst();
        assertEquals("scripted", connect.getString("driver"));
        assertEquals("Scripted 1.0", connect.getString("server"));
        assertEquals("nowhere:1", connect.getString("address"));
        assertEquals(42, connect.getLong("connectionId"));
        assertNull(connect.getString("failure"));
    }

    @Test
    void recordsAStatementWithoutItsValues() throws IOException {
        session.answer(
                "SELECT a FROM t WHERE b = ?",
                () -> ScriptedAnswer.rows(
                        List.of(FakeColumn.of("a", Kind.INTEGER)), new Object[] {1L}, new Object[] {2L}));
        final List<RecordedEvent> events = record(
                "dev.luma.Statement",
                db -> db.query("SELECT a FROM t WHERE b = ?", "private").all());
        assertEquals(1, events.size());
        final RecordedEvent statement = events.getFirst();
        assertEquals("SELECT a FROM t WHERE b = ?", statement.getString("sql"));
        assertEquals(2, statement.getLong("rows"));
        assertEquals(0, statement.getLong("affectedRows"));
        assertTrue(statement.getDuration("answering").toNanos() > 0);
        assertNull(statement.getString("failure"));
        assertFalse(statement.toString().contains("private"));
    }

    @Test
    void recordsAFailureWithoutItsMessage() throws IOException {
        session.failOn(
                "INSERT",
                new ConstraintException(
                        new ServerError("Duplicate entry 'private'", "23000", 1062),
                        ConstraintException.Kind.UNIQUE,
                        "k"));
        final List<RecordedEvent> events =
                record("dev.luma.Statement", db -> assertThrows(ConstraintException.class, () -> db.exec("INSERT")));
        assertEquals("ConstraintException 23000", events.getFirst().getString("failure"));
    }

    @Test
    void recordsATransaction() throws IOException {
        final List<RecordedEvent> events = record(
                "dev.luma.Transaction",
                db -> db.transact(tx -> {
                    tx.exec("DO 1");
                    tx.exec("DO 2");
                }));
        assertEquals(1, events.size());
        assertEquals("COMMITTED", events.getFirst().getString("ending"));
        assertEquals(2, events.getFirst().getLong("statements"));
    }

    @Test
    void recordsOnlyWhatTakesLongUnlessAskedForAll() throws IOException {
        record("dev.luma.Transaction", db -> db.transact(tx -> {}));
        final Map<String, String> defaults = new TreeMap<>();
        for (final EventType type : ourTypes()) {
            type.getSettingDescriptors().stream()
                    .filter(setting -> setting.getName().equals("threshold"))
                    .forEach(setting -> defaults.put(type.getName(), setting.getDefaultValue()));
        }
        assertEquals(
                Map.of("dev.luma.Connect", "0 ns", "dev.luma.Statement", "10 ms", "dev.luma.Transaction", "10 ms"),
                defaults);
    }

    private static List<EventType> ourTypes() {
        return FlightRecorder.getFlightRecorder().getEventTypes().stream()
                .filter(type -> type.getName().startsWith("dev.luma."))
                .toList();
    }

    @Test
    void describesItsEvents() throws IOException {
        record("dev.luma.Transaction", db -> db.transact(tx -> {}));
        final List<EventType> types = ourTypes();
        assertEquals(
                List.of("dev.luma.Connect", "dev.luma.Statement", "dev.luma.Transaction"),
                types.stream().map(EventType::getName).sorted().toList());
        for (final EventType type : types) {
            assertEquals(List.of("Luma"), type.getCategoryNames());
            assertFalse(type.getDescription().isEmpty(), type.getName());
            assertTrue(type.getFields().stream().noneMatch(field -> field.getLabel() == null), type.getName());
        }
    }
}
