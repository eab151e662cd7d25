package dev.luma.lang.bytecode;

import dev.luma.lang.types.Symbol.FieldSymbol;
import dev.luma.lang.types.Symbol.StructSymbol;
import dev.luma.lang.types.Symbol.TraitSymbol;
import java.util.ArrayList;
import java.util.List;

/// The fields that a program may use through a trait that is not public: those that all its structs have, with one
/// type. Each has two hidden accessors.
final class PrivateTraits {
    private PrivateTraits() {}

    static List<FieldSymbol> fields(TraitSymbol trait) {
        final List<FieldSymbol> common = new ArrayList<>();
        if (trait.isPublic() || trait.module() == null || trait.structs().isEmpty()) {
            return common;
        }
        for (final FieldSymbol field : trait.structs().getFirst().fields().values()) {
            if (trait.structs().stream().allMatch(struct -> has(struct, field))) {
                common.add(field);
            }
        }
        return common;
    }

    private static boolean has(StructSymbol struct, FieldSymbol wanted) {
        final FieldSymbol field = struct.fields().get(wanted.name());
        return field != null && field.type().equals(wanted.type());
    }
}
