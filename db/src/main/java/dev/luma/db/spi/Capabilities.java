package dev.luma.db.spi;

/// What a session can do beyond plain statements.
///
/// @param bindsOnServer values travel beside the SQL; false: `db` splices quoted literals for it
/// @param streams rows arrive one by one in bounded memory; false: an answer is whole in memory
public record Capabilities(boolean bindsOnServer, boolean streams) {}
