package dev.luma.mysql.auth;

import dev.luma.toolbox.crypto.Crypto;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/// How MariaDB proves, in the OK that ends a login over TLS, that it knows the password and that the certificate is its
/// own, so that a certificate nobody has signed can be believed: whoever sits between has another certificate, and does
/// not know the password.
///
/// | bytes        | field | meaning                                                                         |
/// |--------------|-------|---------------------------------------------------------------------------------|
/// | `int<1>`     | kind  | `01`                                                                            |
/// | `string<64>` | proof | `SHA256(shared secret ‖ nonce ‖ SHA256(certificate))`, in hexadecimal digits    |
///
/// | method                  | shared secret               |
/// |-------------------------|-----------------------------|
/// | `mysql_native_password` | `SHA1(SHA1(password))`      |
/// | `client_ed25519`        | the public key              |
/// | `parsec`                | extended salt ‖ public key  |
///
/// It is the OK packet's info. Seen on MariaDB 11.4.5 (the first method) and 11.8.6.
///
/// @see <a
/// href="https://mariadb.com/docs/server/security/encryption/data-in-transit-encryption/zero-configuration-ssl">Zero-Configuration SSL</a>
public final class ServerProof {
    private static final char KIND = 1;

    private ServerProof() {}

    /// Whether `info` is the proof.
    ///
    /// @param sharedSecret as [AuthPlugin#sharedSecret] gives it
    /// @param nonce the last one of 20 bytes that came; methods with longer ones of their own do not count
    /// @param certificate the server's, in DER form
    public static boolean holds(String info, byte[] sharedSecret, byte[] nonce, byte[] certificate) {
        if (info.isEmpty() || info.charAt(0) != KIND) {
            return false;
        }
        final byte[] proof = Crypto.sha256(sharedSecret, nonce, Crypto.sha256(certificate));
        final byte[] expected = HexFormat.of().withUpperCase().formatHex(proof).getBytes(StandardCharsets.US_ASCII);
        return Crypto.constantTimeEquals(expected, info.substring(1).getBytes(StandardCharsets.UTF_8));
    }
}
