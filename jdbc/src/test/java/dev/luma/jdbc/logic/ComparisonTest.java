package dev.luma.jdbc.logic;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.sql.Types;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ComparisonTest {
    private static final Outcome.Column COLUMN = new Outcome.Column("a", Types.INTEGER, "INT", "java.lang.Integer");

    private static Outcome.Answered answer(Outcome.Column column, Object... values) {
        return new Outcome.Answered(
                List.of(column),
                Stream.of(values)
                        .map(value -> new Outcome.Value[] {new Outcome.Value(value, value.toString())})
                        .toList());
    }

    @Test
    void findsNothingWhereAllIsEqual() {
        assertEquals(List.of(), Comparison.between(answer(COLUMN, 1, 2), answer(COLUMN, 1, 2), true));
    }

    @Test
    void comparesRowsByTheirValuesWhereTheirOrderIsOpen() {
        assertEquals(List.of(), Comparison.between(answer(COLUMN, 1, 2), answer(COLUMN, 2, 1), false));
        assertEquals(
                4,
                Comparison.between(answer(COLUMN, 1, 2), answer(COLUMN, 2, 1), true)
                        .size());
    }

    @Test
    void findsAnotherClassOfTheSameValue() {
        assertEquals(
                List.of(new Difference("class of getObject of INT", "Integer", "Long")),
                Comparison.between(answer(COLUMN, 1), answer(COLUMN, 1L), true));
    }

    @Test
    void findsWhatTheMetadataSayOtherwise() {
        final Outcome.Column other = new Outcome.Column("A", Types.BIGINT, "LONG", "java.lang.Long");
        assertEquals(
                List.of(
                        new Difference("label", "a", "A"),
                        new Difference("type", "INTEGER", "BIGINT"),
                        new Difference("type name", "INT", "LONG"),
                        new Difference("class name", "java.lang.Integer", "java.lang.Long")),
                Comparison.between(answer(COLUMN), answer(other), true));
    }

    @Test
    void findsOtherRefusalsAndCounts() {
        assertEquals(
                List.of(new Difference("outcome", "updates 1", "SQLException HY000 1")),
                Comparison.between(new Outcome.Updated(1), new Outcome.Refused("HY000", 1, "SQLException"), true));
        assertEquals(
                List.of(new Difference("refusal", "SQLDataException 22001 1", "SQLDataException 22003 1")),
                Comparison.between(
                        new Outcome.Refused("22001", 1, "SQLDataException"),
                        new Outcome.Refused("22003", 1, "SQLDataException"),
                        true));
    }
}
