package dev.luma.jdbc.url;

import dev.luma.db.advice.DidYouMean;
import dev.luma.db.error.UsageException;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a JDBC URL and its properties say.
///
/// ```
/// jdbc:luma:mysql://alice:secret@localhost:3306/shop?connectTimeout=5s
/// jdbc:luma:path/to/driver.luma?dsn=alice:secret@localhost/shop
/// jdbc:mysql://localhost/shop?user=alice&password=secret          (where it was asked for)
/// ```
///
/// @param source which driver
/// @param dsn what the driver is told; holds the password
/// @param options what the façade itself is told
/// @param shown the URL without the user and without anything secret
/// @param user who connects; empty if that is the driver's affair
/// @param database which is to be made, if there is none, and used; empty if the DSN has it
public record JdbcUrl(Source source, String dsn, FacadeOptions options, String shown, String user, String database) {
    private static final String OURS = "jdbc:luma:";
    private static final String DSN = "?dsn=";
    private static final String USER = "user";
    private static final String PASSWORD = "password";
    /// Which zone the session reckons in, where it is one: it is not `utc` or `server`.
    private static final Pattern SESSION_ZONE = Pattern.compile("([?&]timeZone=)((?!utc|server)[^&]+)");

    private static final Pattern CONNECT_TIMEOUT = Pattern.compile("[?&]connectTimeout=");

    /// How drivers refuse an option.
    private static final Pattern UNKNOWN = Pattern.compile("unknown option `([^`]+)`");

    /// Which driver a URL means.
    public sealed interface Source permits Named, File {}

    /// One that is on the class path, by its name.
    public record Named(String name) implements Source {}

    /// One in a file.
    public record File(Path path) implements Source {}

    /// Whether a URL is one of ours.
    ///
    /// @param foreign whether those of the established drivers are, too
    public static boolean accepts(String url, boolean foreign) {
        return url.startsWith(OURS) || foreign && (url.startsWith("jdbc:mysql:") || url.startsWith("jdbc:mariadb:"));
    }

    /// Takes a URL apart that [#accepts] has let through.
    ///
    /// @param info options by name; `user` and `password` there count before those in the URL, other options after them
    /// @throws UsageException if they make no sense; the message shows nothing that may be secret
    public static JdbcUrl parse(String url, Properties info) {
        final String rest = url.substring(url.startsWith(OURS) ? OURS.length() : "jdbc:".length());
        final Map<String, String> given = texts(info);
        final int dsn = rest.indexOf(DSN);
        return dsn >= 0 && rest.indexOf("://") < 0 || dsn >= 0 && dsn < rest.indexOf("://")
                ? file(rest.substring(0, dsn), rest.substring(dsn + DSN.length()), given)
                : named(rest, given, url.substring(0, url.length() - rest.length()));
    }

    private static Map<String, String> texts(Properties info) {
        final Map<String, String> texts = new LinkedHashMap<>();
        for (final String name : info.stringPropertyNames()) {
            texts.put(name, info.getProperty(name));
        }
        return texts;
    }

    // ---- a driver in a file

    private static JdbcUrl file(String path, String dsn, Map<String, String> given) {
        if (path.isEmpty()) {
            throw new UsageException("the URL names no file: write jdbc:luma:path/to/driver.luma?dsn=…");
        }
        final Login login = Login.taken(given);
        final FacadeOptions options = FacadeOptions.take(given);
        requireNone(given);
        return new JdbcUrl(
                new File(Path.of(path)),
                dsn.indexOf('@') >= 0 ? dsn : withLogin(dsn, login),
                options,
                OURS + path + DSN + withoutSecrets(dsn.substring(dsn.lastIndexOf('@') + 1)),
                login.user().orElse(""),
                "");
    }

    /// Behind the scheme, if the DSN begins with one.
    private static String withLogin(String dsn, Login login) {
        final int colon = dsn.indexOf("://");
        final int begin = colon < 0 ? 0 : colon + 3;
        return dsn.substring(0, begin) + login.before(dsn.substring(begin));
    }

    private static void requireNone(Map<String, String> left) {
        if (!left.isEmpty()) {
            throw new UsageException("a driver in a file takes its options in its DSN: put `"
                    + left.keySet().iterator().next() + "` there");
        }
    }

    // ---- a driver by its name

