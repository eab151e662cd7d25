package dev.luma.toolbox.tcp;

import java.util.Objects;

/// Who is at the other end of a [Duplex], as far as a protocol must know it: to name it in messages, and to decide what
/// may travel unencrypted.
///
/// @param name for messages: `db.example:3306 (10.0.0.7)`, `/run/mysqld.sock`
/// @param place where it is, judged by the address that was really connected to, never by a name
public record Peer(String name, Place place) {
    /// How far the bytes travel.
    public enum Place {
        /// A Unix domain socket: the kernel of this machine carries the bytes.
        UNIX_SOCKET,
        /// An address of this machine's loopback interface.
        LOOPBACK,
        /// Anywhere else.
        REMOTE
    }

    public Peer {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(place, "place");
    }

    /// Whether the bytes never leave this machine.
    public boolean isLocal() {
        return place != Place.REMOTE;
    }

    public boolean isUnixSocket() {
        return place == Place.UNIX_SOCKET;
    }

    /// The name.
    @Override
    public String toString() {
        return name;
    }
}
