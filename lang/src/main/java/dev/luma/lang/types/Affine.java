package dev.luma.lang.types;

import dev.luma.lang.diagnostic.Code;
import dev.luma.lang.diagnostic.Diagnostics;
import dev.luma.lang.diagnostic.Note;
import dev.luma.lang.source.Span;
import dev.luma.lang.types.Symbol.FunctionSymbol;
import dev.luma.lang.types.Symbol.Local;
import dev.luma.lang.types.Symbol.Mark;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What must be brought to its end exactly once (section 11 of the reference): who owns an affine value, who only
/// has it lent, and that every path consumes it.
final class Affine {
    private final Body body;
    private final Set<Local> owners = new HashSet<>();
    /// Owners about which something was said already from which the rest would only follow.
    private final Set<Local> faulty = new HashSet<>();

    Affine(Body body) {
        this.body = body;
    }

    /// The variable owns what it holds, from here to the end of its block.
    void own(Local local) {
        if (local.type().isAffine() && owners.add(local)) {
            body.scope().own(local);
        }
    }

    /// The method that the runtime calls when a panic leaves the block of this owner; null if it has none.
    static @Nullable FunctionSymbol abandon(Local owner) {
        if (!(owner.type() instanceof Type.StructOf struct)) {
            return null;
        }
        final FunctionSymbol abandon = struct.symbol().methods().get("abandon");
        final boolean fits = abandon != null
                && abandon.hasSelf()
                && !abandon.takesSelf()
                && abandon.signature().parameters().isEmpty();
        return fits ? abandon : null;
    }

    // ---- use

    /// Checks that a variable may be used here at all.
    void use(Local local, Scope home, Span span) {
        if (!local.type().isAffine()) {
            return;
        }
        final String what = "the affine " + local.type().text() + " cannot be ";
        if (home.frame() != body.frame()) {
            final Note[] help = body.frame().isInlined() ? new Note[] {Note.help("use `for … in`")} : new Note[0];
            body.report(Code.E0605, span, what + "used in a closure", help);
            faulty.add(local);
        } else if (isDeferred(home)) {
            body.report(Code.E0605, span, what + "used in defer");
            faulty.add(local);
        }
        final Span consumed = body.state().consumed(local);
        if (consumed != null) {
            final int line = body.module().source().line(consumed.start());
            body.report(
                    Code.E0601,
                    span,
                    "`" + local.name() + "` was consumed already",
                    Note.note("it was consumed in line " + line));
        }
    }

    private boolean isDeferred(Scope home) {
        for (final Enclosing around : body.enclosing()) {
            if (around instanceof Frame) {
                return false;
            }
            if (around instanceof Enclosing.Defer defer && defer.around().isWithin(home)) {
                return true;
            }
        }
        return false;
    }

    /// The value as what receives it owns it: the end of the variable that owned it.
    Typed.Expression moved(Typed.Expression value) {
        if (!value.type().isAffine() || !(value instanceof Typed.GetLocal get)) {
            return value;
        }
        final Local local = get.local();
        if (!owners.contains(local)) {
            body.report(Code.E0604, get.span(), "`" + local.name() + "` is lent here and cannot be consumed");
            return body.unknown(get.span());
        }
        final Scope home = Scope.of(body.scope(), local.name());
        if (home != null && body.state().consumed(local) == null) {
            notInTry(local, home);
        }
        body.state(body.state().consume(local, get.span()));
        return new Typed.Consume(local, get.span());
    }

    /// A `try` block cannot consume an owner from outside: its `catch` block could not know whether it did.
    private void notInTry(Local local, Scope home) {
        for (final Enclosing around : body.enclosing()) {
            if (around instanceof Frame) {
                return;
            }
            if (around instanceof Enclosing.Try attempt
                    && attempt.around().isWithin(home)
                    && attempt.reported().add(local)) {
                disagree(local, attempt.keyword());
            }
        }
    }

    /// A value that is only lent to what uses it must have an owner.
    void lend(Typed.Expression value) {
        if (value.type().isAffine() && !(value instanceof Typed.GetLocal)) {
            dropped(value.type(), value.span());
        }
    }

