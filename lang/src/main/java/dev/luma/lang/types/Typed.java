package dev.luma.lang.types;

import dev.luma.lang.source.Span;
import dev.luma.lang.types.Symbol.ConstantSymbol;
import dev.luma.lang.types.Symbol.CoreFunction;
import dev.luma.lang.types.Symbol.FieldSymbol;
import dev.luma.lang.types.Symbol.FunctionSymbol;
import dev.luma.lang.types.Symbol.Local;
import dev.luma.lang.types.Symbol.ModuleSymbol;
import dev.luma.lang.types.Symbol.StructSymbol;
import dev.luma.lang.types.Symbol.TraitSymbol;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A program whose every expression has a type and whose every name is resolved: what the checker makes of the tree,
/// and all that code is generated from. Only correct programs have one.
///
/// Every change of representation is explicit ([Convert], [Narrow], [Cast]); operands have exactly the type that their
/// operation works on; one that does not end (`never`) may stand anywhere as it is. What is never reached is left out.
/// `defer`, affine owners and compound assignments are taken apart here.
public sealed interface Typed {
    // ---- declarations

    /// All modules, imported ones before those that import them; the last is the one that was asked for.
    record Program(List<Module> modules) implements Typed {}

    /// @param main the statements of the top level; null in an imported module
    record Module(
            ModuleSymbol symbol,
            List<Constant> constants,
            List<Function> functions,
            List<Struct> structs,
            List<TraitSymbol> traits,
            @Nullable Block main,
            List<Test> tests)
            implements Typed {}

    /// In an order in which none needs a later one of its module.
    record Constant(ConstantSymbol symbol, Expression value) implements Typed {}

    /// A function, or a method.
    ///
    /// @param parameters `self` first, if it has one
    /// @param isStub whether it has no body, though it is to return something
    record Function(FunctionSymbol symbol, List<Local> parameters, Block body, boolean isStub) implements Typed {}

    /// @param initials the values of fields that have a default, in the order of the fields; null for one that has
    ///     none. They see no local variables
    record Struct(StructSymbol symbol, List<@Nullable Expression> initials, List<Function> methods) implements Typed {}

    record Test(String name, Block body, Span span) implements Typed {}

    // ---- statements

    sealed interface Statement extends Typed {
        /// What line numbers and panics point to.
        Span span();
    }

    /// Statements, and the value that the last one gives where the block stands for a value.
    ///
    /// @param result null where the block gives nothing, or does not end
    record Block(List<Statement> statements, @Nullable Expression result, Span span) implements Statement {}

    /// A new variable.
    record Let(Local local, Expression value, Span span) implements Statement {}

    record SetLocal(Local local, Expression value, Span span) implements Statement {}

    /// @param receiver a struct, or a trait that is not public
    record SetField(Expression receiver, FieldSymbol field, Expression value, Span span) implements Statement {}

    /// `receiver[index] = value`, of a list or a map.
    record SetIndex(Expression receiver, Expression index, Expression value, Span span) implements Statement {}

    record Return(@Nullable Expression value, Span span) implements Statement {}

    /// Which loop a `break` or a `continue` belongs to.
    final class Loop {}

    record Break(Loop loop, Span span) implements Statement {}

    /// Also what a `return` is in the closure of an inlined `walk`.
    record Continue(Loop loop, Span span) implements Statement {}

    record While(Loop loop, Expression condition, Block body, Span span) implements Statement {}

    /// `for local in from..to`.
    record ForRange(Loop loop, Local local, Expression from, Expression to, Block body, Span span)
            implements Statement {}

    /// Over a list, a text (its characters), or rows. Also an inlined `walk`.
    ///
    /// @param index null if it is not asked for
    record ForEach(Loop loop, @Nullable Local index, Local element, Expression over, Block body, Span span)
            implements Statement {}

    /// Over a map.
    ///
    /// @param value null if it is not asked for
    record ForMap(Loop loop, Local key, @Nullable Local value, Expression over, Block body, Span span)
            implements Statement {}

    /// `body`, and then `last`, by whichever way the body is left: what stands behind a `defer`, and what was deferred.
    record Deferred(Block body, Block last, Span span) implements Statement {}

    /// The life of an affine owner: if a panic leaves the body while the owner holds a value, its method `abandon` is
    /// called. Whoever consumes the owner empties it ([Consume]).
    ///
    /// @param abandon null if it has none, or if it is a `transaction` of the core library, which has the runtime's
    record Owned(Local owner, @Nullable FunctionSymbol abandon, Block body, Span span) implements Statement {}

