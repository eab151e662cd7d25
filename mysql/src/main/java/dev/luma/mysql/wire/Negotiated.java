package dev.luma.mysql.wire;

/// What client and server agreed upon at login: the intersection of what both offer. Immutable; governs every parser.
///
/// @param capabilities bits of [Capability] that both sides have
/// @param version as the server words it, such as `9.7.4` or `11.8.6-MariaDB-…`
/// @param connectionId the server's number for this session, as KILL takes it
public record Negotiated(long capabilities, Flavor flavor, String version, long connectionId) {
    /// Whether all bits of `capability` were agreed upon.
    public boolean has(long capability) {
        return (capabilities & capability) == capability;
    }
}
