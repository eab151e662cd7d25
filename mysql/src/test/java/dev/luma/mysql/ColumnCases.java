package dev.luma.mysql;

import dev.luma.db.spi.Kind;
import dev.luma.testkit.server.ServerKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// One column type and what its values are: a row of the table that [ColumnTypesIT] runs.
final class ColumnCases {
    /// A value of the type. NULL is none of them, as it is tried with every type.
    ///
    /// @param literal how SQL says it
    /// @param value what a binary row gives
    /// @param textValue what a text row gives: the same, but for a FLOAT of more than six digits
    /// @param text its text form, in both
    /// @param bindable whether the server takes `value` as a parameter
    record Case(String literal, Object value, Object textValue, String text, boolean bindable) {}

    private final String declaration;
    private final String typeName;
    private final Kind kind;
    private final List<Case> cases = new ArrayList<>();
    private Set<ServerKind> servers = EnumSet.allOf(ServerKind.class);

    private ColumnCases(String declaration, String typeName, Kind kind) {
        this.declaration = declaration;
        this.typeName = typeName;
        this.kind = kind;
    }

    /// @param declaration as CREATE TABLE has it
    /// @param typeName as the driver tells it
    static ColumnCases of(String declaration, String typeName, Kind kind) {
        return new ColumnCases(declaration, typeName, kind);
    }

    /// The servers that have the type, or have it like this; all, unless said so.
    ColumnCases on(ServerKind first, ServerKind... others) {
        servers = EnumSet.of(first, others);
        return this;
    }

    /// A value whose text is what Java prints for it.
    ColumnCases value(String literal, Object value) {
        return value(literal, value, value.toString());
    }

    ColumnCases value(String literal, Object value, String text) {
        cases.add(new Case(literal, value, value, text, true));
        return this;
    }

    /// A value of which a text row has lost digits.
    ColumnCases lossy(String literal, Object value, Object textValue, String text) {
        cases.add(new Case(literal, value, textValue, text, true));
        return this;
    }

    /// A value that the server has, and does not take as a parameter.
    ColumnCases unbindable(String literal, Object value, String text) {
        cases.add(new Case(literal, value, value, text, false));
        return this;
    }

    String declaration() {
        return declaration;
    }

    String typeName() {
        return typeName;
    }

    Kind kind() {
        return kind;
    }

    List<Case> cases() {
        return List.copyOf(cases);
    }

    boolean isOn(ServerKind server) {
        return servers.contains(server);
    }

    @Override
    public String toString() {
        return declaration
                + (servers.size() == ServerKind.values().length ? "" : " on " + Arrays.toString(servers.toArray()));
    }
}
