/// What logins need: digests, HMAC, PBKDF2, RSA-OAEP, Ed25519, random bytes, comparison in constant time.
///
/// All arithmetic is the JDK's wherever the JDK has it; this package names it, checks its inputs and turns the
/// checked exceptions that cannot happen into assertions.
///
/// Not here: TLS (see `.tcp`), the scrambles of a particular database (they live with its driver), key storage.
/// Secrets given to this package appear in no message and in no `toString`.
///
/// Start with [Crypto].
@NullMarked
package dev.luma.toolbox.crypto;

import org.jspecify.annotations.NullMarked;
