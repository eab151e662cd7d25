package dev.luma.mysql;

import dev.luma.db.error.UsageException;
import dev.luma.mysql.auth.AuthPlugins;
import dev.luma.toolbox.crypto.Secret;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;

/// How a login may prove who it is, beside the password.
///
/// @param plugins the methods of authentication that a server may ask for, all of them named; the default leaves out
///     `mysql_clear_password` alone
/// @param secondPassword for the second factor of an account of MySQL's that has one; else empty
/// @param thirdPassword for the third
public record AuthSettings(Set<String> plugins, Secret secondPassword, Secret thirdPassword) {
    static final AuthSettings DEFAULTS = new AuthSettings(AuthPlugins.DEFAULT.names(), Secret.EMPTY, Secret.EMPTY);

    /// @throws UsageException if there are none, or one that this driver does not have
    public AuthSettings {
        if (plugins.isEmpty() || !AuthPlugins.known().containsAll(plugins)) {
            throw new UsageException(
                    "`authPlugins` names the methods of authentication that a server may ask for, one or" + " more of "
                            + String.join(", ", AuthPlugins.known()));
        }
        plugins = Collections.unmodifiableSet(new LinkedHashSet<>(plugins));
    }

    AuthSettings plugins(Collection<String> others) {
        return new AuthSettings(new LinkedHashSet<>(others), secondPassword, thirdPassword);
    }

    AuthSettings secondPassword(Secret password) {
        return new AuthSettings(plugins, password, thirdPassword);
    }

    AuthSettings thirdPassword(Secret password) {
        return new AuthSettings(plugins, secondPassword, password);
    }
}
