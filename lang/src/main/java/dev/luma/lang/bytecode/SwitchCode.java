package dev.luma.lang.bytecode;

import dev.luma.lang.lower.Constants;
import dev.luma.lang.lower.IntCases;
import dev.luma.lang.lower.IntCases.Interval;
import dev.luma.lang.lower.Range;
import dev.luma.lang.types.Type;
import dev.luma.lang.types.Typed;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.SwitchCase;
import java.lang.constant.ConstantDescs;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A `match` that looks at its subject once: an int is looked up in a table, or by halving the intervals that its arms
/// take; a text by its hash. Nothing can be seen of it: patterns are constants, and the first arm that fits is taken.
final class SwitchCode {
    /// Fewer texts are compared one after the other.
    private static final int FEW_TEXTS = 3;

    /// Fewer intervals are told apart by comparisons.
    private static final int FEW_INTERVALS = 6;

    private final BodyCode body;

    SwitchCode(BodyCode body) {
        this.body = body;
    }

    /// Jumps to the arm that the subject takes, if what it is allows that.
    ///
    /// @param otherwise where no arm fits
    /// @return false if nothing was written
    boolean choose(Typed.Match match, List<Target> arms, Target otherwise) {
        return switch (match.subject().type().withoutNil()) {
            case Type.Plain.INT, Type.Plain.BYTE -> number(match, arms, otherwise);
            case Type.Plain.STR -> text(match, arms, otherwise);
            default -> false;
        };
    }

    /// Where nil goes.
    private static Target nil(Typed.Match match, List<Target> arms, Target otherwise) {
        for (int i = 0; i < arms.size(); i++) {
            if (match.arms().get(i).patterns().stream().anyMatch(SwitchCode::isNil)) {
                return arms.get(i);
            }
        }
        return otherwise;
    }

    private static boolean isNil(Typed.Pattern pattern) {
        return pattern instanceof Typed.Pattern.Equals equals && equals.value() instanceof Typed.Nil;
    }

    /// Jumps where nil goes, if it is nil.
    private void nilFirst(Typed.Match match, List<Target> arms, Target otherwise) {
        if (match.subject().type().allowsNil()) {
            body.locals().load(match.subject());
            body.branch(Opcode.IFNULL, nil(match, arms, otherwise));
        }
    }

    // ---- ints

    private boolean number(Typed.Match match, List<Target> arms, Target otherwise) {
        final boolean isBoxed = match.subject().type().allowsNil();
        final Range possible = isBoxed ? Range.ALL : body.ranges().of(match.value());
        final IntCases cases = new IntCases(possible);
        for (int i = 0; i < arms.size(); i++) {
            for (final Typed.Pattern pattern : match.arms().get(i).patterns()) {
                if (!isNil(pattern) && !take(cases, pattern, i)) {
                    return false;
                }
            }
        }
        nilFirst(match, arms, otherwise);
        final List<Interval> intervals = cases.intervals();
        final NumberSwitch code = new NumberSwitch(numberSlot(match), arms, otherwise);
        final List<Interval> table = table(intervals);
        if (table.isEmpty()) {
            code.halve(intervals);
        } else {
            code.lookUp(table, possible.fitsInt());
        }
        return true;
    }

    /// @return false if the pattern is no constant
    private boolean take(IntCases cases, Typed.Pattern pattern, int arm) {
        if (pattern instanceof Typed.Pattern.Equals equals) {
            final Long value = number(equals.value());
            if (value != null) {
                cases.take(Range.of(value), arm);
            }
            return value != null;
        }
        if (!(pattern instanceof Typed.Pattern.Within within)) {
            return false;
        }
        final Long from = number(within.from());
        final Long to = number(within.to());
        if (from != null && to != null && from < to) {
            cases.take(new Range(from, to - 1), arm);
        }
        return from != null && to != null;
    }

    private @Nullable Long number(Typed.Expression value) {
        return Constants.number(value, body.owner().program().constants());
    }

    /// The variable of the number itself.
    private int numberSlot(Typed.Match match) {
        body.locals().load(match.subject());
        final Kind kind = Kind.of(match.subject().type().withoutNil());
        if (match.subject().type().allowsNil()) {
            Boxing.unbox(body.code(), kind);
        }
        if (kind == Kind.BYTE) {
            body.code().i2l();
        }
        return body.store(Kind.LONG);
    }

    /// The intervals from the first that an arm takes to the last, if a table of all their values is not much longer
    /// than the comparisons that it saves; else none.
    private static List<Interval> table(List<Interval> intervals) {
        final int first = intervals.getFirst().arm() == IntCases.OTHERWISE ? 1 : 0;
        final int last = intervals.size() - (intervals.getLast().arm() == IntCases.OTHERWISE ? 1 : 0);
        if (intervals.size() < FEW_INTERVALS || first >= last) {
            return List.of();
        }
        final List<Interval> taken = intervals.subList(first, last);
        final Range all = taken.getFirst().values().with(taken.getLast().values());
        return all.fitsInt() && all.greatest() - all.least() < 4L * taken.size() ? taken : List.of();
    }

