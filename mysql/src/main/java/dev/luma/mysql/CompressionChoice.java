package dev.luma.mysql;

import dev.luma.db.error.UsageException;
import dev.luma.mysql.protocol.CompressionWish;
import dev.luma.mysql.protocol.CompressionWish.Method;
import dev.luma.mysql.spi.ZstdProvider;
import dev.luma.mysql.wire.Capability;
import dev.luma.mysql.wire.Zlib;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;

/// What a [Compression] means for the login: the methods that this side has.
final class CompressionChoice {
    private static final Method ZLIB = new Method("zlib", Capability.COMPRESS, Zlib::new);

    private CompressionChoice() {}

    /// @throws UsageException if zstd is asked for by name, and is not there or cannot be loaded
    static CompressionWish of(Compression compression) {
        return switch (compression) {
            case NONE -> CompressionWish.NONE;
            case ZLIB -> new CompressionWish(List.of(ZLIB), true);
            case ZSTD -> new CompressionWish(List.of(zstd().orElseThrow(CompressionChoice::noZstd)), true);
            case PREFERRED -> {
                final List<Method> methods = new ArrayList<>();
                zstd().ifPresent(methods::add);
                methods.add(ZLIB);
                yield new CompressionWish(methods, false);
            }
        };
    }

    /// Looked for where the driver itself comes from, and only here: who does not compress pays nothing.
    private static Optional<Method> zstd() {
        try {
            return ServiceLoader.load(ZstdProvider.class, ZstdProvider.class.getClassLoader())
                    .findFirst()
                    .map(provider -> new Method("zstd", Capability.ZSTD_COMPRESSION, provider::open));
        } catch (ServiceConfigurationError e) {
            throw new UsageException("zstd cannot be loaded: " + e.getMessage());
        }
    }

    private static UsageException noZstd() {
        return new UsageException("compression by zstd needs the module dev.luma.mysql.zstd, the artifact"
                + " luma-mysql-zstd, beside the driver; zlib needs nothing");
    }
}
