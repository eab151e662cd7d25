package dev.luma.mysql.protocol;

import dev.luma.toolbox.crypto.Secret;
import java.util.Map;
import java.util.Optional;

/// Who wants in, and how careful the login is to be.
///
/// @param database empty for none
/// @param serverPublicKey the server's RSA key in PEM form, where the caller has pinned it
/// @param allowsPublicKeyRetrieval whether to ask a server for its RSA key over a line that others may tamper with
/// @param attributes what the server shows of this client to its administrator
/// @param compression how the line is to be compressed from the first command on
public record LoginRequest(
        String user,
        Secret password,
        String database,
        Encryption encryption,
        Optional<String> serverPublicKey,
        boolean allowsPublicKeyRetrieval,
        Map<String, String> attributes,
        CompressionWish compression) {}
