package dev.luma.mysql.wire;

/// Whose server is at the other end; all that differs between the two starts from here, and nothing from a version
/// number.
public enum Flavor {
    MYSQL("MySQL"),
    MARIADB("MariaDB");

    private final String product;

    Flavor(String product) {
        this.product = product;
    }

    /// The product's name as people write it.
    public String product() {
        return product;
    }
}
