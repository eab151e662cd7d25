package dev.luma.db;

import dev.luma.db.spi.BatchResult;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The rows of a batch, taken from the caller's source as the driver asks for them.
///
/// A row that does not suit the statement is that row's failure, and the source goes on behind it. A source that fails
/// is over: it might fail for ever without moving on, and what it would have given is not known.
final class BatchRows implements Iterator<@Nullable Object[]> {
    private final Iterator<?> source;
    private final Function<@Nullable Object, @Nullable Object[]> values;
    private @Nullable RuntimeException failure;

    /// @param values makes the values in the order of the parameters of what the source gives
    BatchRows(Iterator<?> source, Function<@Nullable Object, @Nullable Object[]> values) {
        this.source = source;
        this.values = values;
    }

    @Override
    public boolean hasNext() {
        if (failure != null) {
            return false;
        }
        try {
            return source.hasNext();
        } catch (RuntimeException e) {
            failure = e;
            throw e;
        }
    }

    @Override
    public @Nullable Object[] next() {
        if (failure != null) {
            throw new NoSuchElementException("the source of the rows has failed", failure);
        }
        return values.apply(taken());
    }

    private @Nullable Object taken() {
        try {
            return source.next();
        } catch (RuntimeException e) {
            failure = e;
            throw e;
        }
    }

    /// What a batch of these rows did; a driver that goes on after a failure cannot tell the source's from a row's.
    ///
    /// @throws RuntimeException of the source, if it has failed
    BatchResult whole(BatchResult result) {
        if (failure != null) {
            throw failure;
        }
        return result;
    }
}
