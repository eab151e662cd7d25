package dev.luma.mysql.codec;

import dev.luma.db.spi.ColumnInfo;
import dev.luma.db.spi.Kind;
import dev.luma.mysql.wire.server.ColumnDefinition;

/// What `db` may know of a column: the server's definition, put into the contract's words.
record Column(ColumnDefinition definition, Codec codec) implements ColumnInfo {
    /// The most digits that any number has behind its point, a DECIMAL(65,38) of MariaDB. More say that there is no
    /// fixed number of them.
    private static final int MAX_DECIMALS = 38;
    /// Bytes of a character in utf8mb4, in which the servers count what a session will get.
    private static final int BYTES_PER_CHARACTER = 4;

    @Override
    public String label() {
        return definition.label();
    }

    @Override
    public String name() {
        return definition.name();
    }

    @Override
    public String table() {
        return definition.originalTable();
    }

    @Override
    public String tableLabel() {
        return definition.table();
    }

    @Override
    public String schema() {
        return definition.schema();
    }

    @Override
    public String typeName() {
        return codec.typeName();
    }

    @Override
    public Kind kind() {
        return codec.kind();
    }

    /// Characters of a text or a date, digits of a DECIMAL, bits of a BIT, bytes of bytes. Of the other numbers, the
    /// width in which the server would show them: 11 for INT, 1 for what was declared as BOOLEAN.
    @Override
    public long length() {
        return switch (codec.kind()) {
            case TEXT, JSON, UUID -> definition.length() / BYTES_PER_CHARACTER;
            case DECIMAL -> precision();
            default -> definition.length();
        };
    }

    /// The server counts the characters, of which a sign and a point are two.
    private long precision() {
        final int sign = definition.isUnsigned() ? 0 : 1;
        final int point = decimals() > 0 ? 1 : 0;
        return Math.max(definition.length() - sign - point, 0);
    }

    @Override
    public int decimals() {
        return switch (codec.kind()) {
            case DECIMAL -> definition.decimals() <= MAX_DECIMALS ? definition.decimals() : 0;
            case FLOAT, DOUBLE, DATETIME, TIMESTAMP, TIME ->
                definition.decimals() < FloatingText.NOT_FIXED ? definition.decimals() : 0;
            default -> 0;
        };
    }

    @Override
    public boolean nullable() {
        return (definition.flags() & ColumnDefinition.NOT_NULL) == 0;
    }

    @Override
    public boolean generated() {
        return (definition.flags() & ColumnDefinition.AUTO_INCREMENT) != 0;
    }
}
