package dev.luma.db.watch;

import dev.luma.db.observe.DbEvent;
import dev.luma.db.observe.Listener;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.concurrent.atomic.AtomicBoolean;

/// The listeners of one connection: its own, and those that are services.
final class Audience {
    private static final System.Logger LOG = System.getLogger("dev.luma.db");

    private final Listener[] listeners;
    private final AtomicBoolean complained = new AtomicBoolean();

    /// Loaded when the first connection is opened.
    private static final class Services {
        static final List<Listener> ALL = load();

        private static List<Listener> load() {
            final List<Listener> found = new ArrayList<>();
            try {
                ServiceLoader.load(Listener.class).forEach(found::add);
            } catch (ServiceConfigurationError e) {
                LOG.log(System.Logger.Level.WARNING, "a service that is to listen to databases cannot be loaded", e);
            }
            return List.copyOf(found);
        }
    }

    Audience(List<Listener> own) {
        final List<Listener> all = new ArrayList<>(Services.ALL);
        all.addAll(own);
        listeners = all.toArray(new Listener[0]);
    }

    boolean isEmpty() {
        return listeners.length == 0;
    }

    void tell(DbEvent event) {
        for (final Listener listener : listeners) {
            try {
                listener.happened(event);
            } catch (RuntimeException | LinkageError e) {
                complain(listener, e);
            }
        }
    }

    private void complain(Listener listener, Throwable failure) {
        if (complained.compareAndSet(false, true)) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    listener.getClass().getName() + ", which listens to a connection, has failed; further failures on"
                            + " this connection are not logged",
                    failure);
        }
    }
}
