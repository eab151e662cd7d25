package dev.luma.mysql;

/// The time zone that a session reckons in, which is what its TIMESTAMP values are shown in.
public enum SessionTimeZone {
    /// UTC, set at login: a TIMESTAMP is a moment, whatever zones client and server live in.
    UTC,
    /// As the server has it: a TIMESTAMP is a wall clock's reading.
    SERVER
}
