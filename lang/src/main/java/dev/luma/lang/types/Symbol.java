package dev.luma.lang.types;

import dev.luma.lang.source.Source;
import dev.luma.lang.source.Span;
import dev.luma.lang.syntax.Ast;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a name stands for. Symbols have identity; what is declared later in the file is filled in by the checker's
/// first pass.
public sealed interface Symbol {
    String name();

    /// One file. Its functions, types, constants and imports by name.
    final class ModuleSymbol implements Symbol {
        private final String name;
        private final Source source;
        private final String className;
        private final Map<String, Symbol> values = new LinkedHashMap<>();
        private final Map<String, Symbol> types = new LinkedHashMap<>();

        /// @param name the last part of its path, as stack traces and messages show it
        /// @param className of the class that holds its functions, with dots
        public ModuleSymbol(String name, Source source, String className) {
            this.name = name;
            this.source = source;
            this.className = className;
        }

        @Override
        public String name() {
            return name;
        }

        public Source source() {
            return source;
        }

        public String className() {
            return className;
        }

        /// Functions, constants and imports.
        public Map<String, Symbol> values() {
            return values;
        }

        /// Structs and traits.
        public Map<String, Symbol> types() {
            return types;
        }
    }

    /// `name = import "path"`.
    record ImportSymbol(String name, ModuleSymbol module, Span declared) implements Symbol {}

    /// What stands in a file under a name.
    abstract sealed class Declared<D extends Ast.Item> implements Symbol {
        private final ModuleSymbol module;
        private final D declaration;
        private final String name;

        Declared(ModuleSymbol module, D declaration, Ast.Name name) {
            this.module = module;
            this.declaration = declaration;
            this.name = name.text();
        }

        @Override
        public final String name() {
            return name;
        }

        public final ModuleSymbol module() {
            return module;
        }

        public final D declaration() {
            return declaration;
        }
    }

    /// A constant. Its type is known once it is checked.
    final class ConstantSymbol extends Declared<Ast.Constant> {
        private Type type = Type.UNKNOWN;

        public ConstantSymbol(ModuleSymbol module, Ast.Constant declaration) {
            super(module, declaration, declaration.name());
        }

        public Type type() {
            return type;
        }

        public void type(Type known) {
            type = known;
        }
    }

    /// A parameter as a caller sees it.
    record Parameter(String name, Type type, boolean isTaken) {}

    /// What a function takes and gives, without `self`.
    record Signature(List<Parameter> parameters, Type result) {
        public Signature {
            parameters = List.copyOf(parameters);
        }

        public Type.FunctionOf type() {
            return new Type.FunctionOf(parameters.stream().map(Parameter::type).toList(), result);
        }

        /// `fn name(a: int) -> str`.
        public String text(String name) {
            final List<String> all = parameters.stream()
                    .map(one -> (one.isTaken() ? "take " : "") + one.name() + ": "
                            + one.type().text())
                    .toList();
            final String gives = result.equals(Type.NOTHING) ? "" : " -> " + result.text();
            return "fn " + name + "(" + String.join(", ", all) + ")" + gives;
        }
    }

    /// A function, or a method of a struct.
    ///
    /// @param owner the struct whose method it is; null for a function
    /// @param hasSelf whether it is called on a value
    /// @param takesSelf whether that consumes the value
    record FunctionSymbol(
            ModuleSymbol module,
            @Nullable StructSymbol owner,
            String name,
            Signature signature,
            boolean hasSelf,
            boolean takesSelf,
            Ast.Function declaration)
            implements Symbol {
        public boolean isPublic() {
            return declaration.isPublic();
        }
    }

    /// A field of a struct.
    record FieldSymbol(String name, Type type, Ast.@Nullable Expression initial, Span declared) {}

    final class StructSymbol extends Declared<Ast.Struct> {
        private final Map<String, FieldSymbol> fields = new LinkedHashMap<>();
        private final Map<String, FunctionSymbol> methods = new LinkedHashMap<>();
        private final List<TraitSymbol> traits = new ArrayList<>();

        public StructSymbol(ModuleSymbol module, Ast.Struct declaration) {
            super(module, declaration, declaration.name());
        }

        public boolean isAffine() {
            return declaration().isAffine();
        }

