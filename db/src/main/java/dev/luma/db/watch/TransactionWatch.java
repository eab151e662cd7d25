package dev.luma.db.watch;

import dev.luma.db.observe.DbEvent.Ending;
import dev.luma.db.observe.DbEvent.TransactionBegun;
import dev.luma.db.observe.DbEvent.TransactionEnded;
import dev.luma.db.spi.ServerInfo;
import dev.luma.db.spi.TransactionOptions;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Keeps the time of a connection's transactions.
final class TransactionWatch {
    private final Audience audience;
    private final ServerInfo server;
    private long statements;
    private long begin;
    private @Nullable TransactionBegun begun;
    private @Nullable TransactionEvent event;

    TransactionWatch(Audience audience, ServerInfo server) {
        this.audience = audience;
        this.server = server;
    }

    void statementBegun() {
        statements++;
    }

    void begun(TransactionOptions options) {
        ended(Ending.ROLLED_BACK, null);
        statements = 0;
        if (TransactionEvent.PROBE.isEnabled()) {
            event = new TransactionEvent();
            event.begin();
        }
        if (!audience.isEmpty()) {
            final TransactionBegun told = new TransactionBegun(server, options, Instant.now());
            begun = told;
            begin = System.nanoTime();
            audience.tell(told);
        }
    }

    void ended(Ending ending, @Nullable Throwable reason) {
        record(ending, reason);
        final TransactionBegun told = begun;
        if (told != null) {
            begun = null;
            audience.tell(new TransactionEnded(
                    told, ending, Duration.ofNanos(System.nanoTime() - begin), Optional.ofNullable(reason)));
        }
    }

    private void record(Ending ending, @Nullable Throwable reason) {
        final TransactionEvent recorded = event;
        if (recorded == null) {
            return;
        }
        event = null;
        recorded.end();
        if (recorded.shouldCommit()) {
            recorded.address = server.address();
            recorded.connectionId = server.connectionId();
            recorded.ending = ending.name();
            recorded.statements = statements;
            recorded.failure = reason == null ? null : Failures.name(reason);
            recorded.commit();
        }
    }
}
