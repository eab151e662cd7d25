package dev.luma.db;

/// What a statement without rows did.
///
/// @param affectedRows rows changed (or found, as the driver documents); unsigned
/// @param lastInsertId the key that the server generated, the first one if it generated several; 0 if none; unsigned
/// @param warnings how many warnings the server counted
/// @param info the server's note, for people; empty if none
public record ExecResult(long affectedRows, long lastInsertId, int warnings, String info) {}
