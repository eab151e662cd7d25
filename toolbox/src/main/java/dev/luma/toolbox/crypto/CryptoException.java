package dev.luma.toolbox.crypto;

import java.security.GeneralSecurityException;
import org.jspecify.annotations.Nullable;

/// A key from outside that cannot be used, or data that does not fit it. The message says why, and holds neither.
public final class CryptoException extends GeneralSecurityException {
    private static final long serialVersionUID = 1L;

    CryptoException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    CryptoException(String message) {
        this(message, null);
    }
}
