package dev.luma.mysql.protocol;

import dev.luma.db.error.CannotConnectException;
import dev.luma.db.error.CannotConnectException.Reason;
import dev.luma.mysql.spi.Compressor;
import dev.luma.mysql.wire.Capability;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// How the line is to be compressed once the login is over.
///
/// @param methods those that will do, the best first; empty to leave it as it is
/// @param required whether a server that offers none of them is refused
public record CompressionWish(List<Method> methods, boolean required) {
    public static final CompressionWish NONE = new CompressionWish(List.of(), false);

    /// A way to compress.
    ///
    /// @param capability the one flag of [Capability] by which it is offered and asked for
    /// @param opening makes a compressor for one connection
    public record Method(String name, long capability, Supplier<Compressor> opening) {}

    public CompressionWish {
        methods = List.copyOf(methods);
    }

    /// The one to use with a server of these capabilities.
    ///
    /// @return empty for none
    /// @throws CannotConnectException if none will not do
    Optional<Method> choose(long offered, String where) {
        for (final Method method : methods) {
            if ((offered & method.capability()) != 0) {
                return Optional.of(method);
            }
        }
        if (required) {
            final List<String> names = methods.stream().map(Method::name).toList();
            throw new CannotConnectException(
                    Reason.REJECTED,
                    where + ": compression by " + String.join(" or ", names) + " was asked for, and the server offers "
                            + offers(offered) + "; ask for compression=preferred to take what there is, and go on"
                            + " without it where there is none",
                    null);
        }
        return Optional.empty();
    }

    private static String offers(long capabilities) {
        final boolean zlib = (capabilities & Capability.COMPRESS) != 0;
        final boolean zstd = (capabilities & Capability.ZSTD_COMPRESSION) != 0;
        if (zlib && zstd) {
            return "zlib and zstd";
        }
        if (zlib || zstd) {
            return zlib ? "zlib alone" : "zstd alone";
        }
        return "none";
    }
}
