package dev.luma.lang.runtime;

/// A value of a core type: a buffer, a socket, a connection. Equal only to itself.
public interface CoreObject {
    /// The type as Luma writes it, such as `buffer`.
    String typeName();

    /// What it looks like as text: the name of its type, if it has nothing better to tell.
    default String text() {
        return typeName();
    }
}
