package dev.luma.jdbc.logic;

import java.sql.JDBCType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/// Our outcome of a statement beside the peer's.
final class Comparison {
    /// A server may give rows of two equal tables in other orders.
    private static final Comparator<Outcome.Value[]> BY_TEXT = (one, other) -> Arrays.compare(
            one, other, Comparator.comparing(Outcome.Value::string, Comparator.nullsFirst(Comparator.naturalOrder())));

    private final List<Difference> differences = new ArrayList<>();
    private final boolean ordered;

    private Comparison(boolean ordered) {
        this.ordered = ordered;
    }

    /// Everything in which they differ, a difference between many values once.
    ///
    /// @param ordered whether the order of rows matters
    static List<Difference> between(Outcome ours, Outcome peer, boolean ordered) {
        final Comparison comparison = new Comparison(ordered);
        if (ours instanceof Outcome.Answered one && peer instanceof Outcome.Answered other) {
            comparison.answers(one, other);
        } else if (ours instanceof Outcome.Refused one && peer instanceof Outcome.Refused other) {
            comparison.compare("refusal", text(one), text(other));
        } else {
            comparison.compare("outcome", brief(ours), brief(peer));
        }
        return comparison.differences;
    }

    private static String brief(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Updated updated -> "updates " + updated.count();
            case Outcome.Refused refused -> text(refused);
            case Outcome.Answered answered -> "rows";
        };
    }

    private static String text(Outcome.Refused refused) {
        return refused.kind() + ' ' + refused.state() + ' ' + refused.code();
    }

    private void compare(String what, String ours, String peer) {
        if (!ours.equals(peer)) {
            final Difference difference = new Difference(what, ours, peer);
            if (!differences.contains(difference)) {
                differences.add(difference);
            }
        }
    }

    private void answers(Outcome.Answered ours, Outcome.Answered peer) {
        compare(
                "number of columns",
                "" + ours.columns().size(),
                "" + peer.columns().size());
        compare("number of rows", "" + ours.rows().size(), "" + peer.rows().size());
        if (!differences.isEmpty()) {
            return;
        }
        final List<Outcome.Value[]> one = rows(ours);
        final List<Outcome.Value[]> other = rows(peer);
        for (int i = 0; i < ours.columns().size(); i++) {
            final Outcome.Column column = ours.columns().get(i);
            columns(column, peer.columns().get(i));
            for (int row = 0; row < one.size(); row++) {
                values(column.typeName(), one.get(row)[i], other.get(row)[i]);
            }
        }
    }

    private List<Outcome.Value[]> rows(Outcome.Answered answer) {
        return ordered ? answer.rows() : answer.rows().stream().sorted(BY_TEXT).toList();
    }

    private void columns(Outcome.Column ours, Outcome.Column peer) {
        compare("label", ours.label(), peer.label());
        compare(
                "type",
                JDBCType.valueOf(ours.type()).getName(),
                JDBCType.valueOf(peer.type()).getName());
        compare("type name", ours.typeName(), peer.typeName());
        compare("class name", ours.className(), peer.className());
    }

    private void values(String type, Outcome.Value ours, Outcome.Value peer) {
        if (!Objects.deepEquals(ours.object(), peer.object())) {
            final String one = named(ours.object());
            final String other = named(peer.object());
            if (one.equals(other)) {
                compare("getObject of " + type, shown(ours.object()), shown(peer.object()));
            } else {
                compare("class of getObject of " + type, one, other);
            }
        }
        if (!Objects.equals(ours.string(), peer.string())) {
            compare("getString of " + type, String.valueOf(ours.string()), String.valueOf(peer.string()));
        }
    }

    private static String named(Object value) {
        return value == null ? "null" : value.getClass().getSimpleName();
    }

    private static String shown(Object value) {
        return value instanceof byte[] bytes ? Arrays.toString(bytes) : String.valueOf(value);
    }
}
