package dev.luma.mysql.wire;

import org.jspecify.annotations.Nullable;

/// The first byte of a packet that the client sends to an idle server.
///
/// @see <a href="https://dev.mysql.com/doc/dev/mysql-server/latest/page_protocol_command_phase.html">Command Phase</a>
public enum Command {
    COM_QUIT(0x01),
    COM_INIT_DB(0x02),
    COM_QUERY(0x03),
    COM_STATISTICS(0x09),
    COM_PROCESS_KILL(0x0C),
    COM_PING(0x0E),
    COM_CHANGE_USER(0x11),
    COM_STMT_PREPARE(0x16),
    COM_STMT_EXECUTE(0x17),
    COM_STMT_SEND_LONG_DATA(0x18),
    COM_STMT_CLOSE(0x19),
    COM_STMT_RESET(0x1A),
    COM_SET_OPTION(0x1B),
    COM_STMT_FETCH(0x1C),
    COM_RESET_CONNECTION(0x1F),
    /// MariaDB only.
    COM_STMT_BULK_EXECUTE(0xFA);

    private static final @Nullable Command[] BY_CODE = new @Nullable Command[0x100];

    static {
        for (final Command command : values()) {
            BY_CODE[command.code] = command;
        }
    }

    private final int code;

    Command(int code) {
        this.code = code;
    }

    /// The byte on the wire.
    public int code() {
        return code;
    }

    /// The command of that byte; null if we know none.
    public static @Nullable Command of(int code) {
        return code >= 0 && code < BY_CODE.length ? BY_CODE[code] : null;
    }
}
