package dev.luma.jdbc.statement;

import dev.luma.db.Row;
import dev.luma.db.spi.ColumnInfo;
import dev.luma.jdbc.error.SqlExceptions;
import dev.luma.jdbc.escape.Call;
import dev.luma.jdbc.metadata.DictionaryColumn;
import dev.luma.jdbc.value.JdbcParameterMetaData;
import dev.luma.jdbc.value.ValueSettings;
import dev.luma.jdbc.vendor.Dictionary;
import java.sql.ParameterMetaData;
import java.sql.SQLException;
import java.sql.SQLSyntaxErrorException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a routine's parameters are called, and which of them come out, as the server's dictionary tells it.
final class RoutineParameters {
    private static final String NO_SUCH_PARAMETER = "07009";

    /// @param position from 1; 0 for what a function returns
    /// @param mode one of those of [ParameterMetaData]
    /// @param type as a result's column would have it
    private record Parameter(int position, String name, int mode, ColumnInfo type) {
        boolean comesOut() {
            return mode != ParameterMetaData.parameterModeIn;
        }
    }

    private final Call call;
    private final List<Parameter> parameters;

    private RoutineParameters(Call call, List<Parameter> parameters) {
        this.call = call;
        this.parameters = parameters;
    }

    /// One round trip.
    static RoutineParameters ask(StatementHost host, Call call) throws SQLException {
        final Dictionary dictionary = host.vendor()
                .dictionary()
                .orElseThrow(() -> SqlExceptions.notSupported(
                        "it is not known how to ask this server what a routine's parameters are: use their numbers"));
        final List<Parameter> parameters = new ArrayList<>();
        for (final Row row : host.ask(
                dictionary.parametersOf(call.isFunction() ? "FUNCTION" : "PROCEDURE", call.catalog(), call.name()))) {
            final String name = row.getString("NAME");
            parameters.add(new Parameter(
                    row.getInt("POSITION"),
                    name == null ? "" : name,
                    mode(row),
                    DictionaryColumn.of(row, host.values()).column().info()));
        }
        return new RoutineParameters(call, parameters);
    }

    private static int mode(Row row) {
        final String mode = row.getString("MODE");
        return switch (mode == null ? "OUT" : mode) {
            case "OUT" -> ParameterMetaData.parameterModeOut;
            case "INOUT" -> ParameterMetaData.parameterModeInOut;
            default -> ParameterMetaData.parameterModeIn;
        };
    }

    /// What is told of each `?`, and of what a function returns before them; null if the server does not tell of all.
    @Nullable
    ParameterMetaData described(ValueSettings settings) {
        final List<Integer> positions = new ArrayList<>(call.positions());
        if (call.isFunction()) {
            positions.addFirst(0);
        }
        final List<Parameter> asked = new ArrayList<>();
        for (final int position : positions) {
            parameters.stream()
                    .filter(parameter -> parameter.position() == position)
                    .forEach(asked::add);
        }
        return asked.size() != positions.size()
                ? null
                : new JdbcParameterMetaData(
                        asked.size(),
                        asked.stream().map(Parameter::type).toList(),
                        settings,
                        asked.stream().map(Parameter::mode).toList());
    }

    /// The number of the `?` that is the parameter of this name.
    int number(String name) throws SQLException {
        for (final Parameter parameter : parameters) {
            final int mark = call.positions().indexOf(parameter.position());
            if (parameter.name().equalsIgnoreCase(name) && mark >= 0) {
                return mark + 1 + (call.isFunction() ? 1 : 0);
            }
        }
        throw new SQLSyntaxErrorException(
                "no ? of the call is a parameter `" + name + "` of the " + call + ": its parameters are "
                        + parameters.stream().map(Parameter::name).toList()
                        + ", as far as this account may see them",
                NO_SUCH_PARAMETER);
    }

    /// The numbers of all that come out, in order.
    List<Integer> comingOut() {
        final List<Integer> numbers = new ArrayList<>();
        for (int mark = 0; mark < call.positions().size(); mark++) {
            final int position = call.positions().get(mark);
            if (parameters.stream().anyMatch(parameter -> parameter.position() == position && parameter.comesOut())) {
                numbers.add(mark + 1);
            }
        }
        return numbers;
    }
}
