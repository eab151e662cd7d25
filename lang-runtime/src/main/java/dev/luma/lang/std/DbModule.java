package dev.luma.lang.std;

import dev.luma.lang.runtime.LumaError;

/// Luma's `db`.
public final class DbModule {
    private DbModule() {}

    /// Opens a connection by a module that meets the driver contract.
    public static Database open(LumaDriverModule driver, String dsn) {
        return new Database(new ModuleLine(driver, Embedded.dsn(dsn)));
    }

    /// Opens a connection by a driver that is a value.
    public static Database open(DatabaseDriver driver, String dsn) {
        return new Database(new ValueLine(driver.connect(Embedded.dsn(dsn))));
    }

    /// An error of a database, for drivers.
    public static LumaError error(String message, String state, long number) {
        return new LumaError(message, code(state), new DatabaseError(state, number));
    }

    /// By the class of the SQLSTATE, its first two characters.
    private static String code(String state) {
        return switch (state.length() < 2 ? "" : state.substring(0, 2)) {
            case "08" -> "db.lost";
            case "22" -> "db.data";
            case "23" -> "db.constraint";
            case "28" -> "db.auth";
            case DatabaseError.CONFLICT -> "db.conflict";
            case "42" -> "db.syntax";
            default -> "db.server";
        };
    }
}
