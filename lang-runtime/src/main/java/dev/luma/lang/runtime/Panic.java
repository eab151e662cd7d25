package dev.luma.lang.runtime;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// A Luma program stops, unless a `catch` is on the way.
public final class Panic extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient LumaError error;

    /// A panic that begins here.
    public Panic(LumaError error) {
        this(error, null);
    }

    /// A panic for a Java exception, whose stack tells where it began.
    public Panic(LumaError error, @Nullable Throwable cause) {
        super(error.message(), cause);
        this.error = error;
        error.beganWith(this);
    }

    /// A panic with the plain code.
    public static Panic of(String message) {
        return new Panic(new LumaError(message));
    }

    public static Panic of(String code, String message) {
        return new Panic(new LumaError(message, code, null));
    }

    public LumaError error() {
        return error;
    }

    public String code() {
        return error.code();
    }

    @Override
    public String getMessage() {
        return error.message();
    }

    /// What `catch` makes of a Java exception: a panic is itself, an exhausted stack is the panic `stack`, and
    /// exhausted memory (any other [Error] too) is thrown on.
    public static Panic caught(Throwable thrown) {
        if (thrown instanceof Panic panic) {
            return panic;
        }
        if (thrown instanceof StackOverflowError) {
            return new Panic(Panics.nested(), thrown);
        }
        if (thrown instanceof ExceptionInInitializerError && thrown.getCause() != null) {
            return caught(thrown.getCause()); // of a constant
        }
        if (thrown instanceof Error error) {
            throw error;
        }
        final String message = thrown.getMessage();
        return new Panic(new LumaError(message == null ? thrown.toString() : message), thrown);
    }

    /// The same of another thread that this one has waited for: it goes on here, and the calls that led here have led
    /// to it too.
    public static Panic ofOtherThread(Throwable thrown) {
        final Panic panic = caught(thrown);
        Frames.addThoseThatLedHere(panic);
        return panic;
    }

    /// What is printed of a panic that leaves the program: its message and the Luma calls that led there, a line
    /// each, every line with its end. Of one that was passed on, those that led to where it began.
    public String report() {
        final StringBuilder report = new StringBuilder("panic");
        if (!code().equals(LumaError.PLAIN)) {
            report.append('[').append(code()).append(']');
        }
        report.append(": ").append(error.message()).append('\n');
        Frames.describe(this, report);
        return report.toString();
    }

    /// What has ended a program, or a part of it: exhausted memory too, which no `catch` catches.
    ///
    /// @throws Error if it was another one than an exhausted stack or memory
    public static Panic ended(Throwable thrown) {
        return thrown instanceof OutOfMemoryError
                ? new Panic(new LumaError("the memory is exhausted", "memory", null), thrown)
                : caught(thrown);
    }

    /// Writes the report of whatever stopped a program, or a part of it, as one piece.
    ///
    /// @throws Error if it was another one than an exhausted stack or memory
    public static void print(Throwable thrown, PrintStream target) {
        final byte[] report = ended(thrown).report().getBytes(StandardCharsets.UTF_8);
        target.write(report, 0, report.length);
        target.flush();
    }
}
