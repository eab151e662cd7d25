package dev.luma.db;

import org.jspecify.annotations.Nullable;

/// What is done inside a transaction, for [Connection#transaction].
@FunctionalInterface
public interface TransactionBody<T extends @Nullable Object, E extends Exception> {
    T run(Transaction transaction) throws E;
}
