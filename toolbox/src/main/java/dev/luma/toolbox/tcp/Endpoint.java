package dev.luma.toolbox.tcp;

import java.nio.file.Path;

/// Where a server listens: a host and a port, or the path of a Unix domain socket.
public sealed interface Endpoint {
    /// A port of a host.
    ///
    /// @param host a name or an IP address; an IPv6 address with or without brackets
    /// @param port 1 to 65535; 0 only to listen, and means any free one
    /// @throws IllegalArgumentException if the host is blank or the port out of range
    static Endpoint of(String host, int port) {
        return new HostPort(host, port);
    }

    /// A Unix domain socket.
    static Endpoint unix(Path path) {
        return new UnixPath(path);
    }

    /// A TCP port of a host.
    ///
    /// @param host a name, or an IP address without brackets
    /// @param port 0 to 65535
    record HostPort(String host, int port) implements Endpoint {
        public HostPort {
            if (host.startsWith("[") && host.endsWith("]")) {
                host = host.substring(1, host.length() - 1);
            }
            if (host.isBlank()) {
                throw new IllegalArgumentException("the host is empty");
            }
            if (port < 0 || port > 65535) {
                throw new IllegalArgumentException("port " + port + " is not within 0 to 65535");
            }
        }

        /// `db.example:3306`, `[::1]:3306`.
        @Override
        public String toString() {
            return host.indexOf(':') < 0 ? host + ":" + port : "[" + host + "]:" + port;
        }
    }

    /// A Unix domain socket.
    record UnixPath(Path path) implements Endpoint {
        @Override
        public String toString() {
            return path.toString();
        }
    }
}