    private static JdbcUrl named(String rest, Map<String, String> given, String prefix) {
        final int colon = rest.indexOf("://");
        if (colon <= 0) {
            throw new UsageException("the URL names no driver: write jdbc:luma:mysql://host:port/database, or"
                    + " jdbc:luma:path/to/driver.luma?dsn=…");
        }
        final String name = rest.substring(0, colon).toLowerCase(Locale.ROOT);
        requireOneServer(name);
        final String body = rest.substring(colon + 3);
        final int question = body.indexOf('?');
        final String where = question < 0 ? body : body.substring(0, question);
        final int at = where.lastIndexOf('@');
        final String address = where.substring(at + 1);
        final Map<String, String> options =
                question < 0 ? new LinkedHashMap<>() : options(body.substring(question + 1));
        final Login login = Login.taken(given)
                .or(Login.of(at < 0 ? "" : where.substring(0, at)))
                .or(Login.taken(options));
        given.forEach(options::putIfAbsent);
        return named(new Named(name), prefix, login, address, options);
    }

    private static JdbcUrl named(
            Named driver, String prefix, Login login, String address, Map<String, String> options) {
        final String asGiven = query(options);
        final FacadeOptions ours = FacadeOptions.take(options);
        final String place = EstablishedOptions.isTheirs(driver.name())
                ? EstablishedOptions.translate(options, address, ours.zone())
                : address;
        final String query = query(options);
        final int slash = ours.createsDatabase() ? place.lastIndexOf('/') : -1;
        final String server = slash < 0 || place.endsWith(")") ? place : place.substring(0, slash);
        return new JdbcUrl(
                driver,
                driver.name() + "://" + login.before(server) + query,
                ours,
                prefix + driver.name() + "://" + address + withoutSecrets(asGiven),
                login.user().orElse(""),
                server.length() == place.length() ? "" : decoded(place.substring(slash + 1)));
    }

    /// The modes of the established drivers that spread connections over servers.
    private static void requireOneServer(String name) {
        if (name.indexOf(':') >= 0) {
            throw new UsageException("`" + name + "` in the URL asks for several servers, and this driver connects to"
                    + " one: name it, and leave the choice to a proxy or to your pools");
        }
    }

    private static Map<String, String> options(String text) {
        final Map<String, String> options = new LinkedHashMap<>();
        for (final String option : text.split("&", -1)) {
            final int equals = option.indexOf('=');
            if (!option.isEmpty()) {
                final String name = equals < 0 ? option : option.substring(0, equals);
                if (equals < 0) {
                    throw new UsageException("option `" + shortened(name) + "` has no value: write it with =, or %26"
                            + " for a & in a value, and %3F for a ? in a password");
                }
                if (options.put(name, decoded(option.substring(equals + 1))) != null) {
                    throw new UsageException("option `" + shortened(name) + "` stands twice");
                }
            }
        }
        return options;
    }

    /// The zone that the session is to reckon in, if it has a name, which not every server knows.
    public Optional<ZoneId> namedZone() {
        final Matcher option = SESSION_ZONE.matcher(dsn);
        return option.find()
                ? Optional.of(ZoneId.of(decoded(option.group(2)))).filter(zone -> !(zone instanceof ZoneOffset))
                : Optional.empty();
    }

    /// The same with a session that keeps the server's own zone, which is taken for `zone`.
    public JdbcUrl withServersZone(ZoneId zone) {
        return withSessionZone("server(" + zone.getId() + ")");
    }

    /// The same with a session that reckons in the zone's present distance from UTC.
    public JdbcUrl withPresentOffset(ZoneId zone) {
        return withSessionZone(zone.getRules().getOffset(Instant.now()).getId());
    }

    private JdbcUrl withSessionZone(String value) {
        final String dsnWithZone =
                SESSION_ZONE.matcher(dsn).replaceFirst("$1" + Matcher.quoteReplacement(encoded(value)));
        return new JdbcUrl(source, dsnWithZone, options, shown, user, database);
    }

    /// The same with so long a wait for a connection at most, unless it says how long; as it is, if its driver is not
    /// known to have an option for that.
    public JdbcUrl withConnectTimeout(int seconds) {
        if (!(source instanceof Named named)
                || !EstablishedOptions.isTheirs(named.name())
                || CONNECT_TIMEOUT.matcher(dsn).find()) {
            return this;
        }
        final String longer = dsn + (dsn.indexOf('?') < 0 ? '?' : '&') + "connectTimeout=" + seconds + "s";
        return new JdbcUrl(source, longer, options, shown, user, database);
    }

