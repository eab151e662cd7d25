package dev.luma.lang.cli;

import dev.luma.lang.types.Symbol.Local;
import dev.luma.lang.types.Type;
import dev.luma.lang.types.Typed;
import java.util.HashMap;
import java.util.Map;

/// The variables of a function that are there at its end, with their types.
final class LastVariables {
    private LastVariables() {}

    static Map<String, Type> of(Typed.Module module, String function) {
        final Map<String, Type> types = new HashMap<>();
        for (final Typed.Function one : module.functions()) {
            if (one.symbol().name().equals(function)) {
                for (final Local parameter : one.parameters()) {
                    types.put(parameter.name(), parameter.type());
                }
                collect(one.body(), types);
            }
        }
        return types;
    }

    private static void collect(Typed.Block block, Map<String, Type> types) {
        for (final Typed.Statement statement : block.statements()) {
            switch (statement) {
                case Typed.Let let -> types.put(let.local().name(), let.local().type());
                case Typed.Block inner -> collect(inner, types);
                case Typed.Deferred deferred -> collect(deferred.body(), types);
                case Typed.Owned owned -> collect(owned.body(), types);
                default -> {} // declares nothing that outlives it
            }
        }
    }
}
