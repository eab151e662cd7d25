/// zstd, out of `aircompressor`: pure Java, found by the driver when compression by zstd is wished for.
@NullMarked
package dev.luma.mysql.zstd;

import org.jspecify.annotations.NullMarked;
