package dev.luma.mysql.regression;

import dev.luma.db.Connection;
import dev.luma.db.Db;
import dev.luma.db.Row;
import dev.luma.db.Statement;
import dev.luma.db.error.UsageException;
import dev.luma.mysql.Mysql;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.Map;

/// What [TurkishIT] runs in a JVM of its own: options, keywords, names and numbers, each with letters and digits that a
/// locale may change. Ends with an exception where something is not as it should be.
public final class LocaleProgram {
    static final String DONE = "all is well in ";

    private enum Title {
        INDIVIDUAL,
        TITLE_IN_LIST
    }

    private LocaleProgram() {}

    /// @param args user, host and port of a server
    public static void main(String[] args) {
        final String location = args[0] + "@" + args[1] + ":" + args[2] + "/test";
        final String options = "?tls=disabled&timeZone=utc&zeroDates=reject&connectTimeout=15s";
        try (Connection db = Db.open(Mysql.driver(), "MYSQL://" + location + options)) {
            keywords(db);
            values(db);
        }
        refusesAnUnknownOption(location);
        System.out.println(DONE + java.util.Locale.getDefault());
    }

    private static void keywords(Connection db) {
        db.exec(
                "CREATE TEMPORARY TABLE ILIKEIT (ID INT AUTO_INCREMENT PRIMARY KEY, TITLE VARCHAR(20) CHARACTER SET utf8mb4, d DECIMAL(10,3))");
        expect(
                1L,
                db.exec(
                                "insert into ILIKEIT (TITLE, d) values (:TITLE, :d)",
                                Map.of("TITLE", "i İ ı I", "d", new BigDecimal("1234.5")))
                        .affectedRows());
        expect(
                1L,
                db.exec("INSERT INTO ILIKEIT (TITLE, d) VALUES ('INDIVIDUAL', 0)")
                        .affectedRows());
        db.transact(tx ->
                expect(2L, db.query("select * from ILIKEIT where ID in (1, 2)").count()));
        final Row row = db.query("SELECT id, title, d FROM ILIKEIT WHERE TITLE LIKE 'i %'")
                .first()
                .orElseThrow();
        expect(1, row.getInt("ID"));
        expect("i İ ı I", row.getString("TITLE"));
        expect(new BigDecimal("1234.500"), row.getDecimal("D"));
        expect(
                Title.INDIVIDUAL,
                db.query("SELECT 'individual'").first(Title.class).orElseThrow());
    }

    private static void values(Connection db) {
        final Object[] values = {
            1234567,
            -0.5,
            new BigDecimal("1234567.125"),
            LocalDateTime.of(2026, 11, 21, 12, 34, 56),
            Duration.ofHours(-30)
        };
        final String[] texts = {"1234567", "-0.5", "1234567.125", "2026-11-21 12:34:56", "-30:00:00"};
        try (Statement statement = db.prepare("SELECT CONCAT(?), TRUE, INTERVAL(3, 1, 2)")) {
            for (int i = 0; i < values.length; i++) {
                final Row row = statement.query(values[i]).first().orElseThrow();
                expect(texts[i], String.valueOf(row.getString(0)).replaceAll("\\.0+$", ""));
                expect(true, row.getBoolean(1));
                expect(2, row.getInt(2));
            }
        }
        final Row row = db.query(
                        "SELECT CAST('2026-11-21 12:34:56' AS DATETIME), CAST('-30:00:00' AS TIME), 1.5e0, 'true'")
                .first()
                .orElseThrow();
        expect(values[3], row.get(0));
        expect(values[4], row.get(1));
        expect(1.5, row.getDouble(2));
        expect(true, row.getBoolean(3));
        try (Statement same = db.prepare("SELECT CAST('2026-11-21 12:34:56' AS DATETIME), CAST('-30:00:00' AS TIME)")) {
            final Row binary = same.query().first().orElseThrow();
            expect("2026-11-21 12:34:56", binary.getString(0));
            expect("-30:00:00", binary.getString(1));
        }
    }

    private static void refusesAnUnknownOption(String location) {
        try {
            Db.open(Mysql.driver(), location + "?TIMEZONE=utc").close();
        } catch (UsageException expected) {
            expect(true, String.valueOf(expected.getMessage()).contains("timeZone"));
            return;
        }
        throw new IllegalStateException("an unknown option was taken");
    }

    private static void expect(Object expected, Object actual) {
        if (!expected.equals(actual)) {
            throw new IllegalStateException("expected <" + expected + ">, and it is <" + actual + ">");
        }
    }
}
