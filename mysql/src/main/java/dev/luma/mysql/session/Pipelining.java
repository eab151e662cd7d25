package dev.luma.mysql.session;

import dev.luma.toolbox.tcp.Endpoint;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Which servers take several commands in one write and answer them in order. Both servers do; what stands in front of
/// one may not. So the first connection to an address tries it out with the first words of its session, and the others
/// go by what it found.
enum Pipelining {
    /// Nobody has tried.
    UNKNOWN,
    WORKS,
    FAILS;

    private static final int MAX_KNOWN = 1024;
    private static final Map<Endpoint, Pipelining> KNOWN = new ConcurrentHashMap<>();

    static Pipelining at(Endpoint endpoint) {
        return KNOWN.getOrDefault(endpoint, UNKNOWN);
    }

    /// Notes what was found out.
    void note(Endpoint endpoint) {
        if (KNOWN.size() >= MAX_KNOWN) {
            KNOWN.clear();
        }
        KNOWN.put(endpoint, this);
    }
}
