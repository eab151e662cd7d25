package dev.luma.mysql.wire;

/// Whose server is at the other end; all that differs between the two starts from here, and nothing from a version
/// number.
public enum Flavor {
    MYSQL("MySQL", true),
    MARIADB("MariaDB", false);

    private final String product;
    private final boolean keepsParameterTypes;

    Flavor(String product, boolean keepsParameterTypes) {
        this.product = product;
        this.keepsParameterTypes = keepsParameterTypes;
    }

    /// Whether a prepared statement's parameters keep the types of its first run, and later values are cast to them.
    public boolean keepsParameterTypes() {
        return keepsParameterTypes;
    }

    /// The product's name as people write it.
    public String product() {
        return product;
    }
}
