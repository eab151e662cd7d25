package dev.luma.lang.types;

import dev.luma.lang.diagnostic.Code;
import dev.luma.lang.diagnostic.Note;
import dev.luma.lang.source.Span;
import dev.luma.lang.syntax.Ast;
import dev.luma.lang.types.Symbol.Local;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Supplier;

/// One function, test, main program or initial value while it is being checked: where we are in it, what is known
/// there, and the classes that check its parts, one for each subject.
final class Body {
    private final ModuleScope module;
    private final Constants constants;
    private final boolean isMain;
    private final Deque<Enclosing> enclosing = new ArrayDeque<>();
    /// Variables made by `=` that nothing has read yet.
    private final Set<Local> unread = new LinkedHashSet<>();

    private Frame frame;
    private Scope scope;
    private State state = State.START;

    private final TypeNames types;
    private final Fitting fitting = new Fitting(this);
    private final Affine affine = new Affine(this);
    private final Variables variables = new Variables(this);
    private final Members members = new Members(this);
    private final Literals literals = new Literals(this);
    private final Operators operators = new Operators(this);
    private final Conditions conditions = new Conditions(this);
    private final Arguments arguments = new Arguments(this);
    private final Calls calls = new Calls(this);
    private final CoreCalls coreCalls = new CoreCalls(this);
    private final BuiltCalls builtCalls = new BuiltCalls(this);
    private final Closures closures = new Closures(this);
    private final Branches branches = new Branches(this);
    private final Matches matches = new Matches(this);
    private final Loops loops = new Loops(this);
    private final Assignments assignments = new Assignments(this);
    private final Statements statements = new Statements(this);
    private final Expressions expressions = new Expressions(this);

    /// @param isMain whether it is the main program
    /// @param result what it is to return
    Body(ModuleScope module, Constants constants, boolean isMain, Type result) {
        this.module = module;
        this.constants = constants;
        this.isMain = isMain;
        this.types = new TypeNames(module);
        this.frame = Frame.function(result);
        this.scope = new Scope(null, frame);
        enclosing.push(frame);
    }

    // ---- where we are

    ModuleScope module() {
        return module;
    }

    Constants constants() {
        return constants;
    }

    boolean isMain() {
        return isMain;
    }

    Frame frame() {
        return frame;
    }

    Scope scope() {
        return scope;
    }

    /// What it stands in, the innermost first.
    Deque<Enclosing> enclosing() {
        return enclosing;
    }

    /// Checks something in a scope of its own.
    <T> T inScope(Supplier<T> what) {
        final Scope outer = scope;
        final Scope inner = new Scope(outer, frame);
        scope = inner;
        try {
            return what.get();
        } finally {
            scope = outer;
            state = inner.left(state);
        }
    }

    /// Checks something that stands in a loop, a `defer` or a `try`.
    <T> T within(Enclosing around, Supplier<T> what) {
        enclosing.push(around);
        try {
            return what.get();
        } finally {
            enclosing.pop();
        }
    }

    /// Checks a closure's body, in a scope of its own.
    <T> T inFrame(Frame closure, Supplier<T> what) {
        final Frame outer = frame;
        frame = closure;
        try {
            return within(closure, () -> inScope(what));
        } finally {
            frame = outer;
        }
    }

    // ---- what is known

    State state() {
        return state;
    }

    void state(State known) {
        state = known;
    }

    void report(Code code, Span span, String message, Note... notes) {
        module.report(code, span, message, notes);
    }

    /// The text of a part of the source.
    String text(Ast of) {
        return module.source().text(of.span());
    }

    /// In place of an expression with an error, which was reported.
    Typed.Expression unknown(Span span) {
        return new Typed.Nil(Type.UNKNOWN, span);
    }

    /// Variables made by `=` that nothing reads, so far.
    Set<Local> unread() {
        return unread;
    }

    // ---- who checks what

    TypeNames types() {
        return types;
    }

    Fitting fitting() {
        return fitting;
    }

    Affine affine() {
        return affine;
    }

    Variables variables() {
        return variables;
    }

    Members members() {
        return members;
    }

    Literals literals() {
        return literals;
    }

    Operators operators() {
        return operators;
    }

    Conditions conditions() {
        return conditions;
    }

    Arguments arguments() {
        return arguments;
    }

    Calls calls() {
        return calls;
    }

    CoreCalls coreCalls() {
        return coreCalls;
    }

    BuiltCalls builtCalls() {
        return builtCalls;
    }

    Closures closures() {
        return closures;
    }

    Branches branches() {
        return branches;
    }

    Matches matches() {
        return matches;
    }

    Loops loops() {
        return loops;
    }

    Assignments assignments() {
        return assignments;
    }

    Statements statements() {
        return statements;
    }

    Expressions expressions() {
        return expressions;
    }
}
