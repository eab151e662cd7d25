package dev.luma.mysql.session;

import dev.luma.db.error.ProtocolException;
import dev.luma.db.spi.SqlDialect;
import dev.luma.mysql.wire.ServerStatus;
import dev.luma.mysql.wire.server.Eof;
import dev.luma.mysql.wire.server.Ok;
import dev.luma.mysql.wire.server.SessionChange;
import dev.luma.toolbox.buffer.BufferException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// What the server has told of the session: the status flags of its last answer, and what it tracks. Nothing here is
/// guessed.
final class SessionState {
    private static final SqlDialect PLAIN_BACKSLASHES = SqlDialect.MYSQL.withoutBackslashEscapes();

    private final Map<String, String> variables = new HashMap<>();
    private int flags;
    private String schema;
    private String gtids = "";
    private boolean tracked;
    private Context context;
    private int epoch;
    private int texts;

    /// What the meaning of a statement's text depends on: the same text in another context is another statement.
    record Context(String schema, String sqlMode, int doubts) {}

    /// @param flags of the OK that ended the login
    /// @param schema the default database of the login; empty for none
    SessionState(int flags, String schema) {
        this.flags = flags;
        this.schema = schema;
        this.context = new Context(schema, "", 0);
    }

    /// From here on the server tells of changes of the default database and of `sql_mode`.
    void tracked() {
        tracked = true;
    }

    /// The session has begun anew, so nothing is tracked, and no text means for sure what it meant before.
    void begunAnew() {
        epoch++;
        tracked = false;
        variables.clear();
        gtids = "";
        context = new Context(schema, "", context.doubts + 1);
    }

    /// The server has lost what it had prepared.
    void statementsLost() {
        epoch++;
    }

    /// How often the session has lost what the server had prepared for it, by beginning anew or otherwise.
    int epoch() {
        return epoch;
    }

    /// The default database is another now.
    void schema(String name) {
        schema = name;
        context = new Context(name, context.sqlMode, context.doubts);
    }

    void heard(Ok ok) {
        flags = ok.status();
        if (ok.sessionChanges().length > 0) {
            changed(ok.sessionChanges());
        }
    }

    void heard(Eof eof) {
        flags = eof.status();
    }

    private void changed(byte[] changes) {
        try {
            SessionChange.decode(changes).forEach(this::changed);
        } catch (BufferException e) {
            throw new ProtocolException("the session changes of an OK packet: " + e.getMessage(), e);
        }
    }

    private void changed(SessionChange change) {
        switch (change) {
            case SessionChange.Variable variable -> {
                variables.put(variable.name(), variable.value());
                if (variable.name().equals("sql_mode")) {
                    context = new Context(context.schema, variable.value(), context.doubts);
                }
            }
            case SessionChange.Schema now -> schema(now.name());
            case SessionChange.Gtids committed -> gtids = committed.set();
            case SessionChange.State ignored -> {}
            case SessionChange.TransactionCharacteristics ignored -> {}
            case SessionChange.TransactionState ignored -> {}
            case SessionChange.Unknown ignored -> {}
        }
    }

    /// A statement was run that may have changed the context. A server that tracks says so; of another one, nothing is
    /// known now.
    void doubt() {
        texts++;
        if (!tracked) {
            context = new Context(context.schema, context.sqlMode, context.doubts + 1);
        }
    }

    /// How many statements went as text, each of which may have changed a table.
    int texts() {
        return texts;
    }

    /// The same object, or an equal one, as long as texts mean the same.
    Context context() {
        return context;
    }

    boolean has(int flag) {
        return ServerStatus.has(flags, flag);
    }

    /// How SQL is quoted and commented now: `sql_mode` may change in the middle.
    SqlDialect dialect() {
        return has(ServerStatus.NO_BACKSLASH_ESCAPES) ? PLAIN_BACKSLASHES : SqlDialect.MYSQL;
    }

    String schema() {
        return schema;
    }

    /// The value of a system variable, if the server has told of its change.
    Optional<String> variable(String name) {
        return Optional.ofNullable(variables.get(name));
    }

    /// The identifiers of what this session committed last, if the server was asked to tell; empty if not.
    String gtids() {
        return gtids;
    }
}
