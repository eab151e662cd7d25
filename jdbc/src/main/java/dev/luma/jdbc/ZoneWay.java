package dev.luma.jdbc;

import java.time.Duration;
import java.time.ZoneId;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// How a server's sessions come to reckon in a zone. A server whose tables of time zones were not loaded refuses a
/// login that names one, so the first connection tries, and the others go by what it found.
enum ZoneWay {
    /// The session is told the zone's name. Also where nobody has tried.
    BY_NAME,
    /// The session keeps the server's own zone, whose clock goes as the zone's clocks do.
    SERVERS_OWN,
    /// The session is told the zone's present distance from UTC.
    PRESENT_OFFSET;

    /// After that somebody tries again: the tables may have been loaded.
    private static final Duration LASTS = Duration.ofHours(1);

    private static final int MAX_KNOWN = 1024;
    private static final Map<Place, Finding> KNOWN = new ConcurrentHashMap<>();

    private record Place(String url, ZoneId zone) {}

    /// @param since on the clock of [System#nanoTime]
    private record Finding(ZoneWay way, long since) {
        boolean isFresh() {
            return System.nanoTime() - since < LASTS.toNanos();
        }
    }

    /// @param url without anything secret
    static ZoneWay at(String url, ZoneId zone) {
        final Finding known = KNOWN.get(new Place(url, zone));
        return known != null && known.isFresh() ? known.way : BY_NAME;
    }

    /// Notes what was found out, once.
    void note(String url, ZoneId zone) {
        if (at(url, zone) == this) {
            return;
        }
        if (KNOWN.size() >= MAX_KNOWN) {
            KNOWN.clear();
        }
        KNOWN.put(new Place(url, zone), new Finding(this, System.nanoTime()));
    }
}
