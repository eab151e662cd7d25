package dev.luma.db;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;

/// Where to connect, as whom, and how, in one text: for drivers that take it in this form.
///
/// ```
/// alice:secret@db.example.org:3306/shop?connectTimeout=5s
/// mysql://alice:secret@[2001:db8::1]/shop
/// alice@unix(/run/mysqld/mysqld.sock)/shop
/// localhost
/// ```
///
/// In full: `[scheme://][user[:password]@][address][/database][?option=value[&option=value]…]`, where an address is
/// `host`, `host:port`, `[IPv6]`, `[IPv6]:port` or `unix(/path)`. Every part may be left out.
///
/// - The **last** `@` ends user and password; the first `:` before it ends the user. So a password may hold `@ : /
///   ? # &` as they are, and a user all but `:`. Behind it, a `@` is written `%40`.
/// - `%` followed by two hexadecimal digits is a byte of UTF-8, once: `%2540` is `%40`. So a `%` itself is always
///   `%25`, in a password too.
/// - `#` and `+` mean themselves, everywhere.
/// - `user:@host` has an empty password, `user@host` has none.
/// - Names of options are written as they are, in their own case. One that is unknown or stands twice is an error.
///
/// @param scheme in lower case; empty if none was given
/// @param database empty if none was given
public record Dsn(String scheme, Login login, Address address, String database, DsnOptions options) {
    /// Who connects.
    ///
    /// @param user empty if none was given
    /// @param password empty text and none at all are two things
    public record Login(String user, Optional<String> password) {
        /// Without the password.
        @Override
        public String toString() {
            return encoded(user) + (password.isPresent() ? ":***" : "");
        }
    }

    /// Where the server listens.
    ///
    /// @param host a name or an address, IPv6 without its brackets; empty if none was given
    /// @param port 1 to 65535; 0 if none was given
    /// @param socket the path of a Unix domain socket, and then there is no host; empty if none was given
    public record Address(String host, int port, String socket) {
        @Override
        public String toString() {
            if (!socket.isEmpty()) {
                return "unix(" + encoded(socket).replace("%2F", "/") + ")";
            }
            final String plain = encoded(host).replace("%3A", ":");
            return (plain.indexOf(':') < 0 ? plain : "[" + plain + "]") + (port == 0 ? "" : ":" + port);
        }
    }

    /// Takes a DSN apart.
    ///
    /// @param schemes those that may stand in front of `://`
    /// @param options the names of the options that there are
    /// @throws dev.luma.db.error.UsageException if the text makes no sense. The message names the part, and never shows
    /// the text.
    public static Dsn parse(String text, Set<String> schemes, Set<String> options) {
        return new DsnParser(schemes, options).parse(text);
    }

    /// The DSN without its password, and without the values of options that sound like secrets.
    @Override
    public String toString() {
        final String who = login.toString();
        return (scheme.isEmpty() ? "" : scheme + "://")
                + (who.isEmpty() ? "" : who + "@")
                + address
                + (database.isEmpty() ? "" : "/" + encoded(database))
                + options;
    }

    /// Everything but letters, digits and a few harmless signs as bytes in hexadecimal.
    static String encoded(String part) {
        final StringBuilder text = new StringBuilder();
        for (final byte b : part.getBytes(StandardCharsets.UTF_8)) {
            final char c = (char) (b & 0xFF);
            if (c < 0x80 && (Character.isLetterOrDigit(c) || "-._~".indexOf(c) >= 0)) {
                text.append(c);
            } else {
                text.append("%%%02X".formatted((int) c));
            }
        }
        return text.toString();
    }
}
