package dev.luma.mysql;

import java.nio.file.Path;
import java.util.Optional;

/// How a line is protected. Files are read when a connection is opened.
///
/// @param mode empty: as the address demands, see [TlsMode]
/// @param ca PEM file of the authorities to trust; empty: the JDK's
/// @param certificate PEM file of the certificate that the server is shown; empty for none
/// @param key PEM file of its private key; there if `certificate` is
/// @param serverPublicKey PEM file of the server's RSA key
/// @param allowsPublicKeyRetrieval whether to accept an RSA key over a line that others may tamper with
public record TlsSettings(
        Optional<TlsMode> mode,
        Optional<Path> ca,
        Optional<Path> certificate,
        Optional<Path> key,
        Optional<Path> serverPublicKey,
        boolean allowsPublicKeyRetrieval) {
    static final TlsSettings DEFAULTS = new TlsSettings(
            Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), false);

    TlsSettings mode(TlsMode other) {
        return new TlsSettings(Optional.of(other), ca, certificate, key, serverPublicKey, allowsPublicKeyRetrieval);
    }

    TlsSettings ca(Path file) {
        return new TlsSettings(mode, Optional.of(file), certificate, key, serverPublicKey, allowsPublicKeyRetrieval);
    }

    TlsSettings certificate(Path file, Path keyFile) {
        return new TlsSettings(
                mode, ca, Optional.of(file), Optional.of(keyFile), serverPublicKey, allowsPublicKeyRetrieval);
    }

    TlsSettings serverPublicKey(Path file) {
        return new TlsSettings(mode, ca, certificate, key, Optional.of(file), allowsPublicKeyRetrieval);
    }

    TlsSettings withPublicKeyRetrieval() {
        return new TlsSettings(mode, ca, certificate, key, serverPublicKey, true);
    }
}