    /// What a driver's failure to know an option means, if that option comes close to one of the façade's, or of the
    /// established drivers', none of which the driver knows.
    public UsageException explained(UsageException failure) {
        final Matcher unknown = UNKNOWN.matcher(String.valueOf(failure.getMessage()));
        if (!unknown.find() || failure.getMessage().contains("did you mean")) {
            return failure;
        }
        final Set<String> known = new LinkedHashSet<>();
        FacadeOptions.described().forEach(option -> known.add(option.name()));
        known.addAll(EstablishedOptions.names());
        final String suggestion = DidYouMean.suggestion(unknown.group(1), known);
        return suggestion.isEmpty() ? failure : new UsageException(unknown.group() + suggestion);
    }

    private static String shortened(String name) {
        return name.length() > 40 ? name.substring(0, 40) + "…" : name;
    }

    private static String query(Map<String, String> options) {
        final StringBuilder text = new StringBuilder();
        options.forEach((name, value) ->
                text.append(text.isEmpty() ? '?' : '&').append(name).append('=').append(encoded(value)));
        return text.toString();
    }

    // ---- percent signs

    /// A `%` that no two hexadecimal digits follow stays one, as the established drivers have it.
    static String decoded(String text) {
        if (text.indexOf('%') < 0) {
            return text;
        }
        final byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
        final ByteArrayOutputStream bytes = new ByteArrayOutputStream(encoded.length);
        for (int i = 0; i < encoded.length; i++) {
            final int value = encoded[i] == '%' ? hex(encoded, i + 1) << 4 | hex(encoded, i + 2) : -1;
            bytes.write(value < 0 ? encoded[i] : value);
            i += value < 0 ? 0 : 2;
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    /// Negative if there is no digit.
    private static int hex(byte[] text, int at) {
        return at < text.length ? Character.digit(text[at], 16) : -1;
    }

    static String encoded(String text) {
        final StringBuilder encoded = new StringBuilder(text.length());
        for (final byte b : text.getBytes(StandardCharsets.UTF_8)) {
            final char c = (char) (b & 0xFF);
            if (c < 0x80 && (Character.isLetterOrDigit(c) || "-._~:/,".indexOf(c) >= 0)) {
                encoded.append(c);
            } else {
                encoded.append("%%%02X".formatted((int) c));
            }
        }
        return encoded.toString();
    }

    /// Without the values of options whose names sound like secrets.
    private static String withoutSecrets(String text) {
        return text.replaceAll("(?i)([?&][^=&]*(?:pass|pwd|secret|token|key|credential)[^=&]*=)[^&]*", "$1***");
    }

    /// Names the driver and the place, and nothing secret.
    @Override
    public String toString() {
        return shown;
    }

    /// Who connects.
    private record Login(Optional<String> user, Optional<String> password) {
        static final Login NONE = new Login(Optional.empty(), Optional.empty());

        static Login taken(Map<String, String> options) {
            return new Login(Optional.ofNullable(options.remove(USER)), Optional.ofNullable(options.remove(PASSWORD)));
        }

        /// As it stands in a URL, encoded.
        static Login of(String text) {
            if (text.isEmpty()) {
                return NONE;
            }
            final int colon = text.indexOf(':');
            return colon < 0
                    ? new Login(Optional.of(decoded(text)), Optional.empty())
                    : new Login(
                            Optional.of(decoded(text.substring(0, colon))),
                            Optional.of(decoded(text.substring(colon + 1))));
        }

        /// What is missing comes from there.
        Login or(Login other) {
            return new Login(user.or(other::user), password.or(other::password));
        }

        String before(String address) {
            if (user.isEmpty() && password.isEmpty()) {
                return address;
            }
            return strictly(user.orElse(""))
                    + password.map(secret -> ":" + strictly(secret)).orElse("") + "@" + address;
        }

        private static String strictly(String text) {
            return encoded(text).replace(":", "%3A").replace("/", "%2F");
        }

        @Override
        public String toString() {
            return "***";
        }
    }
}
