package dev.luma.mysql.auth;

import dev.luma.db.error.NotAuthenticatedException;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The methods that a login may prove itself by: a list of what is allowed, made on this side of the line. Whatever a
/// server asks for beyond it is refused before a byte that depends on the password is sent. Immutable.
///
/// | method                  | by default | the server sees                     | needs of the line       |
/// |-------------------------|------------|-------------------------------------|-------------------------|
/// | `parsec`                | allowed    | a signature; each guess is slow     | nothing                 |
/// | `client_ed25519`        | allowed    | a signature                         | nothing                 |
/// | `caching_sha2_password` | allowed    | a scramble; the password on request | *for the password*      |
/// | `sha256_password`       | allowed    | the password                        | *for the password*      |
/// | `mysql_native_password` | allowed    | a scramble                          | nothing                 |
/// | `mysql_clear_password`  | refused    | the password                        | proven, or Unix socket  |
///
/// *For the password*: TLS, a Unix socket, or an RSA key that the caller pinned, allowed to be fetched, or that
/// comes from this machine; see [PasswordDelivery]. The list says *which*, the line says *whether*: neither widens the
/// other.
public final class AuthPlugins {
    private static final Set<String> KNOWN = ordered(List.of(
            CachingSha2.NAME, Parsec.NAME, Ed25519.NAME, NativePassword.NAME, Sha256Password.NAME, ClearPassword.NAME));

    /// All but the one that hands over the password as it is.
    public static final AuthPlugins DEFAULT =
            of(List.of(CachingSha2.NAME, Parsec.NAME, Ed25519.NAME, NativePassword.NAME, Sha256Password.NAME));

    private final Set<String> allowed;

    private AuthPlugins(Set<String> allowed) {
        this.allowed = allowed;
    }

    /// A list of these.
    ///
    /// @throws IllegalArgumentException if one is not [known][#known()]
    public static AuthPlugins of(Collection<String> names) {
        if (!KNOWN.containsAll(names)) {
            throw new IllegalArgumentException("unknown among " + names);
        }
        return new AuthPlugins(ordered(names));
    }

    private static Set<String> ordered(Collection<String> names) {
        return Collections.unmodifiableSet(new LinkedHashSet<>(names));
    }

    /// The names of the methods that this driver has.
    public static Set<String> known() {
        return KNOWN;
    }

    /// The names of the allowed ones.
    public Set<String> names() {
        return allowed;
    }

    /// The method of that name, if it may answer a greeting: one that is allowed, and that never answers with the
    /// password itself. The others wait until the server insists.
    public Optional<AuthPlugin> volunteer(String name, Factor factor) {
        final boolean isChallengeResponse = name.equals(CachingSha2.NAME) || name.equals(NativePassword.NAME);
        return isChallengeResponse && allowed.contains(name) ? Optional.of(require(name, factor)) : Optional.empty();
    }

    /// What answers a greeting where no method may: nothing, so that the server has to name the account's own.
    public static AuthPlugin undecided() {
        return new Undecided();
    }

    /// The method of that name, which the server insists on.
    ///
    /// @throws NotAuthenticatedException if it is not allowed, or we have none; the message tells what to do
    public AuthPlugin require(String name, Factor factor) {
        if (!allowed.contains(name)) {
            throw new NotAuthenticatedException(refusal(name));
        }
        return switch (name) {
            case CachingSha2.NAME -> new CachingSha2(factor);
            case Parsec.NAME -> new Parsec(factor);
            case Ed25519.NAME -> new Ed25519(factor);
            case NativePassword.NAME -> new NativePassword(factor);
            case Sha256Password.NAME -> new Sha256Password(factor);
            case ClearPassword.NAME -> new ClearPassword(factor);
            default -> throw new IllegalStateException("no method for an allowed name: " + name);
        };
    }

    private String refusal(String name) {
        final String method = "the server asks for the authentication method " + quoted(name);
        return switch (name) {
            case ClearPassword.NAME ->
                method + ", which hands it the password as it is: refused unless authPlugins names that method too";
            case Sha256Password.NAME ->
                method + ", which authPlugins does not allow, and which MySQL also names where there is no such user:"
                        + " check the user, or add the method to authPlugins";
            case "mysql_old_password" ->
                method + ", which is broken since 2001 and which no setting of authPlugins allows: give the account a"
                        + " new password with " + NativePassword.NAME + " (MariaDB) or " + CachingSha2.NAME
                        + " (MySQL)";
            case "dialog" ->
                method + ", which asks for passwords as they are and which no setting of authPlugins allows: give the"
                        + " account another method, or have the server's PAM plugin use " + ClearPassword.NAME;
            case "auth_socket", "unix_socket" ->
                method + ", which lets the operating system's user of that name in, and only over the server's Unix"
                        + " socket: connect through the socket, or give the account a password";
            default -> method + (KNOWN.contains(name) ? notAllowed() : unknown());
        };
    }

    private String notAllowed() {
        return ", which authPlugins does not allow; it allows " + list(allowed)
                + ": add the method if this server may use it, or give the account another";
    }

    private String unknown() {
        return ", which this driver does not have: give the account one of those that authPlugins allows: "
                + list(allowed);
    }

    private static String list(Set<String> names) {
        return String.join(", ", names);
    }

    /// What a server sends goes into a message only if it looks like a name.
    private static String quoted(String name) {
        return name.matches("[A-Za-z0-9_]{1,64}") ? name : "of an unreadable name";
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof AuthPlugins that && allowed.equals(that.allowed);
    }

    @Override
    public int hashCode() {
        return allowed.hashCode();
    }

    @Override
    public String toString() {
        return list(allowed);
    }
}
