package dev.luma.mysql;

/// How much a line to a server is worth, and what is checked. Where none is named, the address decides: an address of
/// this machine gets what the server offers, every other one [#VERIFY_IDENTITY].
public enum TlsMode {
    /// Plain, whatever the server offers: whoever sits between reads and changes everything.
    DISABLED,
    /// Encrypted if the server offers it, else plain. Whoever sits between can make it plain.
    PREFERRED,
    /// Encrypted. The server's certificate is not looked at, so whoever sits between can be the other end.
    REQUIRED,
    /// Encrypted, with a certificate that an authority we trust has signed, for whichever host.
    VERIFY_CA,
    /// Encrypted, with a certificate that an authority we trust has signed for the host that we asked for.
    VERIFY_IDENTITY
}
