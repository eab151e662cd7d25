package dev.luma.lang.types;

import dev.luma.lang.diagnostic.Code;
import dev.luma.lang.diagnostic.Note;
import dev.luma.lang.source.Source;
import dev.luma.lang.source.Span;
import dev.luma.lang.types.Symbol.FunctionSymbol;
import dev.luma.lang.types.Symbol.ModuleSymbol;
import dev.luma.lang.types.Symbol.Parameter;
import dev.luma.lang.types.Symbol.Signature;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a module must have so that `db.open` can use it: four functions, and some that it may have.
final class DriverContract {
    private static final Parameter SQL = new Parameter("sql", Type.STR, false);
    private static final Parameter PARAMS = new Parameter("params", new Type.ListOf(Type.ANY), false);
    private static final Type COUNTS = new Type.ListOf(Type.INT);
    private static final Type TYPED_ROWS = rows(Type.ANY);
    private static final List<Type> ROWS = List.of(rows(Type.STR), rows(Type.STR.orNil()), TYPED_ROWS);

    private final ModuleScope from;
    private final ModuleSymbol driver;
    private final Span where;

    /// @param from the file in which the driver is opened
    /// @param where the driver stands there, as an argument
    DriverContract(ModuleScope from, ModuleSymbol driver, Span where) {
        this.from = from;
        this.driver = driver;
        this.where = where;
    }

    private static Type rows(Type cell) {
        return new Type.ListOf(new Type.MapOf(Type.STR, cell));
    }

    /// Reports all that the module lacks.
    void check() {
        connect();
        final Parameter connection = connection();
        required("query", connection, List.of(connection, SQL), ROWS);
        required("exec", connection, List.of(connection, SQL), List.of(COUNTS));
        required("disconnect", connection, List.of(connection), List.of(Type.NOTHING));
        optional("escape");
        optional("quote");
        if (exported("query_params") != null || exported("exec_params") != null) {
            final List<Parameter> parameters = List.of(connection, SQL, PARAMS);
            required("query_params", connection, parameters, List.of(TYPED_ROWS));
            required("exec_params", connection, parameters, List.of(COUNTS));
        }
    }

    private @Nullable FunctionSymbol function(String name) {
        return driver.values().get(name) instanceof FunctionSymbol function ? function : null;
    }

    private @Nullable FunctionSymbol exported(String name) {
        final FunctionSymbol function = function(name);
        return function != null && function.isPublic() ? function : null;
    }

    // ---- each function

    private void connect() {
        final Signature wanted = new Signature(List.of(new Parameter("dsn", Type.STR, false)), connectionType());
        final FunctionSymbol found = present("connect", wanted);
        if (found != null
                && (!hasParameters(found, wanted) || !isObject(found.signature().result()))) {
            differs(found, wanted);
        }
    }

    private static boolean isObject(Type type) {
        return type instanceof Type.StructOf || type instanceof Type.TraitOf || type == Type.UNKNOWN;
    }

    private void required(String name, Parameter connection, List<Parameter> parameters, List<Type> results) {
        final Signature wanted = new Signature(parameters, results.getFirst());
        final FunctionSymbol found = present(name, wanted);
        if (found == null) {
            return;
        }
        final boolean takes = found.signature().parameters().size() == parameters.size()
                && Assignability.fits(
                        connection.type(),
                        found.signature().parameters().getFirst().type())
                && isObject(found.signature().parameters().getFirst().type())
                && hasParameters(found, wanted);
        final boolean gives = results.stream()
                .anyMatch(one -> Assignability.isSame(one, found.signature().result()));
        if (!takes || !gives) {
            differs(found, wanted);
        }
    }

    private void optional(String name) {
        final Signature wanted = new Signature(List.of(new Parameter("value", Type.STR, false)), Type.STR);
        final FunctionSymbol found = exported(name);
        if (found != null
                && (!hasParameters(found, wanted)
                        || !Assignability.isSame(found.signature().result(), Type.STR))) {
            differs(found, wanted);
        }
    }

    /// Whether the parameters are those that are wanted; the connection may be of a wider type.
    private static boolean hasParameters(FunctionSymbol found, Signature wanted) {
        final List<Parameter> parameters = found.signature().parameters();
        if (parameters.size() != wanted.parameters().size()) {
            return false;
        }
        for (int i = 0; i < parameters.size(); i++) {
            final Parameter one = wanted.parameters().get(i);
            final boolean isSame = Assignability.isSame(parameters.get(i).type(), one.type());
            if (parameters.get(i).isTaken() || (!isSame && !one.name().equals("conn"))) {
                return false;
            }
        }
        return true;
    }

    // ---- the connection

    /// What the driver's functions are given.
    private Parameter connection() {
        return new Parameter("conn", connectionType(), false);
    }

    /// What `connect` gives, else what a function with a connection takes.
    private Type connectionType() {
        final FunctionSymbol connect = function("connect");
        if (connect != null && isObject(connect.signature().result())) {
            return connect.signature().result();
        }
        for (final String name : List.of("query", "exec", "disconnect")) {
            final FunctionSymbol function = function(name);
            if (function != null && !function.signature().parameters().isEmpty()) {
                final Type first = function.signature().parameters().getFirst().type();
                if (isObject(first)) {
                    return first;
                }
            }
        }
        return driver.types().values().stream()
                .map(ModuleScope::typeOf)
                .filter(Type.StructOf.class::isInstance)
                .findFirst()
                .orElse(new Type.Core("Connection"));
    }

    // ---- messages

    /// The function, if it is there and exported; else that is reported.
    private @Nullable FunctionSymbol present(String name, Signature wanted) {
        final FunctionSymbol found = function(name);
        if (found != null && found.isPublic()) {
            return found;
        }
        final Note help = found == null
                ? Note.help("add to " + driver.source().name() + ": pub " + wanted.text(name))
                : Note.help("there is one, but it is not pub (" + place(found) + ")");
        report(Code.E0503, not() + "it has no function `" + name + "`", help);
        return null;
    }

    private void differs(FunctionSymbol found, Signature wanted) {
        report(
                Code.E0504,
                not() + "`" + found.name() + "` has another signature",
                Note.found("pub " + found.signature().text(found.name())),
                Note.expected("pub " + wanted.text(found.name())),
                Note.note("it is declared at " + place(found)));
    }

    private String not() {
        return "module `" + driver.name() + "` is not a database driver: ";
    }

    private String place(FunctionSymbol function) {
        final Source source = driver.source();
        return source + ":"
                + source.line(function.declaration().signature().name().span().start());
    }

    private void report(Code code, String message, Note... notes) {
        from.diagnostics().add(code, where, message, notes);
    }
}
