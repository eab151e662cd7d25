package dev.luma.jdbc.metadata;

/// Which driver this is.
public final class DriverVersion {
    public static final String NAME = "Luma JDBC";
    public static final int MAJOR = 0;
    public static final int MINOR = 1;

    private DriverVersion() {}

    public static String text() {
        return MAJOR + "." + MINOR;
    }
}
