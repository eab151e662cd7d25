package dev.luma.lang.syntax;

import dev.luma.lang.source.Source;
import dev.luma.lang.source.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The tree of a file, as the grammar of the reference has it (section 19). Nothing in it is resolved.
public sealed interface Ast {
    /// Where it stands.
    Span span();

    /// A name, and where it stands.
    record Name(String text, Span span) implements Ast {}

    /// A whole file. Statements stand among the items, in order.
    record File(Source source, List<Item> items, Span span) implements Ast {}

    // ---- items

    /// What may stand at the top level.
    sealed interface Item extends Ast permits Import, Constant, Function, Struct, Trait, Impl, Test, Statement {}

    /// `name = import "path"`.
    record Import(Name name, String path, Span pathSpan, Span span) implements Item {}

    record Constant(
            boolean isPublic,
            Name name,
            @Nullable TypeName type,
            Expression value,
            @Nullable String doc,
            Span span) implements Item {}

    /// A function, or a method.
    record Function(
            boolean isPublic,
            Signature signature,
            Block body,
            @Nullable String doc,
            Span span) implements Item, Member {}

    /// `fn name(parameters) -> result`; no result type: it returns nothing.
    record Signature(
            Name name, List<Parameter> parameters, @Nullable TypeName result, Span span) implements Ast {
        /// Whether the first parameter is `self`.
        public boolean hasSelf() {
            return !parameters.isEmpty() && parameters.getFirst().isSelf();
        }
    }

    /// @param type null for `self`
    record Parameter(boolean isTaken, Name name, @Nullable TypeName type, Span span) implements Ast {
        public boolean isSelf() {
            return type == null;
        }
    }

    record Struct(
            boolean isPublic,
            boolean isAffine,
            Name name,
            List<TypeName.Named> traits,
            List<Member> members,
            @Nullable String doc,
            Span span)
            implements Item {}

    /// What stands in a struct.
    sealed interface Member extends Ast permits Field, Function {}

    record Field(
            Name name,
            TypeName type,
            @Nullable Expression initial,
            @Nullable String doc,
            Span span) implements Member {}

    record Trait(
            boolean isPublic,
            Name name,
            List<Signature> methods,
            @Nullable String doc,
            Span span) implements Item {}

    /// `impl Trait for Struct { … }`.
    record Impl(TypeName.Named trait, Name struct, List<Function> methods, Span span) implements Item {}

    record Test(String name, Span nameSpan, Block body, Span span) implements Item {}

    // ---- types

    /// A type as it is written.
    sealed interface TypeName extends Ast {
        /// `int`, `Point`, `module.Point`.
        record Named(@Nullable Name module, Name name, Span span) implements TypeName {}

        /// `[T]`.
        record ListOf(TypeName element, Span span) implements TypeName {}

        /// `{K: V}`.
        record MapOf(TypeName key, TypeName value, Span span) implements TypeName {}

        /// `T?`.
        record Optional(TypeName of, Span span) implements TypeName {}

        /// `fn(A, B) -> R`; no result: it gives nothing.
        record FunctionOf(
                List<TypeName> parameters, @Nullable TypeName result, Span span) implements TypeName {}
    }

    // ---- statements

    sealed interface Statement extends Item
            permits Declare, Assign, Return, Break, Continue, While, For, Defer, Assert, Evaluate {}

    record Block(List<Statement> statements, Span span) implements Ast {}

    /// `name: T = value`.
    record Declare(Name name, TypeName type, Expression value, Span span) implements Statement {}

    /// `place = value`, `place += value`. A place is a [Variable], a [Select] or an [Index].
    ///
    /// @param operator null for plain `=`
    record Assign(Expression place, @Nullable Operator operator, Span operatorSpan, Expression value, Span span)
            implements Statement {}

    record Return(@Nullable Expression value, Span span) implements Statement {}

    record Break(Span span) implements Statement {}

    record Continue(Span span) implements Statement {}

    record While(Expression condition, Block body, Span span) implements Statement {}

    /// `for first, second in from..to { … }`.
    ///
    /// @param to the end of a range; null if `from` is what is gone through
    record For(
            Name first,
            @Nullable Name second,
            Expression from,
            @Nullable Expression to,
            Block body,
            Span span) implements Statement {}

    /// A `defer` of one expression has a block of that alone.
    record Defer(Block body, Span span) implements Statement {}

