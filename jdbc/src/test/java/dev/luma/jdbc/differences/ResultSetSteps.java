package dev.luma.jdbc.differences;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Where a result stands, and how it moves.
final class ResultSetSteps {
    private static final String THREE = "SELECT 1 UNION ALL SELECT 2 UNION ALL SELECT 3";
    private static final String NONE = "SELECT 1 WHERE 1 = 0";

    private final Steps steps;

    ResultSetSteps(Steps steps) {
        this.steps = steps;
    }

    void add() {
        for (final String[] rows : new String[][] {{"three rows", THREE}, {"no rows", NONE}}) {
            moves(true).forEach((name, move) -> scroll(name + " in " + rows[0], rows[1], move));
            moves(false).forEach((name, move) -> forward(name + " in " + rows[0] + ", forward only", rows[1], move));
        }
        moves(true).forEach((name, move) -> forward(name + ", forward only", THREE, move));
        closed();
        properties();
    }

    private void scroll(String name, String sql, Steps.Get get) {
        on(name, sql, ResultSet.TYPE_SCROLL_INSENSITIVE, get);
    }

    private void forward(String name, String sql, Steps.Get get) {
        on(name, sql, ResultSet.TYPE_FORWARD_ONLY, get);
    }

    private void on(String name, String sql, int type, Steps.Get get) {
        steps.add(name, connection -> {
            try (Statement statement = connection.createStatement(type, ResultSet.CONCUR_READ_ONLY);
                    ResultSet rows = statement.executeQuery(sql)) {
                return get.from(rows);
            }
        });
    }

    /// What each call answers, and where the result is then.
    private static Map<String, Steps.Get> moves(boolean scrolls) {
        final Map<String, Steps.Get> moves = new LinkedHashMap<>();
        if (!scrolls) {
            moves.put("position before the first next()", ResultSetSteps::position);
            moves.put("position after next()", rows -> moved(rows, rows.next()));
            moves.put("position behind the last next()", rows -> {
                while (rows.next()) {
                    rows.getInt(1);
                }
                return position(rows);
            });
            return moves;
        }
        moves.put("first()", rows -> moved(rows, rows.first()));
        moves.put("last()", rows -> moved(rows, rows.last()));
        moves.put("previous()", rows -> moved(rows, rows.previous()));
        moves.put("absolute(2)", rows -> moved(rows, rows.absolute(2)));
        moves.put("absolute(-1)", rows -> moved(rows, rows.absolute(-1)));
        moves.put("absolute(0)", rows -> moved(rows, rows.absolute(0)));
        moves.put("absolute(9)", rows -> moved(rows, rows.absolute(9)));
        moves.put("absolute(-9)", rows -> moved(rows, rows.absolute(-9)));
        moves.put("relative(2)", rows -> moved(rows, rows.relative(2)));
        moves.put("relative(-1)", rows -> moved(rows, rows.relative(-1)));
        moves.put("relative(9)", rows -> moved(rows, rows.relative(9)));
        moves.put("afterLast()", rows -> {
            rows.afterLast();
            return position(rows);
        });
        moves.put("beforeFirst()", rows -> {
            rows.next();
            rows.beforeFirst();
            return position(rows);
        });
        moves.put("afterLast() and previous()", rows -> {
            rows.afterLast();
            return moved(rows, rows.previous());
        });
        return moves;
    }

    private static Object moved(ResultSet rows, boolean answer) throws SQLException {
        return answer + ", " + position(rows);
    }

    private static String position(ResultSet rows) {
        return "row " + told(rows::getRow) + ", before the first " + told(rows::isBeforeFirst) + ", first "
                + told(rows::isFirst) + ", last " + told(rows::isLast) + ", after the last "
                + told(rows::isAfterLast);
    }

    private interface Question {
        Object answer() throws SQLException;
    }

    private static String told(Question question) {
        try {
            return String.valueOf(question.answer());
        } catch (SQLException e) {
            return "refused";
        }
    }

    private void closed() {
        final Map<String, Steps.Get> calls = new LinkedHashMap<>();
        calls.put("getInt", rows -> rows.getInt(1));
        calls.put("getRow", ResultSet::getRow);
        calls.put("getMetaData", rows -> rows.getMetaData().getColumnCount());
        calls.put("isBeforeFirst", ResultSet::isBeforeFirst);
        calls.put("getStatement", rows -> rows.getStatement() != null);
        calls.put("getType", ResultSet::getType);
        calls.put("getFetchSize", ResultSet::getFetchSize);
        calls.put("findColumn", rows -> rows.findColumn("a"));
        calls.put("wasNull", ResultSet::wasNull);
        calls.put("getWarnings", ResultSet::getWarnings);
        calls.put("close", rows -> {
            rows.close();
            return rows.isClosed();
        });
        calls.forEach((name, call) -> steps.query(name + " of a closed result", "SELECT 1 AS a", rows -> {
            rows.close();
            return call.from(rows);
        }));
        calls.forEach((name, call) ->
                steps.add(name + " of a result whose statement is closed", connection -> orphan(connection, call)));
    }

    private static @Nullable Object orphan(Connection connection, Steps.Get call) throws Exception {
        final ResultSet rows;
        try (Statement statement = connection.createStatement()) {
            rows = statement.executeQuery("SELECT 1 AS a");
            rows.next();
        }
        return call.from(rows);
    }

    private void properties() {
        steps.query("getInt before wasNull", "SELECT 1, NULL", row -> {
            row.getInt(2);
            final boolean second = row.wasNull();
            row.getInt(1);
            return second + " " + row.wasNull();
        });
        steps.query("findColumn in another case", "SELECT 1 AS Aa", row -> row.findColumn("aA"));
        steps.query("findColumn of the first of two", "SELECT 1 AS a, 2 AS a", row -> row.findColumn("a"));
        steps.query("a label with the table's name", "SELECT t.a FROM (SELECT 1 AS a) t", row -> row.getInt("t.a"));
        steps.query("a column's own name", "SELECT t.a AS b FROM (SELECT 1 AS a) t", row -> row.getInt("a"));
        steps.query("column 0", "SELECT 1", row -> row.getInt(0));
        steps.query(
                "metadata of column 2 of 1",
                "SELECT 1",
                row -> row.getMetaData().getColumnName(2));
        steps.query("setFetchSize(-1) of a result", "SELECT 1", row -> {
            row.setFetchSize(-1);
            return row.getFetchSize();
        });
        steps.query("getFetchDirection", "SELECT 1", ResultSet::getFetchDirection);
        steps.query("getConcurrency", "SELECT 1", ResultSet::getConcurrency);
        steps.query("getHoldability", "SELECT 1", ResultSet::getHoldability);
        steps.query("getCursorName", "SELECT 1", ResultSet::getCursorName);
        steps.query("rowUpdated", "SELECT 1", ResultSet::rowUpdated);
        steps.query("moveToInsertRow", "SELECT 1", row -> {
            row.moveToInsertRow();
            return "done";
        });
        steps.add("getInt before next()", connection -> {
            try (Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery("SELECT 1")) {
                return rows.getInt(1);
            }
        });
        steps.query("getInt behind the end", "SELECT 1", row -> {
            row.next();
            return row.getInt(1);
        });
    }
}