    /// `assert`: with a comparison, its sides are shown.
    record Assert(Expression condition, @Nullable Expression message, Span span) implements Statement {}

    /// An expression whose value is dropped.
    record Evaluate(Expression expression, Span span) implements Statement {}

    // ---- expressions

    sealed interface Expression extends Typed {
        Type type();

        Span span();
    }

    /// Of type int, float or byte.
    @SuppressWarnings("AvoidCommonTypeNames") // it is only spoken of as Typed.Number
    record Number(long bits, Type type, Span span) implements Expression {
        /// The value of a float, whose bits are those of the IEEE format.
        public double asFloat() {
            return Double.longBitsToDouble(bits);
        }
    }

    record Bool(boolean value, Span span) implements Expression {
        @Override
        public Type type() {
            return Type.BOOL;
        }
    }

    record Text(String value, Span span) implements Expression {
        @Override
        public Type type() {
            return Type.STR;
        }
    }

    /// @param type the optional, or `any`
    record Nil(Type type, Span span) implements Expression {}

    /// The text forms of the parts, one after the other. A [Text] among them is itself.
    record Interpolation(List<Expression> parts, Span span) implements Expression {
        @Override
        public Type type() {
            return Type.STR;
        }
    }

    record GetLocal(Local local, Span span) implements Expression {
        @Override
        public Type type() {
            return local.type();
        }
    }

    /// The value of an affine owner, who has none afterwards. As an argument or as a receiver the owner is emptied when
    /// the call begins: behind the evaluation of all arguments, which may still use it.
    record Consume(Local owner, Span span) implements Expression {
        @Override
        public Type type() {
            return owner.type();
        }
    }

    record GetConstant(ConstantSymbol constant, Span span) implements Expression {
        @Override
        public Type type() {
            return constant.type();
        }
    }

    /// A constant of a core module, such as `math.pi`: a public static final field of its Java class.
    record GetCoreConstant(String owner, String javaName, Type type, Span span) implements Expression {}

    record GetField(Expression receiver, FieldSymbol field, Span span) implements Expression {
        @Override
        public Type type() {
            return field.type();
        }
    }

    /// `receiver[index]`, of a list, a map, a text or a row. A missing one panics.
    record Index(Expression receiver, Expression index, Type type, Span span) implements Expression {}

    record Negate(Expression operand, Span span) implements Expression {
        @Override
        public Type type() {
            return operand.type();
        }
    }

    record Not(Expression operand, Span span) implements Expression {
        @Override
        public Type type() {
            return Type.BOOL;
        }
    }

    enum Arithmetic {
        ADD,
        SUBTRACT,
        MULTIPLY,
        DIVIDE,
        REMAINDER
    }

    /// Of two ints or two floats; [Arithmetic#ADD] also of two texts or two lists of one type.
    record Calculate(Arithmetic operator, Expression left, Expression right, Span span) implements Expression {
        @Override
        public Type type() {
            return left.type();
        }
    }

    enum Order {
        LESS,
        LESS_OR_EQUAL,
        GREATER,
        GREATER_OR_EQUAL
    }

    /// Of two ints, two floats or two texts.
    record Compare(Order order, Expression left, Expression right, Span span) implements Expression {
        @Override
        public Type type() {
            return Type.BOOL;
        }
    }

    /// `==` and `!=`, of any two types that may be equal.
    record Equal(Expression left, Expression right, boolean isNegated, Span span) implements Expression {
        @Override
        public Type type() {
            return Type.BOOL;
        }
    }

    /// `&&` and `||`.
    record Logical(boolean isAnd, Expression left, Expression right, Span span) implements Expression {
        @Override
        public Type type() {
            return Type.BOOL;
        }
    }

    /// `value ?? otherwise`.
    ///
    /// @param value may be nil
    /// @param otherwise of the type of the whole, or never ending
    record Default(Expression value, Expression otherwise, Type type, Span span) implements Expression {}

    /// Whether a value is of a type.
    record Is(Expression value, Type tested, Span span) implements Expression {
        @Override
        public Type type() {
            return Type.BOOL;
        }
    }

    /// `value as T`: panics (`cast`) if it is none.
    record Cast(Expression value, Type type, Span span) implements Expression {}

    /// A value where a wider type is wanted; cannot fail: byte to int, anything to `any` or its optional, a struct to
    /// a trait.
    record Convert(Expression value, Type type, Span span) implements Expression {}

    /// A variable that a test has narrowed.
    ///
    /// @param type what it is narrowed to
    record Narrow(Local local, Type type, Span span) implements Expression {
        /// The variable with the type of its declaration.
        public Expression value() {
            return new GetLocal(local, span);
        }

