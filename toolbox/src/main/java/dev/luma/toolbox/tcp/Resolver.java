package dev.luma.toolbox.tcp;

import static dev.luma.toolbox.tcp.TcpException.Kind.INTERRUPTED;
import static dev.luma.toolbox.tcp.TcpException.Kind.TIMED_OUT;
import static dev.luma.toolbox.tcp.TcpException.Kind.UNKNOWN_HOST;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Looks host names up, within a deadline.
///
/// A look-up cannot be broken off, and it would block the carrier of a virtual thread. So it runs on a daemon thread
/// of its own, and whoever asked stops waiting when the deadline passes. There is one look-up per name at a time,
/// which all who ask for it share: a name server that does not answer takes up one thread, however often one tries.
final class Resolver {
    private static final Pattern IPV4 = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");

    private Resolver() {}

    /// Every address of a host, at least one, in the order in which the system prefers them. The array is shared.
    static InetAddress[] resolve(String host, Deadline deadline) throws TcpException {
        if (isLiteral(host)) {
            return parse(host);
        }
        try {
            return Lookups.of(host).get(deadline.remainingNanos(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            throw unknown(host, e.getCause());
        } catch (TimeoutException e) {
            throw new TcpException(TIMED_OUT, "the deadline passed while the name " + host + " was looked up", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TcpException(INTERRUPTED, "the thread was interrupted while it looked up the name " + host, e);
        }
    }

    /// Whether this is an IP address: for those nothing is looked up, and no name goes into a TLS handshake.
    static boolean isLiteral(String host) {
        return host.indexOf(':') >= 0 || IPV4.matcher(host).matches();
    }

    private static InetAddress[] parse(String literal) throws TcpException {
        try {
            return InetAddress.getAllByName(literal);
        } catch (UnknownHostException e) {
            throw new TcpException(UNKNOWN_HOST, Wording.foreign(literal) + " is not an IP address", e);
        }
    }

    private static TcpException unknown(String host, @Nullable Throwable cause) {
        String text = "the host name " + Wording.foreign(host) + " is not known: check its spelling, or the DNS";
        return new TcpException(UNKNOWN_HOST, text, cause);
    }

    /// The look-ups under way. Their threads serve for the next ones too, and end after seconds without any.
    private static final class Lookups {
        private static final ConcurrentHashMap<String, CompletableFuture<InetAddress[]>> UNDER_WAY =
                new ConcurrentHashMap<>();
        private static final ThreadPoolExecutor THREADS = new ThreadPoolExecutor(
                0, Integer.MAX_VALUE, 5, TimeUnit.SECONDS, new SynchronousQueue<>(), Lookups::newThread);

        static CompletableFuture<InetAddress[]> of(String host) {
            CompletableFuture<InetAddress[]> mine = new CompletableFuture<>();
            CompletableFuture<InetAddress[]> other = UNDER_WAY.putIfAbsent(host, mine);
            if (other != null) {
                return other;
            }
            try {
                THREADS.execute(() -> lookUp(host, mine));
            } catch (Error e) { // no thread to be had; the next one who asks must not wait for it
                UNDER_WAY.remove(host);
                mine.completeExceptionally(e);
                throw e;
            }
            return mine;
        }

        private static void lookUp(String host, CompletableFuture<InetAddress[]> answer) {
            try {
                InetAddress[] addresses = InetAddress.getAllByName(host);
                UNDER_WAY.remove(host);
                answer.complete(addresses);
            } catch (Throwable e) {
                UNDER_WAY.remove(host);
                answer.completeExceptionally(e);
            }
        }

        private static Thread newThread(Runnable work) {
            Thread thread = Thread.ofPlatform()
                    .name("luma-lookup")
                    .daemon(true)
                    .inheritInheritableThreadLocals(false)
                    .unstarted(work);
            thread.setContextClassLoader(null);
            return thread;
        }
    }
}