    record Assert(Expression condition, @Nullable Expression message, Span span) implements Statement {}

    /// An expression as a statement.
    record Evaluate(Expression expression, Span span) implements Statement {}

    // ---- expressions

    sealed interface Expression extends Ast {}

    /// @param isMinOnly the literal is 9223372036854775808, which only the operand of a minus may be; its value is then
    ///     the least long
    record IntLiteral(long value, boolean isMinOnly, Span span) implements Expression {}

    record FloatLiteral(double value, Span span) implements Expression {}

    record BoolLiteral(boolean value, Span span) implements Expression {}

    record NilLiteral(Span span) implements Expression {}

    /// Text with holes; plain text has one part of characters, the empty text none.
    record Text(List<Part> parts, Span span) implements Expression {
        /// Whether there is a hole in it.
        public boolean isInterpolated() {
            return parts.stream().anyMatch(Hole.class::isInstance);
        }
    }

    sealed interface Part extends Ast permits Characters, Hole {}

    /// What the characters mean: escapes are resolved, a block's indentation is taken off.
    record Characters(String value, Span span) implements Part {}

    /// `${value}`.
    record Hole(Expression value, Span span) implements Part {}

    record Self(Span span) implements Expression {}

    /// A name where a value stands.
    record Variable(Name name, Span span) implements Expression {}

    record ListLiteral(List<Expression> elements, Span span) implements Expression {}

    record MapLiteral(List<Entry> entries, Span span) implements Expression {}

    record Entry(Expression key, Expression value, Span span) implements Ast {}

    /// `Name { field: value }`.
    record StructLiteral(TypeName.Named type, List<FieldValue> fields, Span span) implements Expression {}

    record FieldValue(Name name, Expression value, Span span) implements Ast {}

    /// `(a, b) -> body`.
    ///
    /// @param body a [Block] or an [Expression]
    record Closure(List<ClosureParameter> parameters, Ast body, Span span) implements Expression {}

    record ClosureParameter(Name name, @Nullable TypeName type, Span span) implements Ast {}

    /// @param otherwise a [Block], an [If], or null
    record If(Expression condition, Block then, @Nullable Ast otherwise, Span span) implements Expression {}

    record Match(Expression subject, List<Arm> arms, Span span) implements Expression {}

    /// @param body of a single statement too it is a block
    /// @param isBlock whether it was written as one
    record Arm(List<Pattern> patterns, Block body, boolean isBlock, Span span) implements Ast {}

    sealed interface Pattern extends Ast {
        record Else(Span span) implements Pattern {}

        record Is(TypeName type, Span span) implements Pattern {}

        /// A literal, perhaps with a minus, or the name of a constant.
        record Equal(Expression value, Span span) implements Pattern {}

        /// `from..to`, the end excluded.
        record Range(Expression from, Expression to, Span span) implements Pattern {}
    }

    /// `try { … } catch name { … }`.
    record Try(Block body, Name error, Block handler, Span span) implements Expression {}

    record Unary(Operator operator, Span operatorSpan, Expression operand, Span span) implements Expression {}

    record Binary(Expression left, Operator operator, Span operatorSpan, Expression right, Span span)
            implements Expression {}

    record Is(Expression value, TypeName type, Span span) implements Expression {}

    record As(Expression value, TypeName type, Span span) implements Expression {}

    /// `receiver.name`.
    record Select(Expression receiver, Name name, Span span) implements Expression {}

    record Index(Expression receiver, Expression index, Span span) implements Expression {}

    /// @param isTrailing whether the only argument is a closure in the trailing form `f(x) -> …`
    record Call(Expression callee, List<Expression> arguments, boolean isTrailing, Span span) implements Expression {}

    enum Operator {
        ADD("+"),
        SUBTRACT("-"),
        MULTIPLY("*"),
        DIVIDE("/"),
        REMAINDER("%"),
        DEFAULT("??"),
        LESS("<"),
        LESS_OR_EQUAL("<="),
        GREATER(">"),
        GREATER_OR_EQUAL(">="),
        EQUAL("=="),
        NOT_EQUAL("!="),
        AND("&&"),
        OR("||"),
        NOT("!");

        private final String text;

        Operator(String text) {
            this.text = text;
        }

        /// As it is written.
        public String text() {
            return text;
        }
    }
}
