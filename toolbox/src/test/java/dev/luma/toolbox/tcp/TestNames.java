package dev.luma.toolbox.tcp;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.net.spi.InetAddressResolver;
import java.net.spi.InetAddressResolverProvider;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;

/// Host names for tests, so that none of them depends on a name server.
public final class TestNames extends InetAddressResolverProvider {
    /// Has two addresses, 127.0.0.2 and 127.0.0.1.
    static final String TWO_ADDRESSES = "two.luma.test";
    /// Not known to anybody.
    static final String UNKNOWN = "unknown.luma.test";
    /// The answer never comes.
    static final String STUCK = "stuck.luma.test";

    private static final CountDownLatch NEVER = new CountDownLatch(1);

    @Override
    public InetAddressResolver get(Configuration configuration) {
        InetAddressResolver system = configuration.builtinResolver();
        return new InetAddressResolver() {
            @Override
            public Stream<InetAddress> lookupByName(String host, LookupPolicy policy) throws UnknownHostException {
                return switch (host) {
                    case TWO_ADDRESSES -> Stream.of(address(2), address(1));
                    case UNKNOWN -> throw new UnknownHostException(host);
                    case STUCK -> stuck();
                    default -> system.lookupByName(host, policy);
                };
            }

            @Override
            public String lookupByAddress(byte[] address) throws UnknownHostException {
                return system.lookupByAddress(address);
            }
        };
    }

    private static InetAddress address(int last) throws UnknownHostException {
        return InetAddress.getByAddress(TWO_ADDRESSES, new byte[] {127, 0, 0, (byte) last});
    }

    private static Stream<InetAddress> stuck() throws UnknownHostException {
        try {
            NEVER.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new UnknownHostException(STUCK);
    }

    @Override
    public String name() {
        return "names for tests";
    }
}
