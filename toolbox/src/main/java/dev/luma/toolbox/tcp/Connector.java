package dev.luma.toolbox.tcp;

import static dev.luma.toolbox.tcp.TcpException.Kind.FAILED;
import static dev.luma.toolbox.tcp.TcpException.Kind.INTERRUPTED;
import static dev.luma.toolbox.tcp.TcpException.Kind.REFUSED;
import static dev.luma.toolbox.tcp.TcpException.Kind.TIMED_OUT;
import static dev.luma.toolbox.tcp.TcpException.Kind.UNREACHABLE;

import dev.luma.toolbox.tcp.Endpoint.HostPort;
import dev.luma.toolbox.tcp.Endpoint.UnixPath;
import dev.luma.toolbox.tcp.Peer.Place;
import dev.luma.toolbox.tcp.TcpException.Kind;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.net.SocketAddress;
import java.net.SocketException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.channels.UnsupportedAddressTypeException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

/// Makes connections: to a Unix domain socket, or to the addresses of a host in turn, each with its share of
/// the time that remains.
final class Connector {
    private static final long QUEUE_IS_FULL_PAUSE = 2_000_000;

    private Connector() {}

    static Tcp connect(Endpoint endpoint, TcpOptions options, Deadline deadline) throws TcpException {
        return switch (endpoint) {
            case HostPort hostPort -> connect(hostPort, resolve(hostPort, deadline), options, deadline);
            case UnixPath unixPath -> connect(unixPath, deadline);
        };
    }

    private static InetAddress[] resolve(HostPort endpoint, Deadline deadline) throws TcpException {
        try {
            return Resolver.resolve(endpoint.host(), deadline);
        } catch (TcpException e) {
            throw new TcpException(e.kind(), "cannot connect to " + endpoint + ": " + e.getMessage(), e);
        }
    }

    /// @param addresses at least one
    static Tcp connect(HostPort endpoint, InetAddress[] addresses, TcpOptions options, Deadline deadline)
            throws TcpException {
        List<TcpException> failures = new ArrayList<>(addresses.length);
        for (int i = 0; i < addresses.length; i++) {
            try {
                return connect(endpoint, addresses[i], options, share(deadline, addresses.length - i));
            } catch (TcpException e) {
                if (e.kind() == INTERRUPTED) {
                    throw e;
                }
                failures.add(e);
            }
        }
        throw failure(endpoint, failures);
    }

    private static Deadline share(Deadline deadline, int parts) {
        if (deadline.isNever() || parts == 1) {
            return deadline;
        }
        return Deadline.at(System.nanoTime() + deadline.remainingNanos() / parts);
    }

    private static Tcp connect(HostPort endpoint, InetAddress address, TcpOptions options, Deadline deadline)
            throws TcpException {
        String number = address.getHostAddress();
        Place place = address.isLoopbackAddress() ? Place.LOOPBACK : Place.REMOTE;
        Peer peer =
                new Peer(number.equals(endpoint.host()) ? endpoint.toString() : endpoint + " (" + number + ")", place);
        long start = System.nanoTime();
        try {
            SocketAddress target = new InetSocketAddress(address, endpoint.port());
            return new Tcp(open(channel(options), peer, target, deadline), endpoint, peer);
        } catch (IOException | UnsupportedAddressTypeException e) {
            Kind kind = kind(e);
            String text = switch (kind) {
                case REFUSED -> number + " refused the connection";
                case TIMED_OUT -> number + " did not answer in " + Wording.time(System.nanoTime() - start);
                case INTERRUPTED -> Wording.of(e);
                default -> number + ": " + Wording.of(e);
            };
            throw new TcpException(kind, text, e);
        }
    }

    private static Tcp connect(UnixPath endpoint, Deadline deadline) throws TcpException {
        Peer peer = new Peer(endpoint.toString(), Place.UNIX_SOCKET);
        long start = System.nanoTime();
        try {
            SocketAddress target = UnixDomainSocketAddress.of(endpoint.path());
            return new Tcp(openUnix(peer, target, deadline), endpoint, peer);
        } catch (IOException | UnsupportedOperationException e) {
            boolean absent = kind(e) == FAILED && !Files.exists(endpoint.path());
            boolean tooLong = String.valueOf(e.getMessage()).contains("too long");
            Kind kind = absent && !tooLong ? REFUSED : kind(e);
            String text = switch (kind) {
                case REFUSED -> "nothing listens there; is the server running, and is this its socket?";
                case TIMED_OUT -> "no answer in " + Wording.time(System.nanoTime() - start);
                default -> Wording.of(e);
            };
            throw new TcpException(kind, "cannot connect to " + endpoint + ": " + text, e);
        }
    }

    /// On a virtual thread the JDK does not wait for room in the server's queue, as it does on others, so this
    /// tries anew until the deadline passes.
    private static RawChannel openUnix(Peer peer, SocketAddress target, Deadline deadline) throws IOException {
        while (true) {
            try {
                return open(SocketChannel.open(StandardProtocolFamily.UNIX), peer, target, deadline);
            } catch (SocketException e) {
                if (!String.valueOf(e.getMessage()).contains("temporarily unavailable")) {
                    throw e;
                }
                LockSupport.parkNanos(QUEUE_IS_FULL_PAUSE);
            }
        }
    }

    private static SocketChannel channel(TcpOptions options) throws IOException {
        SocketChannel channel = SocketChannel.open();
        try {
            options.applyTo(channel);
        } catch (IOException e) {
            channel.close();
            throw e;
        }
        return channel;
    }

    private static RawChannel open(SocketChannel channel, Peer peer, SocketAddress address, Deadline deadline)
            throws IOException {
        RawChannel raw = new RawChannel(channel, peer.name());
        raw.deadline(deadline);
        try {
            raw.connect(address);
        } catch (IOException | RuntimeException e) {
            raw.close();
            throw e;
        }
        raw.deadline(Deadline.never());
        return raw;
    }

    private static Kind kind(Exception e) {
        if (e instanceof TcpException failure) {
            return failure.kind();
        }
        String message = String.valueOf(e.getMessage());
        if (e instanceof ConnectException) {
            return message.contains("timed out") ? TIMED_OUT : REFUSED;
        }
        boolean unreachable = e instanceof NoRouteToHostException || message.contains("unreachable");
        return unreachable ? UNREACHABLE : FAILED;
    }

    /// One exception for all addresses, of the most telling kind.
    private static TcpException failure(HostPort endpoint, List<TcpException> failures) {
        Kind kind = failures.stream()
                .map(TcpException::kind)
                .min(Comparator.naturalOrder())
                .orElse(FAILED);
        String tried = failures.stream().map(TcpException::getMessage).collect(Collectors.joining(", "));
        String hint = switch (kind) {
            case REFUSED -> "; is the server running, and is this its port?";
            case TIMED_OUT -> "; is the host up, and does every firewall on the way let this port through?";
            default -> "";
        };
        TcpException failure =
                new TcpException(kind, "cannot connect to " + endpoint + ": " + tried + hint, failures.getFirst());
        failures.stream().skip(1).forEach(failure::addSuppressed);
        return failure;
    }
}
