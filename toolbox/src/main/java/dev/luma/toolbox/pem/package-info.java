/// PEM texts: their blocks, and the keys in them. Shared by `.tcp` (certificates, client keys) and `.crypto` (a
/// server's RSA key); not exported.
///
/// Not here: encrypted keys, which need a password and are refused with the command that decrypts them, and the
/// writing of PEM.
///
/// Start with [Pem].
@NullMarked
package dev.luma.toolbox.pem;

import org.jspecify.annotations.NullMarked;
