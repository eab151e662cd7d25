package dev.luma.mysql.trace;

import dev.luma.mysql.wire.Capability;
import dev.luma.mysql.wire.Flavor;
import dev.luma.mysql.wire.Negotiated;
import dev.luma.mysql.wire.server.Handshake;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How far a conversation has come: what was agreed, which answers the server owes, which statements it knows.
final class Progress {
    /// Statements beyond these are forgotten, the oldest first; their rows are not decoded then.
    private static final int MOST_STATEMENTS = 4096;

    private final Deque<Exchange> owed = new ArrayDeque<>();
    private final Map<Integer, Exchange.Prepared> prepared = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Integer, Exchange.Prepared> eldest) {
            return size() > MOST_STATEMENTS;
        }
    };

    private @Nullable Handshake greeting;
    private Negotiated negotiated = new Negotiated(Capability.PROTOCOL_41, Flavor.MYSQL, "", 0);
    private Exchange.@Nullable Prepared newest;

    Progress() {
        owe(Exchange.of(Exchange.Due.GREETING, false));
    }

    // ---- answers

    /// The exchange whose answer comes next; null if none is due.
    @Nullable
    Exchange current() {
        return owed.peek();
    }

    void owe(Exchange exchange) {
        owed.add(exchange);
    }

    void paid() {
        owed.poll();
    }

    // ---- what was agreed

    /// The server's number for the connection, as text.
    String connection() {
        return greeting == null ? "-" : String.valueOf(greeting.connectionId());
    }

    Negotiated negotiated() {
        return negotiated;
    }

    boolean has(long capability) {
        return negotiated.has(capability);
    }

    void greeted(Handshake by) {
        greeting = by;
    }

    void agreed(long capabilities) {
        final Handshake server = greeting;
        if (server != null) {
            negotiated = new Negotiated(
                    server.capabilities() & capabilities,
                    server.flavor(),
                    server.plainVersion(),
                    server.connectionId());
        }
    }

    // ---- statements

    void prepared(int statementId, Exchange.Prepared statement) {
        prepared.put(statementId, statement);
        newest = statement;
    }

    Exchange.@Nullable Prepared prepared(int statementId) {
        return prepared.get(statementId);
    }

    /// The one that was prepared last.
    Exchange.@Nullable Prepared newest() {
        return newest;
    }

    void forget(int statementId) {
        prepared.remove(statementId);
    }

    void forgetAll() {
        prepared.clear();
    }
}
