package dev.luma.mysql.wire;

/// Whose server is at the other end; all that differs between the two starts from here, and nothing from a version
/// number.
public enum Flavor {
    MYSQL("MySQL", true, false),
    MARIADB("MariaDB", false, true);

    private final String product;
    private final boolean keepsParameterTypes;
    private final boolean runsLastPrepared;

    Flavor(String product, boolean keepsParameterTypes, boolean runsLastPrepared) {
        this.product = product;
        this.keepsParameterTypes = keepsParameterTypes;
        this.runsLastPrepared = runsLastPrepared;
    }

    /// Whether a prepared statement's parameters keep the types of its first run, and later values are cast to them.
    public boolean keepsParameterTypes() {
        return keepsParameterTypes;
    }

    /// Whether a statement can be run as the one prepared last, before its number is known.
    public boolean runsLastPrepared() {
        return runsLastPrepared;
    }

    /// The product's name as people write it.
    public String product() {
        return product;
    }
}
