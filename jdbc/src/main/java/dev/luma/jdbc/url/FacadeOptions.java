package dev.luma.jdbc.url;

import dev.luma.db.error.UsageException;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What the façade itself is told; all else is the driver's affair.
///
/// @param tinyInt1isBit whether a `TINYINT(1)` is a boolean
/// @param yearIsDateType whether a `YEAR` is a date, the first of its January; else it is a number
/// @param zone in which `java.sql.Timestamp` and its like read a wall clock; empty for the JVM's own
/// @param sessionVariables what is set when the connection was opened, as `SET` takes it; empty for nothing
/// @param createsDatabase whether the URL's database is made if there is none
/// @param fetchSize what a statement's fetch size is until it is set
public record FacadeOptions(
        boolean tinyInt1isBit,
        boolean yearIsDateType,
        Optional<ZoneId> zone,
        String sessionVariables,
        boolean createsDatabase,
        int fetchSize) {
    private static final String TINY_INT = "tinyInt1isBit";
    private static final String YEAR = "yearIsDateType";
    private static final String ZONE = "connectionTimeZone";
    /// The driver's, which is left to it.
    private static final String SESSION_ZONE = "timeZone";

    private static final String SESSION_VARIABLES = "sessionVariables";
    private static final String CREATE_DATABASE = "createDatabaseIfNotExist";
    private static final String FETCH_SIZE = "defaultFetchSize";

    private static final List<String> FLAG = List.of("true", "false");

    /// What there is to know of an option.
    ///
    /// @param value if nothing is said; null for none
    /// @param choices empty if there are too many
    public record Described(
            String name, @Nullable String value, List<String> choices, String description, boolean isSecret) {}

    /// All of them, and who connects.
    public static List<Described> described() {
        return List.of(
                new Described("user", null, List.of(), "who connects", false),
                new Described("password", null, List.of(), "their password", true),
                new Described(TINY_INT, "true", FLAG, "whether a TINYINT(1) is a boolean", false),
                new Described(YEAR, "false", FLAG, "whether a YEAR is a date", false),
                new Described(
                        ZONE, "LOCAL", List.of(), "in which java.sql.Timestamp and its like read a wall clock", false),
                new Described(SESSION_VARIABLES, null, List.of(), "what is set when the connection was opened", false),
                new Described(
                        CREATE_DATABASE, "false", FLAG, "whether the URL's database is made if there is none", false),
                new Described(FETCH_SIZE, "0", List.of(), "a statement's fetch size until it is set", false));
    }

    /// Takes ours out of the options.
    ///
    /// @throws UsageException if a value is none of its option
    static FacadeOptions take(Map<String, String> options) {
        return new FacadeOptions(
                flag(TINY_INT, options.remove(TINY_INT), true),
                flag(YEAR, options.remove(YEAR), false),
                zone(options),
                Optional.ofNullable(options.remove(SESSION_VARIABLES)).orElse(""),
                flag(CREATE_DATABASE, options.remove(CREATE_DATABASE), false),
                number(FETCH_SIZE, options.remove(FETCH_SIZE)));
    }

    static boolean flag(String name, @Nullable String value, boolean otherwise) {
        if (value == null) {
            return otherwise;
        }
        return switch (value.toLowerCase(Locale.ROOT)) {
            case "true", "yes", "1", "on" -> true;
            case "false", "no", "0", "off" -> false;
            default -> throw new UsageException("option `" + name + "` is true or false");
        };
    }

    private static int number(String name, @Nullable String value) {
        try {
            return value == null ? 0 : Math.max(0, Integer.parseInt(value));
        } catch (NumberFormatException e) {
            throw new UsageException("option `" + name + "` is a number of rows");
        }
    }

    private static Optional<ZoneId> zone(Map<String, String> options) {
        final String old = options.remove("serverTimezone");
        final String named = options.remove(ZONE);
        final String value = named == null ? old : named;
        if (value == null) {
            return ofSession(options.get(SESSION_ZONE));
        }
        if (value.isEmpty() || value.equalsIgnoreCase("LOCAL")) {
            return Optional.empty();
        }
        if (value.equalsIgnoreCase("SERVER")) {
            throw new UsageException(
                    "option `" + ZONE + "` names a zone, such as UTC or Europe/Rome, or LOCAL: what the"
                            + " server's own is, its name does not always tell");
        }
        return Optional.of(zone(ZONE, value));
    }

    /// The zone that the session is told to reckon in, which is then the one for all.
    private static Optional<ZoneId> ofSession(@Nullable String value) {
        if (value == null || value.equals("server")) {
            return Optional.empty();
        }
        return Optional.of(value.equals("utc") ? ZoneOffset.UTC : zone(SESSION_ZONE, value));
    }

    private static ZoneId zone(String option, String value) {
        try {
            return ZoneId.of(value, ZoneId.SHORT_IDS);
        } catch (DateTimeException e) {
            throw new UsageException("option `" + option + "` names no time zone that there is: write one such as UTC,"
                    + " +02:00 or Europe/Rome, or LOCAL for the JVM's own");
        }
    }
}