        public boolean isPublic() {
            return declaration().isPublic();
        }

        /// In the order of their declaration.
        public Map<String, FieldSymbol> fields() {
            return fields;
        }

        /// Its own, and those of its impls.
        public Map<String, FunctionSymbol> methods() {
            return methods;
        }

        public List<TraitSymbol> traits() {
            return traits;
        }
    }

    final class TraitSymbol implements Symbol {
        private final @Nullable ModuleSymbol module;
        private final String name;
        private final boolean isPublic;
        private final Map<String, Signature> methods = new LinkedHashMap<>();
        private final List<StructSymbol> structs = new ArrayList<>();

        /// @param module null for a trait of the core library
        public TraitSymbol(@Nullable ModuleSymbol module, String name, boolean isPublic) {
            this.module = module;
            this.name = name;
            this.isPublic = isPublic;
        }

        @Override
        public String name() {
            return name;
        }

        public @Nullable ModuleSymbol module() {
            return module;
        }

        public boolean isPublic() {
            return isPublic;
        }

        public Map<String, Signature> methods() {
            return methods;
        }

        /// The structs that implement it, as far as they are known; all of them for a trait that is not public.
        public List<StructSymbol> structs() {
            return structs;
        }
    }

    /// A function or method of the core library: one overload.
    ///
    /// @param owner the Java class that has it, with dots
    /// @param javaName of the static method
    /// @param receiver the type whose method it is; null for a function of a module or of the prelude
    /// @param isVariadic whether the last parameter takes any number of values
    /// @param isTyped whether the Java method takes the element type of its result as a further argument
    /// @param marks what else its signature says
    record CoreFunction(
            String owner,
            String name,
            String javaName,
            @Nullable Type receiver,
            Signature signature,
            boolean isVariadic,
            boolean isTyped,
            Set<Mark> marks,
            String doc)
            implements Symbol {
        public CoreFunction {
            marks = Set.copyOf(marks);
        }

        public boolean is(Mark mark) {
            return marks.contains(mark);
        }
    }

    /// What the signature of a core function says besides its types.
    enum Mark {
        /// K, or T where there is no K, must have an order.
        ORDERED,
        /// It makes something new and changes nothing.
        FRESH,
        /// The compiler treats it itself.
        BUILT,
        /// Its call is the end of an affine receiver.
        TAKES_SELF,
        /// It is read like a field, without parentheses.
        FIELD
    }

    /// A function of the prelude with all its overloads.
    record CoreOverloads(String name, List<CoreFunction> functions) implements Symbol {}

    /// A module of the core library: `math`, `tcp`.
    ///
    /// @param owner the Java class whose static fields its constants are, with dots
    record CoreModule(
            String name,
            String owner,
            Map<String, List<CoreFunction>> functions,
            Map<String, Type> constants,
            String doc)
            implements Symbol {}

    /// A local variable or a parameter.
    final class Local implements Symbol {
        private final String name;
        private final Type type;
        private final Span declared;
        private final boolean isParameter;
        private boolean captured;
        private boolean usedInClosure;
        private boolean assignedAfterDeclaration;

        /// @param type as it was declared or inferred
        public Local(String name, Type type, Span declared, boolean isParameter) {
            this.name = name;
            this.type = type;
            this.declared = declared;
            this.isParameter = isParameter;
        }

        @Override
        public String name() {
            return name;
        }

        public Type type() {
            return type;
        }

        public Span declared() {
            return declared;
        }

        public boolean isParameter() {
            return isParameter;
        }

        /// A closure uses it that is not part of a loop's body.
        public void capture() {
            captured = true;
            usedInClosure = true;
        }

        /// A closure uses it that became the body of a loop.
        public void useInLoop() {
            usedInClosure = true;
        }

        /// It is assigned somewhere behind its declaration.
        public void assign() {
            assignedAfterDeclaration = true;
        }

        /// Whether it must live in a box of its own, which closures share.
        public boolean isShared() {
            return captured && assignedAfterDeclaration;
        }

        /// Whether a test of it may no longer hold where it is used, because a closure or what is around it assigns it.
        public boolean isRechecked() {
            return usedInClosure && assignedAfterDeclaration;
        }
    }
}
