package dev.luma.jdbc.logic;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A result as the corpus writes it: a list of values, each a line, in an order that may be told.
final class LogicValues {
    private static final Pattern INTEGER = Pattern.compile("\\s*([+-]?\\d+)");

    private LogicValues() {}

    /// @throws IllegalArgumentException if it has another number of columns
    static List<String> of(Outcome.Answered answer, Entry.Query query) {
        final String types = query.types();
        if (answer.columns().size() != types.length()) {
            throw new IllegalArgumentException(answer.columns().size() + " columns instead of " + types.length());
        }
        final List<List<String>> rows = new ArrayList<>(answer.rows().size());
        for (final Outcome.Value[] row : answer.rows()) {
            final List<String> values = new ArrayList<>(row.length);
            for (int i = 0; i < row.length; i++) {
                values.add(value(row[i], types.charAt(i)));
            }
            rows.add(values);
        }
        if (query.order() == Entry.Order.ROWSORT) {
            rows.sort(LogicValues::compare);
        }
        final List<String> all = new ArrayList<>();
        rows.forEach(all::addAll);
        if (query.order() == Entry.Order.VALUESORT) {
            all.sort(Comparator.naturalOrder());
        }
        return all;
    }

    private static int compare(List<String> one, List<String> other) {
        int order = 0;
        for (int i = 0; i < one.size() && order == 0; i++) {
            order = one.get(i).compareTo(other.get(i));
        }
        return order;
    }

    private static String value(Outcome.Value value, char type) {
        if (value.object() == null) {
            return "NULL";
        }
        return switch (type) {
            case 'I' -> integer(value);
            case 'R' ->
                new BigDecimal(number(value).doubleValue())
                        .setScale(3, RoundingMode.HALF_EVEN)
                        .toPlainString();
            default -> text(value.string());
        };
    }

    /// As C reads one off a text, or cuts one off a number.
    private static String integer(Outcome.Value value) {
        if (value.object() instanceof Number) {
            return number(value).toBigInteger().toString();
        }
        final Matcher digits = INTEGER.matcher(value.string());
        return digits.lookingAt() ? new BigDecimal(digits.group(1)).toPlainString() : "0";
    }

    private static BigDecimal number(Outcome.Value value) {
        return new BigDecimal(value.object().toString());
    }

    private static String text(String value) {
        return value.isEmpty() ? "(empty)" : value.replaceAll("[^ -~]", "@");
    }
}
