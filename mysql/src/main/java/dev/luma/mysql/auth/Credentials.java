package dev.luma.mysql.auth;

import dev.luma.toolbox.crypto.Secret;
import java.util.List;
import java.util.Optional;

/// What a user gave to prove who they are, and by which methods that may be done.
///
/// @param passwords one a factor, the first one first; MySQL knows three factors at most, all other accounts one.
///     Those that are not there are empty
/// @param serverPublicKey the server's RSA key in PEM form, where the caller has pinned it
/// @param allowsPublicKeyRetrieval whether to ask a server for its RSA key over a line that others may tamper with
public record Credentials(
        List<Secret> passwords,
        AuthPlugins allowed,
        Optional<String> serverPublicKey,
        boolean allowsPublicKeyRetrieval) {
    /// As many as MySQL has.
    public static final int MOST_FACTORS = 3;

    public Credentials {
        passwords = List.copyOf(passwords);
    }

    /// Only a password, all else as by default.
    public static Credentials of(Secret password) {
        return new Credentials(List.of(password), AuthPlugins.DEFAULT, Optional.empty(), false);
    }

    /// What there is for a factor on a line.
    ///
    /// @param number 1 to [#MOST_FACTORS]
    public Factor factor(int number, Line line) {
        final Secret password = number <= passwords.size() ? passwords.get(number - 1) : Secret.EMPTY;
        return new Factor(password, line, serverPublicKey, allowsPublicKeyRetrieval);
    }
}
