package dev.luma.toolbox.tcp;

import static dev.luma.toolbox.tcp.TcpException.Kind.INTERRUPTED;
import static dev.luma.toolbox.tcp.TcpException.Kind.TIMED_OUT;
import static dev.luma.toolbox.tcp.TcpException.Kind.UNKNOWN_HOST;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Looks host names up, within a deadline.
///
/// A look-up cannot be broken off, and it would block the carrier of a virtual thread. So it runs on one of a
/// few daemon threads, which end when there is nothing to look up, and whoever asked stops waiting when the
/// deadline passes.
final class Resolver {
    private static final int MOST_LOOKUPS = 16;
    private static final Pattern IPV4 = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");

    private Resolver() {}

    /// Every address of a host, at least one, in the order in which the system prefers them.
    static InetAddress[] resolve(String host, Deadline deadline) throws TcpException {
        if (isLiteral(host)) {
            return parse(host);
        }
        Future<InetAddress[]> lookup = Lookups.POOL.submit(() -> InetAddress.getAllByName(host));
        try {
            return lookup.get(deadline.remainingNanos(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            throw unknown(host, e.getCause());
        } catch (TimeoutException e) {
            lookup.cancel(false);
            throw new TcpException(TIMED_OUT, "the deadline passed while the name " + host + " was looked up", e);
        } catch (InterruptedException e) {
            lookup.cancel(false);
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
        return new TcpException(
                UNKNOWN_HOST,
                "the host name " + Wording.foreign(host) + " is not known: check its spelling, or the DNS",
                cause);
    }

    /// Made with the first look-up.
    private static final class Lookups {
        static final ThreadPoolExecutor POOL = new ThreadPoolExecutor(
                MOST_LOOKUPS, MOST_LOOKUPS, 5, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), Lookups::newThread);

        static {
            POOL.allowCoreThreadTimeOut(true);
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