        /// Whether it may have been assigned meanwhile, so that the use must look again, and panics `nil` or `cast`.
        /// Known once the whole function has been checked.
        public boolean isChecked() {
            return local.isRechecked();
        }

        /// Of the variable, for the panic.
        public String name() {
            return local.name();
        }
    }

    /// @param type the list's
    record NewList(List<Expression> elements, Type.ListOf type, Span span) implements Expression {}

    /// @param type the map's
    record NewMap(List<Entry> entries, Type.MapOf type, Span span) implements Expression {}

    record Entry(Expression key, Expression value) {}

    /// The given fields are evaluated in the order in which they are written, then the defaults of the others.
    record NewStruct(StructSymbol symbol, List<FieldValue> fields, Type type, Span span) implements Expression {}

    record FieldValue(FieldSymbol field, Expression value) {}

    /// @param body returns its value, if it has one, by [Return]
    /// @param captures the variables around it that it uses, `self` too
    record Lambda(List<Local> parameters, Type.FunctionOf type, Block body, List<Local> captures, Span span)
            implements Expression {}

    /// The name of a function as a value.
    record FunctionValue(FunctionSymbol function, Type type, Span span) implements Expression {}

    /// A module where a trait is wanted.
    record ModuleAsTrait(ModuleSymbol module, TraitSymbol trait, Type type, Span span) implements Expression {}

    /// A module that is a database driver, which was checked.
    record ModuleAsDriver(ModuleSymbol module, Type type, Span span) implements Expression {}

    /// A function, or a method without `self`, of the program.
    ///
    /// @param receiver the value whose method it is; null for a function and for a method without `self`
    record Call(FunctionSymbol function, @Nullable Expression receiver, List<Expression> arguments, Span span)
            implements Expression {
        @Override
        public Type type() {
            return function.signature().result();
        }
    }

    /// A method of whatever struct, or module, is behind a trait.
    record CallTrait(
            TraitSymbol trait,
            String method,
            Symbol.Signature signature,
            Expression receiver,
            List<Expression> arguments,
            Span span)
            implements Expression {
        @Override
        public Type type() {
            return signature.result();
        }
    }

    /// A value of function type.
    record CallValue(Expression callee, List<Expression> arguments, Type type, Span span) implements Expression {}

    /// A function of the core library. The arguments have the types of its signature, with its type variables replaced;
    /// where it takes any number of values they are a list of their own at the end.
    ///
    /// @param arguments the receiver first, if it has one
    /// @param further what stands for the variadic parameter; empty if it has none
    /// @param type the result's, with type variables replaced; nothing where a closure that decides about it gives
    ///     nothing (what the Java method gives is then dropped)
    /// @param elementType for one that is marked `@typed`: the type that its result's elements have, `any` if it has
    ///     none; else null
    record CallCore(
            CoreFunction function,
            List<Expression> arguments,
            List<Expression> further,
            Type type,
            @Nullable Type elementType,
            Span span)
            implements Expression {}

    /// `int(x)`, `float(x)`, `byte(x)`, `str(x)`.
    record Conversion(Expression value, Type type, Span span) implements Expression {}

    /// `row.get(name)`: the wanted type decides.
    record RowGet(Expression row, Expression name, Type type, Span span) implements Expression {}

    /// `panic(text)` or `panic(error)`.
    record Panic(Expression value, Span span) implements Expression {
        @Override
        public Type type() {
            return Type.NEVER;
        }
    }

    /// As a value, or as a statement, whose type is nothing.
    ///
    /// @param otherwise null if there is none
    record If(Expression condition, Block then, @Nullable Block otherwise, Type type, Span span)
            implements Expression {}

    /// @param subject what is compared, held by a variable of its own
    /// @param otherwise null if there is none
    record Match(
            Local subject,
            Expression value,
            List<Arm> arms,
            @Nullable Block otherwise,
            Type type,
            Span span) implements Expression {}

    /// The patterns of one arm, of which one must fit.
    record Arm(List<Pattern> patterns, Block body) {}

    sealed interface Pattern {
        /// Equal to a literal or a constant.
        record Equals(Expression value) implements Pattern {}

        /// At least `from` and below `to`.
        record Within(Expression from, Expression to) implements Pattern {}

        record Of(Type type) implements Pattern {}
    }

    /// `try { … } catch error { … }`.
    record Try(Block body, Local error, Block handler, Type type, Span span) implements Expression {}
}
