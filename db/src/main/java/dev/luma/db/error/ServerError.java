package dev.luma.db.error;

/// What a server says when it says no.
///
/// @param message the server's own words, and our advice behind them where we have any
/// @param sqlState five characters
/// @param code the vendor's number
public record ServerError(String message, String sqlState, int code) {}
