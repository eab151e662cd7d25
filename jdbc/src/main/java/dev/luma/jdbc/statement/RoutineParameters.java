package dev.luma.jdbc.statement;

import dev.luma.db.Row;
import dev.luma.jdbc.error.SqlExceptions;
import dev.luma.jdbc.escape.Call;
import dev.luma.jdbc.vendor.Dictionary;
import java.sql.SQLException;
import java.sql.SQLSyntaxErrorException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What a routine's parameters are called, and which of them come out, as the server's dictionary tells it.
final class RoutineParameters {
    private static final String NO_SUCH_PARAMETER = "07009";

    /// @param position from 1
    /// @param comesOut OUT or INOUT
    private record Parameter(int position, String name, boolean comesOut) {}

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
            final String mode = String.valueOf(row.getString("MODE"));
            parameters.add(
                    new Parameter(row.getInt("POSITION"), String.valueOf(row.getString("NAME")), mode.endsWith("OUT")));
        }
        return new RoutineParameters(call, parameters);
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

    @Override
    public String toString() {
        return call.toString().toLowerCase(Locale.ROOT);
    }
}
