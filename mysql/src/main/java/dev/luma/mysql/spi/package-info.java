/// What other modules can add to the driver, found by [java.util.ServiceLoader].
///
/// So far one thing: zstd, by [dev.luma.mysql.spi.ZstdProvider]; the module `dev.luma.mysql.zstd` is one. To write
/// another, implement that one method.
@NullMarked
package dev.luma.mysql.spi;

import org.jspecify.annotations.NullMarked;
