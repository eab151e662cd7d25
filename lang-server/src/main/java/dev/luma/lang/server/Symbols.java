package dev.luma.lang.server;

import dev.luma.lang.source.Source;
import dev.luma.lang.syntax.Ast;
import dev.luma.lang.types.Symbol;
import dev.luma.lang.types.Symbol.CoreFunction;
import dev.luma.lang.types.Symbol.FunctionSymbol;
import dev.luma.lang.types.Type;
import dev.luma.lang.types.Typed;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the nodes of the typed tree say about the names in them.
final class Symbols {
    private Symbols() {}

    /// What a name stands for in a node; null if the node is about another name.
    static @Nullable Found of(Typed node, String name, Source source) {
        final Found found = switch (node) {
            case Typed.GetLocal one -> local(one.local(), one.type(), source);
            case Typed.Narrow one -> local(one.local(), one.type(), source);
            case Typed.Consume one -> local(one.owner(), one.type(), source);
            case Typed.Let one -> local(one.local(), one.local().type(), source);
            case Typed.SetLocal one -> local(one.local(), one.local().type(), source);
            case Typed.GetConstant one -> constant(one.constant());
            case Typed.GetCoreConstant one ->
                Found.core("const " + name + ": " + one.type().text(), "");
            case Typed.Call one -> function(one.function());
            case Typed.FunctionValue one -> function(one.function());
            case Typed.CallTrait one -> Found.core(one.signature().text(one.method()), "");
            case Typed.CallCore one -> core(one.function());
            case Typed.NewStruct one -> struct(one.symbol());
            case Typed.GetField one -> field(one.receiver().type(), one.field());
            case Typed.SetField one -> field(one.receiver().type(), one.field());
            default -> null;
        };
        return found != null && named(node, name) ? found : null;
    }

    private static boolean named(Typed node, String name) {
        return switch (node) {
            case Typed.GetLocal one -> one.local().name().equals(name);
            case Typed.Narrow one -> one.local().name().equals(name);
            case Typed.Consume one -> one.owner().name().equals(name);
            case Typed.Let one -> one.local().name().equals(name);
            case Typed.SetLocal one -> one.local().name().equals(name);
            case Typed.GetConstant one -> one.constant().name().equals(name);
            case Typed.GetCoreConstant one -> one.javaName().equalsIgnoreCase(name);
            case Typed.Call one -> one.function().name().equals(name);
            case Typed.FunctionValue one -> one.function().name().equals(name);
            case Typed.CallTrait one -> one.method().equals(name);
            case Typed.CallCore one -> one.function().name().equals(name);
            case Typed.NewStruct one -> one.symbol().name().equals(name);
            case Typed.GetField one -> one.field().name().equals(name);
            case Typed.SetField one -> one.field().name().equals(name);
            default -> false;
        };
    }

    static Found local(Symbol.Local local, Type type, Source source) {
        return Found.declared(local.name() + ": " + type.text(), null, source, local.declared());
    }

    private static Found constant(Symbol.ConstantSymbol constant) {
        return Found.declared(
                "const " + constant.name() + ": " + constant.type().text(),
                constant.declaration().doc(),
                constant.module().source(),
                constant.declaration().name().span());
    }

    static Found function(FunctionSymbol function) {
        final String owner = function.owner() == null ? "" : function.owner().name() + ".";
        final Source source = function.module().source();
        final Ast.Signature signature = function.declaration().signature();
        return Found.declared(
                source.text(signature.span()).replaceFirst("^fn ", "fn " + owner),
                function.declaration().doc(),
                source,
                signature.name().span());
    }

    static Found core(CoreFunction function) {
        if (function.is(Symbol.Mark.FIELD)) {
            return Found.core(
                    function.name() + ": " + function.signature().result().text(), function.doc());
        }
        final String owner =
                function.receiver() == null ? "" : function.receiver().text() + ".";
        String signature = function.signature().text(function.name());
        if (function.isVariadic()) {
            final int end = signature.lastIndexOf(')');
            signature = signature.substring(0, end) + "..." + signature.substring(end);
        }
        return Found.core(signature.replaceFirst("^fn ", "fn " + owner), function.doc());
    }

    static Found struct(Symbol.StructSymbol struct) {
        final List<String> fields = struct.fields().values().stream()
                .map(field -> field.name() + ": " + field.type().text())
                .toList();
        return Found.declared(
                "struct " + struct.name() + " { " + String.join(", ", fields) + " }",
                struct.declaration().doc(),
                struct.module().source(),
                struct.declaration().name().span());
    }

    private static Found field(Type receiver, Symbol.FieldSymbol field) {
        final String signature = field.name() + ": " + field.type().text();
        return receiver instanceof Type.StructOf struct
                ? Found.declared(
                        signature,
                        doc(struct.symbol(), field),
                        struct.symbol().module().source(),
                        field.declared())
                : Found.core(signature, "");
    }

    static @Nullable String doc(Symbol.StructSymbol struct, Symbol.FieldSymbol field) {
        for (final Ast.Member member : struct.declaration().members()) {
            if (member instanceof Ast.Field one && one.name().text().equals(field.name())) {
                return one.doc();
            }
        }
        return null;
    }
}
