package dev.luma.lang.bytecode;

import dev.luma.lang.lower.Constants;
import dev.luma.lang.types.Type;
import dev.luma.lang.types.Typed;
import java.lang.classfile.ClassFile;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;

/// List and map literals that would make a method too large: their elements are put in by methods of their own.
final class Literals {
    /// A table with more elements than this is taken apart.
    private static final int MAX_TOGETHER = 256;

    private final ClassCode owner;
    private final IdentityHashMap<Typed, List<String>> pieces = new IdentityHashMap<>();
    private int count;

    Literals(ClassCode owner) {
        this.owner = owner;
    }

    /// Fills the list in a slot, if the literal is one that is taken apart.
    boolean append(BodyCode body, Typed.NewList literal, int list) {
        final List<Typed.Expression> elements = literal.elements();
        if (elements.size() <= MAX_TOGETHER || !elements.stream().allMatch(Constants::isDetached)) {
            return false;
        }
        final Type element = literal.type().element();
        final ClassDesc type = JvmTypes.list(element);
        final List<String> methods = pieces.computeIfAbsent(literal, key -> {
            final List<String> names = new ArrayList<>();
            for (int from = 0; from < elements.size(); from += MAX_TOGETHER) {
                final List<Typed.Expression> part =
                        elements.subList(from, Math.min(elements.size(), from + MAX_TOGETHER));
                names.add(add(
                        type,
                        body.function().name(),
                        part,
                        piece -> part.forEach(one -> piece.collections.putElement(0, type, element, one))));
            }
            return names;
        });
        call(body, methods, type, list);
        return true;
    }

    /// Fills the map in a slot, if the literal is one that is taken apart.
    boolean append(BodyCode body, Typed.NewMap literal, int map) {
        final List<Typed.Entry> entries = literal.entries();
        if (entries.size() <= MAX_TOGETHER
                || !entries.stream()
                        .allMatch(entry -> Constants.isDetached(entry.key()) && Constants.isDetached(entry.value()))) {
            return false;
        }
        final ClassDesc type = RuntimeClasses.LUMA_MAP;
        final List<String> methods = pieces.computeIfAbsent(literal, key -> {
            final List<String> names = new ArrayList<>();
            for (int from = 0; from < entries.size(); from += MAX_TOGETHER) {
                final List<Typed.Entry> part = entries.subList(from, Math.min(entries.size(), from + MAX_TOGETHER));
                final List<Typed.Expression> values = new ArrayList<>();
                part.forEach(entry -> values.addAll(List.of(entry.key(), entry.value())));
                names.add(add(
                        type,
                        body.function().name(),
                        values,
                        piece -> part.forEach(entry -> piece.collections.putEntry(0, entry))));
            }
            return names;
        });
        call(body, methods, type, map);
        return true;
    }

    private static void call(BodyCode body, List<String> methods, ClassDesc type, int slot) {
        for (final String method : methods) {
            body.code().aload(slot);
            body.callStatic(body.owner().self(), method, ConstantDescs.CD_void, type);
        }
    }

    /// What writes the code of a piece.
    private interface Writer {
        void write(BodyCode body);
    }

    private String add(ClassDesc type, String shown, List<Typed.Expression> values, Writer writer) {
        final String name = "lambda$" + shown + "$literal" + count++;
        final List<Typed.Statement> statements = new ArrayList<>();
        values.forEach(value -> statements.add(new Typed.Evaluate(value, value.span())));
        final BodyCode.Function function = owner.function(
                shown,
                List.of(),
                new Typed.Block(statements, null, values.getFirst().span()));
        owner.later(
                name,
                MethodTypeDesc.of(ConstantDescs.CD_void, type),
                ClassFile.ACC_PRIVATE | ClassFile.ACC_STATIC | ClassFile.ACC_SYNTHETIC,
                code -> {
                    final BodyCode body = new BodyCode(owner, function, Type.NOTHING, code, 1);
                    body.line(values.getFirst().span());
                    writer.write(body);
                    if (body.isOpen()) {
                        code.return_();
                    }
                });
        return name;
    }
}
