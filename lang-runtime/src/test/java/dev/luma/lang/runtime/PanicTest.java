package dev.luma.lang.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class PanicTest {
    private static Panic thrownAt(LumaError error, StackTraceElement... stack) {
        final RuntimeException cause = new RuntimeException();
        cause.setStackTrace(stack);
        return new Panic(error, cause);
    }

    private static StackTraceElement frame(String owner, String method, String file, int line) {
        return new StackTraceElement(owner, method, file, line);
    }

    @Test
    void showsLumasCallsAlone() {
        final Panic panic = thrownAt(
                new LumaError("index 3 out of range for length 3", "index", null),
                frame("dev.luma.lang.runtime.IntList", "at", "IntList.java", 80),
                frame("luma.app", "total", "app.luma", 4),
                frame("luma.fn.Fn$J$J", "invoke", null, -1),
                frame("luma.app$$Lambda", "call", null, 1),
                frame("luma.app", "main", "app.luma", 9),
                frame("java.lang.Thread", "run", "Thread.java", 1));

        assertEquals("""
                panic[index]: index 3 out of range for length 3
                  at total (app.luma:4)
                  at main (app.luma:9)
                """, panic.report());
        assertEquals("app.luma:4", panic.error().at());
    }

    @Test
    void namesMethodsByTheirStructAndClosuresByWhatIsAroundThem() {
        final Panic panic = thrownAt(
                new LumaError("no"),
                frame("luma.app$Point", "lambda$length$3", "app.luma", 2),
                frame("luma.shapes.Point", "length", "shapes.luma", 3),
                frame("luma.shapes.Point", "<init>", "shapes.luma", 1),
                frame("luma.app", "lambda$read_all$0", "app.luma", 7));

        assertEquals("""
                panic: no
                  at Point.length (app.luma:2)
                  at Point.length (shapes.luma:3)
                  at Point (shapes.luma:1)
                  at read_all (app.luma:7)
                """, panic.report());
    }

    @Test
    void leavesOutTheMiddleOfManyCalls() {
        final StackTraceElement[] stack = new StackTraceElement[1_000];
        Arrays.setAll(stack, i -> frame("luma.app", "f" + i, "app.luma", 1));

        final String[] lines = thrownAt(new LumaError("no"), stack).report().split("\n", -1);

        assertEquals("  at f19 (app.luma:1)", lines[20]);
        assertEquals("  … 960 more", lines[21]);
        assertEquals("  at f980 (app.luma:1)", lines[22]);
        assertEquals("  at f999 (app.luma:1)", lines[41]);
    }

    @Test
    void showsNoCallsWhereThereAreNone() {
        assertEquals("panic: no\n", Panic.of("no").report());
        assertEquals("", Panic.of("no").error().at());
    }

    @Test
    void keepsThePlaceWhereAnErrorBegan() {
        final LumaError error = new LumaError("no");
        thrownAt(error, frame("luma.app", "first", "app.luma", 4));
        thrownAt(error, frame("luma.app", "second", "app.luma", 9));

        assertEquals("app.luma:4", error.at());
    }

    @Test
    void carriesCodeAndData() {
        final Panic panic = new Panic(new LumaError("no", "mine", 7L));

        assertEquals("mine", panic.code());
        assertEquals(7L, panic.error().data());
        assertEquals("panic", new LumaError("no").code());
        assertNull(new LumaError("no").data());
    }

    @Test
    void makesPanicsOfWhatACatchCatches() {
        final Panic panic = Panic.of("no");
        assertSame(panic, Panic.caught(panic));
        assertSame(panic, Panic.caught(new ExceptionInInitializerError(panic)));
        assertEquals("stack", Panic.caught(new StackOverflowError()).code());
        assertEquals("oh", Panic.caught(new IllegalStateException("oh")).getMessage());
        assertEquals(
                "java.lang.IllegalStateException",
                Panic.caught(new IllegalStateException()).getMessage());
    }

    @Test
    void throwsExhaustedMemoryOn() {
        assertThrows(OutOfMemoryError.class, () -> Panic.caught(new OutOfMemoryError()));
    }

    @Test
    void printsItsReport() {
        final ByteArrayOutputStream target = new ByteArrayOutputStream();

        Panic.print(Panic.of("é"), new PrintStream(target, false, StandardCharsets.US_ASCII));

        assertEquals("panic: é\n", target.toString(StandardCharsets.UTF_8));
    }

    @Test
    void hasTheExactMessagesOfTheLanguage() {
        assertEquals("connect is not implemented", Panics.stub("connect").getMessage());
        assertEquals("stub", Panics.stub("connect").code());
        assertEquals(
                "assertion failed: 2 == \"3\"", Panics.assertion(2L, "==", "3").getMessage());
        assertEquals("assertion failed", Panics.assertion().getMessage());
        assertEquals("why", Panics.assertion("why").getMessage());
        assertEquals("assert", Panics.assertion("why").code());
        assertEquals("256 does not fit in 8 bits", Panics.unfit(256, "8 bits").getMessage());
    }
}
