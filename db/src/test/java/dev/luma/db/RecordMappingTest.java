package dev.luma.db;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.luma.db.error.ConversionException;
import dev.luma.db.error.UsageException;
import dev.luma.db.spi.ColumnInfo;
import dev.luma.db.spi.Kind;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RecordMappingTest {
    enum Color {
        RED,
        Green
    }

    record User(long id, String userName, LocalDateTime createdAt) {}

    record Pair(Integer a, Optional<String> b) {}

    record Primitive(int a) {}

    record Colored(Color color, byte[] bytes) {}

    record Nested(Optional<Map<String, String>> a) {}

    record Picky(int a) {
        Picky {
            if (a < 0) {
                throw new IllegalArgumentException("negative");
            }
        }
    }

    record Empty() {}

    private final ScriptedSession session = new ScriptedSession();
    private final Connection db = Connection.over(session);

    private Rows rows(List<ColumnInfo> columns, Object[]... rows) {
        session.answer("SQL", () -> ScriptedAnswer.rows(columns, rows));
        return db.query("SQL");
    }

    private static List<ColumnInfo> columns(Kind kind, String... labels) {
        return Arrays.stream(labels)
                .map(label -> (ColumnInfo) FakeColumn.of(label, kind))
                .toList();
    }

    private static Object[] row(Object... cells) {
        return cells;
    }

    @Test
    void fillsComponentsFromTheColumnsOfTheirNames() {
        final LocalDateTime time = LocalDateTime.of(2026, 2, 10, 9, 30);
        final Rows rows = rows(
                List.of(
                        FakeColumn.of("CREATED_AT", Kind.DATETIME),
                        FakeColumn.of("other", Kind.TEXT),
                        FakeColumn.of("user_name", Kind.TEXT),
                        FakeColumn.of("Id", Kind.INTEGER)),
                row(time, "x", "Alice", 1L),
                row(null, "y", null, 2L));

        assertEquals(List.of(new User(1, "Alice", time), new User(2, null, null)), rows.all(User.class));
    }

    @Test
    void givesTheFirstRecord() {
        assertEquals(
                Optional.of(new Primitive(7)),
                rows(columns(Kind.INTEGER, "a"), row(7L)).first(Primitive.class));
        assertEquals(Optional.empty(), rows(columns(Kind.INTEGER, "a")).first(Primitive.class));
    }

    @Test
    void takesNullAsNullOrAsNothing() {
        final Rows rows = rows(columns(Kind.TEXT, "a", "b"), row(null, null), row("1", "x"));

        assertEquals(List.of(new Pair(null, Optional.empty()), new Pair(1, Optional.of("x"))), rows.all(Pair.class));
    }

    @Test
    void convertsToEnumsAndBytes() {
        final Colored colored = rows(columns(Kind.TEXT, "color", "bytes"), row("green", "x"))
                .first(Colored.class)
                .orElseThrow();

        assertSame(Color.Green, colored.color());
        assertArrayEquals(new byte[] {'x'}, colored.bytes());
    }

    @Test
    void saysWhichComponentCannotBeNull() {
        final Rows rows = rows(columns(Kind.INTEGER, "a"), row(1L), row((Object) null));

        assertEquals(
                "column `a` (INTEGER) is NULL, which component `a` of record Primitive, a primitive int, cannot hold:"
                        + " give it the boxed type or an Optional",
                assertThrows(ConversionException.class, () -> rows.all(Primitive.class))
                        .getMessage());
        db.ping();
    }

    @Test
    void saysWhichComponentHasNoColumn() {
        final Rows rows = rows(columns(Kind.INTEGER, "id", "usr_name", "x"), row(1L, 2L, 3L));

        assertEquals(
                "no column for component `userName` of record User: did you mean `usr_name`?",
                assertThrows(UsageException.class, () -> rows.all(User.class)).getMessage());
        db.ping();
    }

    @Test
    void missesAColumnEvenWithoutRows() {
        assertThrows(
                UsageException.class, () -> rows(columns(Kind.INTEGER, "b")).all(Primitive.class));
    }

    @Test
    void refusesAComponentThatTwoColumnsCouldFill() {
        final Rows rows =
                rows(columns(Kind.INTEGER, "id", "user__name", "user_name", "created_at"), row(1L, 2L, 3L, 4L));

        assertEquals(
                "component `userName` of record User could come from column `user__name` or `user_name`:"
                        + " give one of them an alias",
                assertThrows(UsageException.class, () -> rows.all(User.class)).getMessage());
    }

    @Test
    void passesOnWhatTheConstructorThrows() {
        final Rows rows = rows(columns(Kind.INTEGER, "a"), row(-1L));

        assertEquals(
                "negative",
                assertThrows(IllegalArgumentException.class, () -> rows.all(Picky.class))
                        .getMessage());
        db.ping();
    }

    @Test
    void makesARecordOfNothing() {
        assertEquals(
                List.of(new Empty()), rows(columns(Kind.INTEGER, "a"), row(1L)).all(Empty.class));
    }

    @Test
    void refusesAnOptionalOfNoPlainClass() {
        assertTrue(assertThrows(
                        UsageException.class,
                        () -> rows(columns(Kind.TEXT, "a"), row("x")).all(Nested.class))
                .getMessage()
                .contains("Optional of no plain class"));
    }

    @Test
    void reachesARecordThatIsPrivate() {
        record Hidden(int a) {}

        assertEquals(
                List.of(new Hidden(4)),
                rows(columns(Kind.INTEGER, "a"), row(4L)).all(Hidden.class));
    }

    // ---- one column

    @Test
    void takesTheOnlyColumn() {
        assertEquals(
                List.of(1, 2),
                rows(columns(Kind.INTEGER, "a"), row(1L), row(2L)).all(Integer.class));
        assertEquals(Optional.of("1"), rows(columns(Kind.INTEGER, "a"), row(1L)).first(String.class));
    }

    @Test
    void refusesSeveralColumnsForOneValue() {
        assertEquals(
                "java.lang.Integer is made of one column, and there are 2: ask for a record, or use map(row -> …)",
                assertThrows(
                                UsageException.class,
                                () -> rows(columns(Kind.INTEGER, "a", "b"), row(1L, 2L))
                                        .all(Integer.class))
                        .getMessage());
    }

    @Test
    void refusesNullInAListOfValues() {
        assertEquals(
                "column `a` (INTEGER) is NULL: use map(row -> row.get(0, Integer.class)), which takes it",
                assertThrows(
                                ConversionException.class,
                                () -> rows(columns(Kind.INTEGER, "a"), row((Object) null))
                                        .all(Integer.class))
                        .getMessage());
    }

    @Test
    void resolvesARecordOnceForTheSameColumns() {
        final List<ColumnInfo> columns = columns(Kind.INTEGER, "a");
        final Layout layout = new Layout(columns);

        assertSame(layout.mapper(Primitive.class), layout.mapper(Primitive.class));
        assertSame(new Layouts().of(columns).columns(), columns);
    }
}
