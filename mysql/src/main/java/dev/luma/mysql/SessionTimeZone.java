package dev.luma.mysql;

import dev.luma.db.error.UsageException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;

/// The time zone that a session reckons in, which is what its TIMESTAMP values are shown in.
///
/// @param zone in which a TIMESTAMP is a moment; empty if it is not known, so that a TIMESTAMP is the reading of a
///     wall clock
/// @param isSet whether it is set at login; if not, the session keeps the server's own
public record SessionTimeZone(Optional<ZoneId> zone, boolean isSet) {
    /// A TIMESTAMP is a moment, whatever zones client and server live in.
    public static final SessionTimeZone UTC = of(ZoneOffset.UTC);

    /// As the server has it: a TIMESTAMP is a wall clock's reading.
    public static final SessionTimeZone SERVER = new SessionTimeZone(Optional.empty(), false);

    /// A zone of one distance from UTC, from -13:59 to +14:00, or one by its name, such as `Europe/Rome`, which the
    /// server knows only if its tables of time zones were loaded. The moments of the hour that a named zone shows twice
    /// cannot be told apart: they are read as the earlier ones.
    ///
    /// @throws UsageException if no server could have it
    public static SessionTimeZone of(ZoneId zone) {
        final SessionTimeZone normal = new SessionTimeZone(
                Optional.of(zone.getRules().isFixedOffset() ? zone.getRules().getOffset(Instant.EPOCH) : zone), true);
        if (zone.getRules().isFixedOffset()
                && zone.getRules().getOffset(Instant.EPOCH).getTotalSeconds() % 60 != 0) {
            throw new UsageException("the time zone " + zone + " has seconds, which no server takes");
        }
        return normal;
    }

    /// The server's own, which is known to be this one; so a TIMESTAMP is a moment there too.
    public static SessionTimeZone serverIn(ZoneId zone) {
        return new SessionTimeZone(Optional.of(zone), false);
    }

    /// @param text `utc`, `server`, `server(Europe/Rome)`, a distance such as `+02:00`, or a name such as `Europe/Rome`
    /// @throws UsageException if it is none of these
    static SessionTimeZone parse(String text) {
        if (text.equals("server")) {
            return SERVER;
        }
        try {
            if (text.startsWith("server(") && text.endsWith(")")) {
                return serverIn(ZoneId.of(text.substring("server(".length(), text.length() - 1)));
            }
            return text.equals("utc") ? UTC : of(ZoneId.of(text));
        } catch (DateTimeException e) {
            throw new UsageException(
                    "option `timeZone` is utc, server, server(Europe/Rome), a distance such as +02:00, or a zone such as"
                            + " Europe/Rome");
        }
    }

    /// What sets it; empty if there is nothing to set.
    String statement() {
        return zone.filter(its -> isSet)
                .map(its -> "SET time_zone='" + (its.equals(ZoneOffset.UTC) ? "+00:00" : its.getId()) + "'")
                .orElse("");
    }
}
