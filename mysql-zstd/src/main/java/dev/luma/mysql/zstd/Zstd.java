package dev.luma.mysql.zstd;

import dev.luma.mysql.spi.Compressor;
import dev.luma.mysql.spi.ZstdProvider;

/// The service that the driver finds.
///
/// The library reaches memory by `sun.misc.Unsafe`: a JDK from 24 on warns of it once, and one that has forbidden it
/// wants `--sun-misc-unsafe-memory-access=allow`.
public final class Zstd implements ZstdProvider {
    @Override
    public Compressor open() {
        return new ZstdCompressor();
    }
}
