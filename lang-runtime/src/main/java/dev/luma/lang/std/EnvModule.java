package dev.luma.lang.std;

import dev.luma.lang.runtime.LumaType;
import dev.luma.lang.runtime.ObjectList;
import dev.luma.lang.runtime.Panic;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// Luma's `env`.
public final class EnvModule {
    private static final ReentrantLock INPUT_LOCK = new ReentrantLock();
    private static volatile List<String> arguments = List.of();

    private EnvModule() {}

    /// What `args` gives from now on. For whoever starts a program.
    static void setArguments(String... given) {
        arguments = List.of(given);
    }

    public static @Nullable String get(String name) {
        return System.getenv(name);
    }

    public static ObjectList args() {
        return ObjectList.wrap(LumaType.STR, arguments.toArray());
    }

    public static void exit(long status) {
        System.out.flush();
        System.exit((int) (status & 0xFF));
    }

    /// A line of standard input, which is UTF-8. System.in has a buffer of its own.
    public static @Nullable String readLine() {
        INPUT_LOCK.lock();
        try {
            return readLine(System.in);
        } catch (IOException e) {
            throw Panic.of("file.failed", "cannot read standard input: " + e.getMessage());
        } finally {
            INPUT_LOCK.unlock();
        }
    }

    static @Nullable String readLine(InputStream input) throws IOException {
        final ByteArrayOutputStream line = new ByteArrayOutputStream();
        int next = input.read();
        if (next < 0) {
            return null;
        }
        while (next >= 0 && next != '\n') {
            line.write(next);
            next = input.read();
        }
        final byte[] bytes = line.toByteArray();
        final boolean carriageReturn = next == '\n' && bytes.length > 0 && bytes[bytes.length - 1] == '\r';
        return Utf8.text(bytes, 0, carriageReturn ? bytes.length - 1 : bytes.length);
    }
}
