package dev.luma.lang.std;

import dev.luma.lang.runtime.ByteList;
import dev.luma.lang.runtime.LumaError;
import dev.luma.lang.runtime.Panic;
import dev.luma.lang.runtime.Text;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// The names that every file sees.
public final class Prelude {
    private Prelude() {}

    public static void print(@Nullable Object... values) {
        writeLine(System.out, values);
        if (System.out.checkError()) { // else a program whose reader has gone would write on for ever
            throw Panic.of("file.failed", "cannot write to standard output");
        }
    }

    public static void eprint(@Nullable Object... values) {
        writeLine(System.err, values);
    }

    /// As one piece, so that lines of several threads do not mix.
    private static void writeLine(PrintStream target, @Nullable Object... values) {
        final StringBuilder line = new StringBuilder();
        for (int i = 0; i < values.length; i++) {
            if (i > 0) {
                line.append(' ');
            }
            Text.append(line, values[i]);
        }
        final byte[] bytes = line.append('\n').toString().getBytes(StandardCharsets.UTF_8);
        target.write(bytes, 0, bytes.length);
        target.flush();
    }

    public static LumaError error(String message) {
        return new LumaError(message);
    }

    public static LumaError error(String message, String code) {
        return new LumaError(message, code, null);
    }

    public static LumaError error(String message, String code, @Nullable Object data) {
        return new LumaError(message, code, data);
    }

    public static LumaBuffer buffer() {
        return new LumaBuffer();
    }

    public static LumaBuffer buffer(ByteList raw) {
        return LumaBuffer.of(raw);
    }

    public static Lock lock() {
        return new Lock();
    }
}