    /// The code for one number.
    private final class NumberSwitch {
        private final CodeBuilder code = body.code();
        private final int number;
        private final List<Target> arms;
        private final Target otherwise;

        NumberSwitch(int number, List<Target> arms, Target otherwise) {
            this.number = number;
            this.arms = arms;
            this.otherwise = otherwise;
        }

        private Target target(Interval interval) {
            return interval.arm() == IntCases.OTHERWISE ? otherwise : arms.get(interval.arm());
        }

        /// @param fitsInt whether the number is an int of the JVM for certain
        void lookUp(List<Interval> intervals, boolean fitsInt) {
            if (!fitsInt) {
                code.lload(number).l2i().i2l().lload(number).lcmp();
                body.branch(Opcode.IFNE, otherwise);
            }
            final List<SwitchCase> cases = new ArrayList<>();
            for (final Interval interval : intervals) {
                final Target target = target(interval);
                for (long value = interval.values().least();
                        value <= interval.values().greatest();
                        value++) {
                    cases.add(SwitchCase.of((int) value, target.jumpedTo()));
                }
            }
            code.lload(number).l2i();
            code.tableswitch(otherwise.jumpedTo(), cases);
            body.close();
        }

        void halve(List<Interval> intervals) {
            final int size = intervals.size();
            if (size == 1) {
                body.jump(target(intervals.getFirst()));
                return;
            }
            final Interval second = intervals.get(1);
            if (size == 3
                    && second.isOne()
                    && intervals.getFirst().arm() == intervals.getLast().arm()) {
                compare(second, Opcode.IFEQ, target(second));
                body.jump(target(intervals.getFirst()));
                return;
            }
            final List<Interval> upper = intervals.subList(size / 2, size);
            final boolean isOne = upper.size() == 1;
            final Target above = isOne ? target(upper.getFirst()) : body.target();
            compare(upper.getFirst(), Opcode.IFGE, above);
            halve(intervals.subList(0, size / 2));
            if (!isOne) {
                body.bind(above);
                halve(upper);
            }
        }

        /// Compares the number with the least one of an interval.
        private void compare(Interval interval, Opcode opcode, Target target) {
            code.lload(number);
            body.expressions.integer(interval.values().least());
            code.lcmp();
            body.branch(opcode, target);
        }
    }

    // ---- texts

    /// An arm's text, and where it leads.
    private record Text(Typed.Expression value, Target arm) {}

    private boolean text(Typed.Match match, List<Target> arms, Target otherwise) {
        final Map<Integer, List<Text>> byHash = new TreeMap<>();
        final Set<String> seen = new HashSet<>();
        for (int i = 0; i < arms.size(); i++) {
            for (final Typed.Pattern pattern : match.arms().get(i).patterns()) {
                if (isNil(pattern)) {
                    continue;
                }
                final Typed.Expression value = pattern instanceof Typed.Pattern.Equals equals ? equals.value() : null;
                final String text = value == null
                        ? null
                        : Constants.text(value, body.owner().program().constants());
                if (value == null || text == null) {
                    return false;
                }
                if (seen.add(text)) {
                    byHash.computeIfAbsent(text.hashCode(), none -> new ArrayList<>())
                            .add(new Text(value, arms.get(i)));
                }
            }
        }
        if (seen.size() < FEW_TEXTS) {
            return false;
        }
        nilFirst(match, arms, otherwise);
        byHash(match, byHash, otherwise);
        return true;
    }

    /// As Java does: by the hash, which a text knows once it was asked for it, then by the text itself.
    private void byHash(Typed.Match match, Map<Integer, List<Text>> texts, Target otherwise) {
        final Map<Target, List<Text>> bodies = new LinkedHashMap<>();
        final List<SwitchCase> cases = new ArrayList<>();
        texts.forEach((hash, same) -> {
            final Target target = body.target();
            cases.add(SwitchCase.of(hash, target.jumpedTo()));
            bodies.put(target, same);
        });
        body.locals().load(match.subject());
        body.callVirtual(ConstantDescs.CD_String, "hashCode", ConstantDescs.CD_int);
        body.code().lookupswitch(otherwise.jumpedTo(), cases);
        body.close();
        bodies.forEach((target, same) -> {
            body.bind(target);
            for (final Text text : same) {
                body.locals().load(match.subject());
                body.value(text.value());
                body.callVirtual(ConstantDescs.CD_String, "equals", ConstantDescs.CD_boolean, ConstantDescs.CD_Object);
                body.branch(Opcode.IFNE, text.arm());
            }
            body.jump(otherwise);
        });
    }
}
