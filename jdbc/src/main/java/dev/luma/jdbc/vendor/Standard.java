package dev.luma.jdbc.vendor;

/// A server that nothing is known of: the SQL standard's words.
record Standard() implements Vendor {}
