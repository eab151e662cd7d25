package dev.luma.jdbc.error;

import dev.luma.db.error.SqlState;
import java.sql.SQLException;
import java.sql.Wrapper;
import org.jspecify.annotations.Nullable;

/// An object of java.sql with nothing below it: it unwraps to what it is itself.
public interface Unwrapping extends Wrapper {
    /// This object, as one of its own types.
    ///
    /// @throws SQLException with the state HY010 if it is none, HY009 if the type is null
    @Override
    default <T> T unwrap(Class<T> type) throws SQLException {
        if (!isWrapperFor(type)) {
            throw isNo(this, type);
        }
        return type.cast(this);
    }

    /// @throws SQLException with the state HY009 if the type is null
    @Override
    default boolean isWrapperFor(Class<?> type) throws SQLException {
        return typeGiven(type).isInstance(this);
    }

    /// The type that was asked for.
    static <T> Class<T> typeGiven(@Nullable Class<T> type) throws SQLException {
        return SqlExceptions.given(type, "the type to unwrap to");
    }

    /// What is asked for is neither the object nor below it.
    static SQLException isNo(Object object, Class<?> type) {
        return SqlExceptions.usage(
                SqlState.WRONG_USE, "this " + object.getClass().getSimpleName() + " is no " + type.getName());
    }
}
