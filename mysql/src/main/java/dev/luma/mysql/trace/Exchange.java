package dev.luma.mysql.trace;

import dev.luma.mysql.codec.Layout;
import dev.luma.mysql.codec.ValueOptions;
import dev.luma.mysql.wire.server.ColumnDefinition;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A command that the server owes an answer to, and how far the answer has come.
final class Exchange {
    /// What the server says next.
    enum Due {
        GREETING,
        AUTHENTICATION,
        ANSWER,
        PREPARE_ANSWER,
        PARAMETER_DEFINITION,
        END_OF_PARAMETERS,
        COLUMN_DEFINITION,
        END_OF_COLUMNS,
        ROW,
        /// Nothing: the client sends a file.
        FILE,
        STATISTICS
    }

    private final boolean suspect;
    private final boolean binary;
    private @Nullable Prepared prepared;
    private Due due;
    private List<ColumnDefinition> definitions = new ArrayList<>();
    private int definitionsToCome;
    private Layout layout = Layout.EMPTY;

    /// A statement that the server has prepared.
    static final class Prepared {
        private final int parameterCount;
        private final int columnCount;
        private final boolean suspect;
        private int[] types = {};
        private List<ColumnDefinition> columns = List.of();

        Prepared(int parameterCount, int columnCount, boolean suspect) {
            this.parameterCount = parameterCount;
            this.columnCount = columnCount;
            this.suspect = suspect;
        }

        int parameterCount() {
            return parameterCount;
        }

        int columnCount() {
            return columnCount;
        }

        boolean isSuspect() {
            return suspect;
        }

        /// The types of its parameters in the last run that told them.
        int[] types() {
            return types;
        }

        void types(int[] latest) {
            types = latest;
        }
    }

    private Exchange(Due due, boolean suspect, boolean binary, @Nullable Prepared prepared) {
        this.due = due;
        this.suspect = suspect;
        this.binary = binary;
        this.prepared = prepared;
    }

    /// @param suspect whether the answer may tell a secret
    static Exchange of(Due first, boolean suspect) {
        return new Exchange(first, suspect, false, null);
    }

    /// The run of a prepared statement.
    ///
    /// @param prepared null for the one that is being prepared in front of it
    static Exchange run(boolean suspect, @Nullable Prepared prepared) {
        return new Exchange(Due.ANSWER, suspect, true, prepared);
    }

    /// The fetch of a prepared statement's rows.
    static Exchange fetch(Prepared prepared) {
        final Exchange fetch = new Exchange(Due.ROW, prepared.suspect, true, prepared);
        fetch.layout = layoutOf(prepared.columns);
        return fetch;
    }

    Due due() {
        return due;
    }

    void due(Due next) {
        due = next;
    }

    boolean isSuspect() {
        return suspect;
    }

    boolean isBinary() {
        return binary;
    }

    /// Whether no more may be shown than that something came.
    boolean hidesAnswer() {
        return suspect || due == Due.AUTHENTICATION;
    }

    @Nullable
    Prepared prepared() {
        return prepared;
    }

    /// The statement that this command has prepared, or turns out to run.
    void prepared(Prepared its) {
        prepared = its;
    }

    // ---- definitions

    void expectDefinitions(Due what, int count) {
        due = what;
        definitions = new ArrayList<>();
        definitionsToCome = count;
    }

    /// @return whether it was the last
    boolean define(ColumnDefinition definition) {
        definitions.add(definition);
        return --definitionsToCome == 0;
    }

    /// The definitions that came are those of the rows to come, or of the statement's that was prepared.
    void settle(boolean preparing) {
        layout = layoutOf(definitions);
        if (prepared != null) {
            prepared.columns = definitions;
        }
        if (!preparing) {
            due = Due.ROW;
        }
    }

    /// The rows to come are as the statement has them.
    void settleAsBefore() {
        layout = prepared == null ? Layout.EMPTY : layoutOf(prepared.columns);
    }

    Layout layout() {
        return layout;
    }

    private static Layout layoutOf(List<ColumnDefinition> definitions) {
        return Layout.of(definitions, ValueOptions.DEFAULTS);
    }
}
