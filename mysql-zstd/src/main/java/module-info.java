/// zstd for the MySQL driver's compressed lines. Put it beside the driver, and `compression=zstd` works.
module dev.luma.mysql.zstd {
    requires dev.luma.mysql;
    requires aircompressor;
    requires static org.jspecify;

    provides dev.luma.mysql.spi.ZstdProvider with
            dev.luma.mysql.zstd.Zstd;
}
