package dev.luma.jdbc.connection;

import dev.luma.jdbc.value.ValueSettings;

/// What a connection is told when it is opened.
///
/// @param url without the user and without anything secret
/// @param user who has logged in; empty if that is the driver's affair
/// @param values how values are read and bound
/// @param fetchSize of new statements
public record ConnectionSettings(String url, String user, ValueSettings values, int fetchSize) {}