    /// Reports that an affine value without a name is dropped.
    void dropped(Type type, Span span) {
        body.report(Code.E0602, span, "this " + type.text() + " is not consumed on this path", help(type));
    }

    /// Checks an owner that is about to get a new value.
    void assign(Local local, Span span) {
        if (!owners.contains(local)) {
            body.report(Code.E0604, span, "`" + local.name() + "` is lent here and cannot be consumed");
            return;
        }
        if (body.state().consumed(local) == null) {
            left(local, span);
        }
        body.state(body.state().revive(local));
    }

    // ---- paths

    /// Checks the owners of a block at its end.
    void blockEnd(Scope scope, Span end) {
        if (body.state().isReachable()) {
            scope.owners().forEach(owner -> mustBeConsumed(owner, end));
        }
    }

    /// Checks all owners that are left by a jump.
    ///
    /// @param around the scope in which control goes on; null if the function or closure is left
    void leave(@Nullable Scope around, Span jump) {
        for (Scope scope = body.scope(); scope != null && scope != around; scope = scope.outer()) {
            if (scope.frame() != body.frame()) {
                return;
            }
            scope.owners().forEach(owner -> mustBeConsumed(owner, jump));
        }
    }

    private void mustBeConsumed(Local owner, Span where) {
        if (body.state().consumed(owner) == null) {
            left(owner, where);
            body.state(body.state().consume(owner, where));
        }
    }

    private void left(Local owner, Span where) {
        if (faulty.contains(owner)) {
            return;
        }
        final int line = body.module().source().line(owner.declared().start());
        final Diagnostics diagnostics = body.module().diagnostics(); // several may be left at one place
        diagnostics.add(
                Code.E0602,
                where,
                "`" + owner.name() + "` is not consumed on this path",
                help(owner.type()),
                Note.note("it begins in line " + line));
    }

    private Note help(Type type) {
        final List<String> ways = new ArrayList<>();
        switch (type) {
            case Type.StructOf struct ->
                struct.symbol().methods().values().stream()
                        .filter(FunctionSymbol::takesSelf)
                        .forEach(method -> ways.add(method.name() + "()"));
            case Type.Core core ->
                body.module().core().memberNames(core).stream()
                        .filter(name -> body.module().core().methods(core, name).stream()
                                .anyMatch(method -> method.is(Mark.TAKES_SELF)))
                        .forEach(name -> ways.add(name + "()"));
            default -> {}
        }
        if (!body.isMain()) {
            return Note.help(ways.isEmpty() ? "return it" : "call " + String.join(" or ", ways) + ", or return it");
        }
        return Note.help(
                ways.isEmpty()
                        ? "give " + type.text() + " a method that ends it: fn end(take self) { … }"
                        : "call " + String.join(" or ", ways));
    }

    /// Checks that two paths that meet agree about all owners in sight.
    ///
    /// @param keyword of the statement whose paths they are
    void meet(State one, State other, Span keyword) {
        if (!one.isReachable() || !other.isReachable()) {
            return;
        }
        for (Scope scope = body.scope(); scope != null; scope = scope.outer()) {
            for (final Local owner : scope.owners()) {
                if ((one.consumed(owner) == null) != (other.consumed(owner) == null)) {
                    disagree(owner, keyword);
                }
            }
        }
    }

    /// Checks the path that leads back to a loop's head: it may have consumed nothing from outside.
    void turn(Enclosing.Loop loop) {
        if (!body.state().isReachable()) {
            return;
        }
        for (Scope scope = loop.around(); scope != null; scope = scope.outer()) {
            for (final Local owner : scope.owners()) {
                if (body.state().consumed(owner) != null && loop.head().consumed(owner) == null) {
                    disagree(owner, loop.keyword());
                    faulty.add(owner);
                }
            }
        }
    }

    private void disagree(Local owner, Span keyword) {
        body.report(Code.E0603, keyword, "`" + owner.name() + "` is consumed on one path and not on another");
    }
}
