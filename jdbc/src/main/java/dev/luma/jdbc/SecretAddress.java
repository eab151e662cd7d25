package dev.luma.jdbc;

import java.io.Serial;
import javax.naming.RefAddr;

/// What a reference says and no log may show.
final class SecretAddress extends RefAddr {
    @Serial
    private static final long serialVersionUID = 1L;

    private final String content;

    SecretAddress(String type, String content) {
        super(type);
        this.content = content;
    }

    @Override
    public Object getContent() {
        return content;
    }

    /// Without the content.
    @Override
    public String toString() {
        return "Type: " + getType() + "\nContent: ***\n";
    }
}
