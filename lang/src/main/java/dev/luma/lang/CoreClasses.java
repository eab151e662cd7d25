package dev.luma.lang;

/// The Java classes of the core types.
final class CoreClasses {
    private static final String STD = "dev.luma.lang.std.";

    private CoreClasses() {}

    static String nameOf(String type) {
        return switch (type) {
            case "buffer" -> STD + "LumaBuffer";
            case "tcp" -> STD + "TcpSocket";
            case "listener" -> STD + "TcpListening";
            case "database" -> STD + "Database";
            case "transaction" -> STD + "DatabaseTransaction";
            case "rows" -> STD + "QueryRows";
            case "row" -> STD + "QueryRow";
            case "error" -> "dev.luma.lang.runtime.LumaError";
            case "db_error" -> STD + "DatabaseError";
            case "lock" -> STD + "Lock";
            default -> throw new IllegalArgumentException("there is no core type " + type);
        };
    }
}
