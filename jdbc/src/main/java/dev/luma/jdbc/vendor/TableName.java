package dev.luma.jdbc.vendor;

import org.jspecify.annotations.Nullable;

/// A table.
///
/// @param catalog its database, null if it may be any
public record TableName(@Nullable String catalog, String name) {}
