package dev.luma.db;

import dev.luma.db.advice.DidYouMean;
import dev.luma.db.error.UsageException;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Takes a DSN apart, as [Dsn] describes it. No message shows what was given, but for the names of schemes and options:
/// a part that was cut wrongly may hold the password.
final class DsnParser {
    private final Set<String> schemes;
    private final Set<String> options;

    DsnParser(Set<String> schemes, Set<String> options) {
        this.schemes = schemes;
        this.options = options;
    }

    Dsn parse(String text) {
        if (text.regionMatches(true, 0, "jdbc:", 0, 5)) {
            throw new UsageException("the DSN begins with `jdbc:`: leave that out");
        }
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
            throw new UsageException("the DSN is no text: half of a surrogate pair stands in it");
        }
        final String scheme = scheme(text);
        final String rest = scheme.isEmpty() ? text : text.substring(scheme.length() + 3);
        final int at = rest.lastIndexOf('@');
        return location(
                scheme.toLowerCase(Locale.ROOT), login(at < 0 ? "" : rest.substring(0, at)), rest.substring(at + 1));
    }

    private String scheme(String text) {
        final int end = text.indexOf("://");
        if (end <= 0 || !text.substring(0, end).chars().allMatch(DsnParser::isOfScheme)) {
            return "";
        }
        final String scheme = text.substring(0, end);
        if (!schemes.contains(scheme.toLowerCase(Locale.ROOT))) {
            throw new UsageException("the DSN's scheme is not known" + DidYouMean.suggestionOrList(scheme, schemes)
                    + "; a password that begins with // is written %2F%2F");
        }
        return scheme;
    }

    private static boolean isOfScheme(int c) {
        return c < 0x80 && (Character.isLetterOrDigit(c) || c == '+' || c == '.' || c == '-');
    }

    private static Dsn.Login login(String text) {
        final int colon = text.indexOf(':');
        return colon < 0
                ? new Dsn.Login(decoded("user", text), Optional.empty())
                : new Dsn.Login(
                        decoded("user", text.substring(0, colon)),
                        Optional.of(decoded("password", text.substring(colon + 1))));
    }

    /// What stands behind the user: `address[/database][?options]`.
    private Dsn location(String scheme, Dsn.Login login, String text) {
        final int addressEnd = addressEnd(text);
        final int question = text.indexOf('?', addressEnd);
        final int databaseEnd = question < 0 ? text.length() : question;
        return new Dsn(
                scheme,
                login,
                address(text.substring(0, addressEnd)),
                decoded("database", text.substring(Math.min(addressEnd + 1, databaseEnd), databaseEnd)),
                question < 0 ? DsnOptions.NONE : options(text.substring(question + 1)));
    }

    /// The path of a socket has slashes of its own.
    private static int addressEnd(String text) {
        final int from = text.startsWith("unix(") ? text.indexOf(')') + 1 : 0;
        int end = from;
        while (end < text.length() && text.charAt(end) != '/' && text.charAt(end) != '?') {
            end++;
        }
        return end;
    }

    // ---- the address

    private static Dsn.Address address(String text) {
        if (text.startsWith("unix(")) {
            return new Dsn.Address("", 0, socket(text));
        }
        if (text.startsWith("[")) {
            return bracketed(text);
        }
        final int colon = text.indexOf(':');
        if (colon != text.lastIndexOf(':')) {
            throw new UsageException(
                    "the DSN's host has several colons: an IPv6 address stands in brackets, as in" + " [::1]:3306");
        }
        return colon < 0
                ? new Dsn.Address(host(text), 0, "")
                : new Dsn.Address(host(text.substring(0, colon)), port(text.substring(colon + 1)), "");
    }

    private static String socket(String text) {
        final String path = text.endsWith(")") ? decoded("socket", text.substring(5, text.length() - 1)) : "";
        if (path.isEmpty()) {
            throw new UsageException("the DSN's socket is written unix(/path), with %29 for a ) in the path");
        }
        return path;
    }

    private static Dsn.Address bracketed(String text) {
        final int end = text.indexOf(']');
        final String host = end < 0 ? "" : decoded("host", text.substring(1, end));
        if (host.indexOf(':') < 0 || !host.chars().allMatch(DsnParser::isOfAddress)) {
            throw new UsageException("the DSN's host in brackets is no IPv6 address");
        }
        final String behind = text.substring(end + 1);
        if (!behind.isEmpty() && behind.charAt(0) != ':') {
            throw new UsageException("behind the DSN's host in brackets only a :port may stand");
        }
        return new Dsn.Address(host, behind.isEmpty() ? 0 : port(behind.substring(1)), "");
    }

    /// Digits, colons, an IPv4 tail, and behind a `%` the name of an interface.
    private static boolean isOfAddress(int c) {
        return c < 0x80 && (Character.isLetterOrDigit(c) || ":.%-_".indexOf(c) >= 0);
    }

    private static String host(String text) {
        final String host = decoded("host", text);
        if (host.indexOf(',') >= 0) {
            throw new UsageException("the DSN has several hosts: give one");
        }
        if (host.chars().anyMatch(c -> c <= ' ' || "()[]/@".indexOf(c) >= 0)) {
            throw new UsageException(
                    "the DSN's host has characters that no host has: write host:port, [IPv6]:port or" + " unix(/path)");
        }
        return host;
    }

    private static int port(String text) {
        final boolean plain =
                !text.isEmpty() && text.length() <= 5 && text.chars().allMatch(c -> c >= '0' && c <= '9');
        final int port = plain ? Integer.parseInt(text) : 0;
        if (port < 1 || port > 65535) {
            throw new UsageException("the DSN's port is not a number from 1 to 65535");
        }
        return port;
    }

    // ---- the options

    private DsnOptions options(String text) {
        final Map<String, String> given = new LinkedHashMap<>();
        if (text.isEmpty()) {
            return DsnOptions.NONE;
        }
        for (final String option : text.split("&", -1)) {
            final int equals = option.indexOf('=');
            final String name = equals < 0 ? option : option.substring(0, equals);
            requireKnown(name);
            if (equals < 0) {
                throw new UsageException("option `" + name + "` has no value: write " + name + "=…");
            }
            if (given.put(name, decoded("option " + name, option.substring(equals + 1))) != null) {
                throw new UsageException("option `" + name + "` stands twice");
            }
        }
        return new DsnOptions(given);
    }

    private void requireKnown(String name) {
        if (name.isEmpty()) {
            throw new UsageException("the DSN has an option without a name");
        }
        if (!options.contains(name)) {
            final String shown = name.length() > 40 ? name.substring(0, 40) + "…" : name;
            throw new UsageException("unknown option `" + shown + "`" + DidYouMean.suggestionOrList(name, options));
        }
    }

    // ---- percent signs

    /// Decodes once.
    private static String decoded(String part, String text) {
        if (text.indexOf('%') < 0) {
            return withoutNul(part, text);
        }
        final byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
        final ByteArrayOutputStream bytes = new ByteArrayOutputStream(encoded.length);
        for (int i = 0; i < encoded.length; i++) {
            if (encoded[i] == '%') {
                bytes.write(hex(part, encoded, i + 1) << 4 | hex(part, encoded, i + 2));
                i += 2;
            } else {
                bytes.write(encoded[i]);
            }
        }
        try {
            return withoutNul(
                    part,
                    StandardCharsets.UTF_8
                            .newDecoder()
                            .decode(ByteBuffer.wrap(bytes.toByteArray()))
                            .toString());
        } catch (CharacterCodingException e) {
            throw new UsageException("the DSN's " + part + " has %-bytes that are not UTF-8");
        }
    }

    private static int hex(String part, byte[] encoded, int at) {
        final int digit = at < encoded.length ? Character.digit(encoded[at], 16) : -1;
        if (digit < 0) {
            throw new UsageException(
                    "the DSN's " + part + " has a % without two hexadecimal digits: write %25 for a % itself");
        }
        return digit;
    }

    private static String withoutNul(String part, String text) {
        if (text.indexOf('\0') >= 0) {
            throw new UsageException("the DSN's " + part + " holds a NUL character");
        }
        return text;
    }
}
