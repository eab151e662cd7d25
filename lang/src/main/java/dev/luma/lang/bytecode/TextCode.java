package dev.luma.lang.bytecode;

import dev.luma.lang.types.Type;
import dev.luma.lang.types.Typed;
import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.DynamicCallSiteDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// Text: constants, interpolation, `+`. Parts are joined by the JVM's own `StringConcatFactory`.
final class TextCode {
    private static final ClassDesc STRING = ConstantDescs.CD_String;
    private static final DirectMethodHandleDesc JOIN = ConstantDescs.ofCallsiteBootstrap(
            ClassDesc.of("java.lang.invoke.StringConcatFactory"),
            "makeConcatWithConstants",
            ConstantDescs.CD_CallSite,
            STRING,
            ConstantDescs.CD_Object.arrayType());

    /// So many parts one call may join; the JVM's limit is 200.
    private static final int MAX_PARTS = 100;
    /// So many characters fit into a constant for certain: it has at most 65535 bytes, three for a character.
    private static final int MAX_CONSTANT = 65535 / 3;

    private static final char ARGUMENT = '\1';
    private static final char CONSTANT = '\2';

    private final BodyCode body;

    TextCode(BodyCode body) {
        this.body = body;
    }

    /// A constant text, of any length.
    void constant(String text) {
        if (text.length() <= MAX_CONSTANT) {
            body.text(text);
            return;
        }
        final ClassDesc builder = ClassDesc.of("java.lang.StringBuilder");
        final CodeBuilder code = body.code();
        code.new_(builder).dup();
        code.invokespecial(builder, ConstantDescs.INIT_NAME, ConstantDescs.MTD_void);
        for (int from = 0; from < text.length(); from += MAX_CONSTANT) {
            body.text(text.substring(from, Math.min(text.length(), from + MAX_CONSTANT)));
            body.callVirtual(builder, "append", builder, STRING);
        }
        body.callVirtual(builder, "toString", STRING);
    }

    /// The text form of a value.
    void textForm(Typed.Expression value) {
        body.value(value);
        if (!body.isOpen() || value.type() == Type.STR) {
            return;
        }
        body.line(value.span());
        switch (Kind.of(value.type())) {
            case LONG -> form(ConstantDescs.CD_long);
            case DOUBLE -> form(ConstantDescs.CD_double);
            case BOOLEAN -> form(ConstantDescs.CD_boolean);
            case BYTE -> {
                body.code().i2l();
                form(ConstantDescs.CD_long);
            }
            default -> form(ConstantDescs.CD_Object);
        }
    }

    private void form(ClassDesc of) {
        body.callStatic(RuntimeClasses.TEXT, "of", STRING, of);
    }

    /// `a + b + c`, of texts.
    void join(Typed.Calculate sum) {
        final List<Typed.Expression> parts = new ArrayList<>();
        addParts(sum, parts);
        if (parts.size() > 2) {
            join(parts);
            return;
        }
        body.calls.operands(parts);
        if (body.isOpen()) {
            body.callVirtual(STRING, "concat", STRING, STRING);
        }
    }

    private static void addParts(Typed.Expression expression, List<Typed.Expression> target) {
        Typed.Expression left = expression;
        final List<Typed.Expression> backwards = new ArrayList<>();
        while (left instanceof Typed.Calculate sum) {
            backwards.add(sum.right());
            left = sum.left();
        }
        target.add(left);
        target.addAll(backwards.reversed());
    }

    /// The text forms of the parts, one after the other.
    void join(List<Typed.Expression> parts) {
        if (parts.isEmpty()) {
            body.text("");
        } else if (parts.size() == 1) {
            textForm(parts.getFirst());
        } else if (parts.size() > MAX_PARTS) {
            joinGroups(parts);
        } else if (parts.stream().anyMatch(body.facts()::needsEmptyStack)) {
            joinHeld(parts);
        } else {
            joinDirectly(parts);
        }
    }

    private void joinDirectly(List<Typed.Expression> parts) {
        final StringBuilder recipe = new StringBuilder();
        final List<ClassDesc> types = new ArrayList<>();
        for (final Typed.Expression part : parts) {
            if (part instanceof Typed.Text text && fitsRecipe(text.value(), recipe)) {
                recipe.append(text.value());
            } else {
                recipe.append(ARGUMENT);
                types.add(argument(part));
            }
        }
        if (body.isOpen()) {
            concat(recipe.toString(), types);
        }
    }

    private static boolean fitsRecipe(String text, StringBuilder recipe) {
        return text.indexOf(ARGUMENT) < 0
                && text.indexOf(CONSTANT) < 0
                && recipe.length() + text.length() <= MAX_CONSTANT - MAX_PARTS;
    }

    /// Puts a part on the stack as the JVM joins it.
    ///
    /// @return its type
    private ClassDesc argument(Typed.Expression part) {
        final Kind kind = Kind.of(part.type());
        if (kind.isPrimitive() && kind != Kind.DOUBLE) {
            body.value(part);
            return kind.type();
        }
        textForm(part);
        return STRING;
    }

    private void concat(String recipe, List<ClassDesc> types) {
        body.code()
                .invokedynamic(DynamicCallSiteDesc.of(
                        JOIN, "makeConcatWithConstants", MethodTypeDesc.of(STRING, types), recipe));
    }

    /// Where a part must find an empty stack, all wait in variables.
    private void joinHeld(List<Typed.Expression> parts) {
        final Locals.Mark mark = body.locals().mark();
        final int[] slots = new int[parts.size()];
        for (int i = 0; i < slots.length; i++) {
            textForm(parts.get(i));
            if (!body.isOpen()) {
                body.locals().release(mark);
                return;
            }
            slots[i] = body.store(Kind.OBJECT);
        }
        for (final int slot : slots) {
            body.load(Kind.OBJECT, slot);
        }
        concat(String.valueOf(ARGUMENT).repeat(slots.length), Collections.nCopies(slots.length, STRING));
        body.locals().release(mark);
    }

    private void joinGroups(List<Typed.Expression> parts) {
        final List<Typed.Expression> groups = new ArrayList<>();
        for (int from = 0; from < parts.size(); from += MAX_PARTS) {
            final List<Typed.Expression> group = parts.subList(from, Math.min(parts.size(), from + MAX_PARTS));
            groups.add(new Typed.Interpolation(group, group.getFirst().span()));
        }
        if (parts.stream().anyMatch(body.facts()::needsEmptyStack)) {
            joinHeld(groups);
        } else {
            join(groups);
        }
    }
}
