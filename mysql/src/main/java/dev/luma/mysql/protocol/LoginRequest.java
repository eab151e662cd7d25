package dev.luma.mysql.protocol;

import dev.luma.mysql.auth.Credentials;
import java.util.Map;

/// Who wants in, and how careful the login is to be.
///
/// @param database empty for none
/// @param attributes what the server shows of this client to its administrator
/// @param compression how the line is to be compressed from the first command on
public record LoginRequest(
        String user,
        Credentials credentials,
        String database,
        Encryption encryption,
        Map<String, String> attributes,
        CompressionWish compression) {}
