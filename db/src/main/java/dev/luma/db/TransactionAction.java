package dev.luma.db;

/// What is done inside a transaction and gives nothing back, for [Connection#transact].
@FunctionalInterface
public interface TransactionAction<E extends Exception> {
    void run(Transaction transaction) throws E;
}
