package dev.luma.mysql.protocol;

import dev.luma.mysql.auth.Credentials;
import dev.luma.toolbox.crypto.Secret;
import java.util.List;
import java.util.Map;

/// Who wants in, and how careful the login is to be.
///
/// @param database empty for none
/// @param attributes what the server shows of this client to its administrator
/// @param compression how the line is to be compressed from the first command on
/// @param wished [dev.luma.mysql.wire.Capability] bits to ask for beside the usual
public record LoginRequest(
        String user,
        Credentials credentials,
        String database,
        Encryption encryption,
        Map<String, String> attributes,
        CompressionWish compression,
        long wished) {
    /// A login that asks for the usual.
    public LoginRequest(
            String user,
            Credentials credentials,
            String database,
            Encryption encryption,
            Map<String, String> attributes,
            CompressionWish compression) {
        this(user, credentials, database, encryption, attributes, compression, 0);
    }

    /// The same with another user, who proves it by one password.
    public LoginRequest as(String other, Secret password, String itsDatabase) {
        final Credentials its = new Credentials(
                List.of(password),
                credentials.allowed(),
                credentials.serverPublicKey(),
                credentials.allowsPublicKeyRetrieval());
        return new LoginRequest(other, its, itsDatabase, encryption, attributes, compression, wished);
    }
}
