package dev.luma.mysql.auth;

import dev.luma.db.error.NotAuthenticatedException;
import java.util.Optional;

/// The methods that we authenticate by. A list of what is allowed: whatever a server asks for beyond it is refused,
/// above all what would hand it the password.
public final class AuthPlugins {
    private AuthPlugins() {}

    /// The method of that name; empty if we have none.
    public static Optional<AuthPlugin> find(String name, Credentials credentials) {
        return switch (name) {
            case NativePassword.NAME -> Optional.of(new NativePassword(credentials));
            case CachingSha2.NAME -> Optional.of(new CachingSha2(credentials));
            default -> Optional.empty();
        };
    }

    /// The method of that name, which the server insists on.
    ///
    /// @throws NotAuthenticatedException if we have none; the message tells what to do
    public static AuthPlugin require(String name, Credentials credentials) {
        return find(name, credentials).orElseThrow(() -> new NotAuthenticatedException(refusal(name)));
    }

    private static String refusal(String name) {
        final String method = "the server asks for the authentication method " + quoted(name);
        return switch (name) {
            case "mysql_old_password" ->
                method + ", which is broken since 2001: give the account a new password with mysql_native_password"
                        + " (MariaDB) or caching_sha2_password (MySQL)";
            case "mysql_clear_password", "dialog" ->
                method + ", which would hand it the password as it is: refused; ask for an account with "
                        + CachingSha2.NAME + " or " + NativePassword.NAME;
            case "auth_socket", "unix_socket" ->
                method + ", which lets the operating system's user of that name in, and only over the server's Unix"
                        + " socket: connect through the socket, or give the account a password";
            case "sha256_password" ->
                method + ", which this driver does not have, and which MySQL also names where there is no such user:"
                        + " check the user, or ask for an account with " + CachingSha2.NAME;
            default ->
                method + ", which this driver does not know: it has " + CachingSha2.NAME + " and " + NativePassword.NAME
                        + "; ask for an account with one of these";
        };
    }

    /// What a server sends goes into a message only if it looks like a name.
    private static String quoted(String name) {
        return name.matches("[A-Za-z0-9_]{1,64}") ? name : "of an unreadable name";
    }
}
