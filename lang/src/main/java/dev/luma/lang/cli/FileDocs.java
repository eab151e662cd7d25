package dev.luma.lang.cli;

import dev.luma.lang.source.Source;
import dev.luma.lang.syntax.Ast;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a file declares, with its `///` comments: all that is public, and what else has one.
final class FileDocs {
    private final Source source;
    private final List<CoreDocs.Entry> entries = new ArrayList<>();
    private final Set<String> structs = new HashSet<>();

    private FileDocs(Source source) {
        this.source = source;
    }

    static List<CoreDocs.Entry> of(Ast.File file) {
        final FileDocs docs = new FileDocs(file.source());
        for (final Ast.Item item : file.items()) {
            if (item instanceof Ast.Struct struct && isShown(struct)) {
                docs.structs.add(struct.name().text());
            }
        }
        file.items().forEach(docs::item);
        return docs.entries;
    }

    private void item(Ast.Item item) {
        switch (item) {
            case Ast.Function function -> function(function, "");
            case Ast.Struct struct -> struct(struct);
            case Ast.Trait trait -> trait(trait);
            case Ast.Impl impl -> methods(impl);
            case Ast.Constant constant -> constant(constant);
            default -> {} // the others have no name that others use
        }
    }

    private void function(Ast.Function function, String owner) {
        if (function.isPublic() || function.doc() != null || !owner.isEmpty()) {
            final String signature = source.text(function.signature().span());
            add(
                    owner + function.signature().name().text(),
                    prefix(function.isPublic())
                            + (owner.isEmpty() ? signature : signature.replaceFirst("fn ", "fn " + owner)),
                    function.doc());
        }
    }

    private static boolean isShown(Ast.Struct struct) {
        return struct.isPublic() || struct.doc() != null;
    }

    private void struct(Ast.Struct struct) {
        if (!isShown(struct)) {
            return;
        }
        final String name = struct.name().text();
        final List<String> fields = new ArrayList<>();
        for (final Ast.Member member : struct.members()) {
            if (member instanceof Ast.Field field) {
                fields.add(field.name().text() + ": " + source.text(field.type().span()));
            }
        }
        final List<String> traits = new ArrayList<>();
        struct.traits().forEach(one -> traits.add(source.text(one.span())));
        final String head = prefix(struct.isPublic()) + (struct.isAffine() ? "affine " : "") + "struct " + name
                + (traits.isEmpty() ? "" : " impl " + String.join(", ", traits));
        add(name, head + (fields.isEmpty() ? " {}" : " { " + String.join(", ", fields) + " }"), struct.doc());
        for (final Ast.Member member : struct.members()) {
            switch (member) {
                case Ast.Function method -> function(method, name + ".");
                case Ast.Field field -> {
                    if (field.doc() != null) {
                        add(name + "." + field.name().text(), name + "." + source.text(field.span()), field.doc());
                    }
                }
            }
        }
    }

    /// Those of a struct that is shown itself.
    private void methods(Ast.Impl impl) {
        if (structs.contains(impl.struct().text())) {
            impl.methods().forEach(method -> function(method, impl.struct().text() + "."));
        }
    }

    private void trait(Ast.Trait trait) {
        if (trait.isPublic() || trait.doc() != null) {
            final List<String> methods = new ArrayList<>();
            trait.methods().forEach(method -> methods.add(source.text(method.span())));
            final String text = prefix(trait.isPublic()) + "trait "
                    + trait.name().text() + " {\n    " + String.join("\n    ", methods) + "\n}";
            add(trait.name().text(), text, trait.doc());
        }
    }

    private void constant(Ast.Constant constant) {
        if (constant.isPublic() || constant.doc() != null) {
            final String name = constant.name().text();
            final String value = source.text(constant.value().span());
            final String type = constant.type() == null
                    ? ""
                    : ": " + source.text(constant.type().span());
            add(name, prefix(constant.isPublic()) + "const " + name + type + " = " + value, constant.doc());
        }
    }

    private static String prefix(boolean isPublic) {
        return isPublic ? "pub " : "";
    }

    private void add(String name, String signature, @Nullable String doc) {
        entries.add(new CoreDocs.Entry(name, signature, doc == null ? "" : doc));
    }
}
