package dev.luma.mysql.crowd;

import dev.luma.db.Connection;
import dev.luma.db.Db;
import dev.luma.db.Row;
import dev.luma.mysql.Mysql;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;

/// Ten thousand virtual threads with eight connections among them: a program for a JVM of its own, which ends with an
/// exception unless each thread gets its own right answer, none is pinned to its carrier, and none is busy while it has
/// to wait.
final class Crowd {
    private static final int THREADS = 10_000;
    private static final int CONNECTIONS = 8;
    /// So many questions lead through all that a driver does now and then, such as forgetting a statement.
    private static final int FAMILIAR = 300;

    private final String dsn;
    private final BlockingQueue<Connection> idle = new ArrayBlockingQueue<>(CONNECTIONS, true);
    private final AtomicInteger arrived = new AtomicInteger();

    private Crowd(String dsn) {
        this.dsn = dsn;
    }

    /// @param arguments the DSN of a server
    public static void main(String[] arguments) throws Exception {
        final Crowd crowd = new Crowd(arguments[0]);
        crowd.loadClasses();
        try (Observation observation = new Observation()) {
            final Pause pause = crowd.run();
            observation.end();
            observation.requireNobodyPinned();
            observation.requireNobodyBusy(pause);
        }
    }

    /// Does all that the crowd does, alone. Threads that meet while the JVM loads a class for them are pinned by it
    /// (seen on JDK 25), once a class, whoever has written it.
    private void loadClasses() throws Exception {
        try (ExecutorService one = Executors.newVirtualThreadPerTaskExecutor()) {
            all(submit(one, 1, n -> doAll()));
        }
        arrived.set(0);
    }

    private boolean doAll() {
        try (Connection connection = connect()) {
            // the answer takes its time, so that the thread really waits at the socket
            connection.exec("DO SLEEP(0.1)");
            idle.add(connection);
            waitAtTheGate();
            for (int number = 0; number < FAMILIAR; number++) {
                ask(number);
            }
            return idle.remove(connection);
        }
    }

    /// When everybody had to wait.
    record Pause(Instant from, Instant to) {}

    private Pause run() throws Exception {
        try (Connection gate = connect();
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            gate.exec("DO GET_LOCK('crowd', 0)");
            all(submit(threads, CONNECTIONS, n -> idle.add(connect())));
            final List<Future<?>> first = submit(threads, CONNECTIONS, n -> waitAtTheGate());
            while (waitingAt(gate) < CONNECTIONS) {
                Thread.onSpinWait();
            }
            final List<Future<?>> rest = submit(threads, THREADS, this::ask);
            while (arrived.get() < THREADS) {
                Thread.onSpinWait();
            }
            final Pause pause = pause(gate);
            gate.exec("DO RELEASE_LOCK('crowd')");
            all(first);
            all(rest);
            for (final Connection connection : idle) {
                connection.close();
            }
            return pause;
        }
    }

    private Connection connect() {
        return Db.open(Mysql.driver(), dsn);
    }

    private static List<Future<?>> submit(ExecutorService threads, int count, IntFunction<Object> task) {
        final List<Future<?>> running = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            final int number = i;
            running.add(threads.submit(() -> task.apply(number)));
        }
        return running;
    }

    private static void all(List<Future<?>> running) throws Exception {
        for (final Future<?> one : running) {
            one.get();
        }
    }

    // ---- those who hold the connections at first

    private long waitAtTheGate() {
        final Connection connection = take();
        try {
            connection.exec("DO GET_LOCK('crowd', 60)");
            return connection.exec("DO RELEASE_LOCK('crowd')").affectedRows();
        } finally {
            idle.add(connection);
        }
    }

    private static long waitingAt(Connection gate) {
        return gate.query("SELECT COUNT(*) FROM information_schema.processlist WHERE state = 'User lock'")
                .first(Long.class)
                .orElseThrow();
    }

    private static Pause pause(Connection gate) {
        final Instant from = Instant.now();
        gate.exec("DO SLEEP(1)");
        return new Pause(from, Instant.now());
    }

    // ---- those who wait for one

    private boolean ask(int number) {
        arrived.incrementAndGet();
        final Connection connection = take();
        try {
            final Row row = connection
                    .query("SELECT ? AS number, ? AS name", number, "name " + number)
                    .first()
                    .orElseThrow();
            final long text =
                    connection.query("SELECT " + number).first(Long.class).orElseThrow();
            if (row.getInt("number") != number || !row.getString("name").equals("name " + number) || text != number) {
                throw new AssertionError("number " + number + " got " + row + " and " + text);
            }
            return true;
        } finally {
            idle.add(connection);
        }
    }

    private Connection take() {
        try {
            return idle.take();
        } catch (InterruptedException e) {
            throw new AssertionError("nobody interrupts here", e);
        }
    }
}
