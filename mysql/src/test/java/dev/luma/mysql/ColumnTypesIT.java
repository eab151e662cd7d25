package dev.luma.mysql;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.luma.db.Connection;
import dev.luma.db.Row;
import dev.luma.db.Statement;
import dev.luma.mysql.ColumnCases.Case;
import dev.luma.testkit.server.RealServer;
import dev.luma.testkit.server.ServerTest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// The table of [ColumnTypes], as text row, as binary row and as bound parameter, on every server.
@ServerTest
class ColumnTypesIT {
    private static final String SELECT = "SELECT v FROM cells ORDER BY id";

    private final RealServer server;
    private Connection db;

    ColumnTypesIT(RealServer server) {
        this.server = server;
    }

    @BeforeEach
    void open() {
        db = Opened.on(server);
    }

    @AfterEach
    void close() {
        db.exec("DROP TABLE IF EXISTS cells");
        db.close();
    }

    @TestFactory
    Stream<DynamicTest> readsATextRow() {
        return eachType(type -> {
            insertLiterals(type);

            checkText(type, type.cases(), db.query(SELECT).all());
        });
    }

    @TestFactory
    Stream<DynamicTest> readsABinaryRow() {
        return eachType(type -> {
            insertLiterals(type);
            try (Statement statement = db.prepare(SELECT)) {
                checkBinary(type, type.cases(), statement.query().all());
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> bindsAParameter() {
        return eachType(type -> {
            createTable(type);
            final List<Case> cases =
                    type.cases().stream().filter(Case::bindable).toList();
            try (Statement insert = db.prepare("INSERT INTO cells (id, v) VALUES (?, ?)")) {
                for (int i = 0; i < cases.size(); i++) {
                    insert.exec(i, cases.get(i).value());
                }
                insert.exec(cases.size(), nothing(type));
            }
            checkText(type, cases, db.query(SELECT).all());
            try (Statement statement = db.prepare(SELECT)) {
                checkBinary(type, cases, statement.query().all());
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> bindsTheRowsOfABatch() {
        return eachType(type -> {
            createTable(type);
            final List<Case> cases =
                    type.cases().stream().filter(Case::bindable).toList();
            final List<List<Object>> rows = new ArrayList<>();
            for (int i = 0; i < cases.size(); i++) {
                rows.add(List.of(i, cases.get(i).value()));
            }
            rows.add(Arrays.asList(cases.size(), nothing(type)));
            db.batch("INSERT INTO cells (id, v) VALUES (?, ?)", rows);
            checkText(type, cases, db.query(SELECT).all());
        });
    }

    private Stream<DynamicTest> eachType(Consumer<ColumnCases> test) {
        return ColumnTypes.all().stream()
                .filter(type -> type.isOn(server.kind()))
                .map(type -> DynamicTest.dynamicTest(type.toString(), () -> test.accept(type)));
    }

    // ---- the table in the database

    private void createTable(ColumnCases type) {
        db.exec("DROP TABLE IF EXISTS cells");
        db.exec("CREATE TABLE cells (id INT PRIMARY KEY, v " + type.declaration() + ")");
    }

    private void insertLiterals(ColumnCases type) {
        createTable(type);
        for (int i = 0; i < type.cases().size(); i++) {
            db.exec("INSERT INTO cells (id, v) VALUES (" + i + ", "
                    + type.cases().get(i).literal() + ")");
        }
        db.exec("INSERT INTO cells (id, v) VALUES (" + type.cases().size() + ", " + nothing(type) + ")");
    }

    /// SERIAL is the one type that cannot be NULL.
    private static Object nothing(ColumnCases type) {
        return type.declaration().equals("SERIAL") ? 0 : null;
    }

    // ---- what must come back

    private void checkText(ColumnCases type, List<Case> cases, List<Row> rows) {
        for (int i = 0; i < cases.size(); i++) {
            check(type, rows.get(i), cases.get(i).textValue(), cases.get(i));
        }
        checkNull(type, cases, rows);
    }

    private void checkBinary(ColumnCases type, List<Case> cases, List<Row> rows) {
        for (int i = 0; i < cases.size(); i++) {
            check(type, rows.get(i), cases.get(i).value(), cases.get(i));
        }
        checkNull(type, cases, rows);
    }

    private static void checkNull(ColumnCases type, List<Case> cases, List<Row> rows) {
        assertEquals(cases.size() + 1, rows.size());
        if (!type.declaration().equals("SERIAL")) {
            final Row last = rows.get(cases.size());
            assertTrue(last.isNull(0));
            assertNull(last.get(0));
            assertNull(last.getString(0));
        }
    }

    private static void check(ColumnCases type, Row row, Object expected, Case told) {
        assertEquals(type.typeName(), row.columns().get(0).typeName());
        assertEquals(type.kind(), row.columns().get(0).kind());
        final Object value = row.get(0);
        switch (expected) {
            case byte[] bytes -> assertArrayEquals(bytes, (byte[]) value, told.literal());
            case float[] vector -> assertArrayEquals(vector, (float[]) value, told.literal());
            default -> assertEquals(expected, value, told.literal());
        }
        switch (expected) {
            case Long number -> assertEquals(number, row.getLong(0));
            case Double number -> assertEquals(number, row.getDouble(0));
            case Float number -> assertEquals(number.doubleValue(), row.getDouble(0));
            default -> {}
        }
        // bytes that are no UTF-8 have no text
        if (told.text() != null) {
            assertEquals(told.text(), row.getString(0), told.literal());
        }
    }
}
