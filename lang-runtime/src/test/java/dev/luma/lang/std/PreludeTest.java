package dev.luma.lang.std;

import static dev.luma.lang.runtime.Panicking.panics;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.luma.lang.runtime.Function;
import dev.luma.lang.runtime.IntList;
import dev.luma.lang.runtime.LumaError;
import dev.luma.lang.runtime.LumaType;
import dev.luma.lang.runtime.Panic;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

@ResourceLock(Resources.SYSTEM_OUT)
@ResourceLock(Resources.SYSTEM_ERR)
class PreludeTest {
    /// What an action writes to standard output, or, `|` in front, to standard error.
    private static String written(Runnable action) {
        final ByteArrayOutputStream out = new ByteArrayOutputStream();
        final ByteArrayOutputStream err = new ByteArrayOutputStream();
        final PrintStream outBefore = System.out;
        final PrintStream errBefore = System.err;
        System.setOut(new PrintStream(out, true, StandardCharsets.US_ASCII));
        System.setErr(new PrintStream(err, true, StandardCharsets.US_ASCII));
        try {
            action.run();
        } finally {
            System.setOut(outBefore);
            System.setErr(errBefore);
        }
        return out.toString(StandardCharsets.UTF_8)
                + (err.size() == 0 ? "" : "|" + err.toString(StandardCharsets.UTF_8));
    }

    @Test
    void panicsWhereNobodyReadsWhatItPrints() {
        final PrintStream before = System.out;
        System.setOut(new PrintStream(new OutputStream() {
            @Override
            public void write(int octet) throws IOException {
                throw new IOException("Broken pipe");
            }
        }));
        try {
            panics("file.failed", "cannot write to standard output", () -> Prelude.print("a"));
        } finally {
            System.setOut(before);
        }
    }

    @Test
    void printsTextFormsWithASpaceBetween() {
        assertEquals("é 1 nil [\"a\"]\n", written(() -> Prelude.print("é", 1L, null, Values.strs("a"))));
        assertEquals("\n", written(Prelude::print));
        assertEquals("|a 1.0\n", written(() -> Prelude.eprint("a", 1.0)));
    }

    @Test
    void writesALineWhole() {
        final String line = "x".repeat(5_000);
        final Function print = arguments -> {
            Prelude.print(line);
            return null;
        };

        final String all = written(() -> Lists.parallel(IntList.wrap(new long[50]), print, LumaType.ANY));

        final List<String> lines = Arrays.asList(all.split("\n", -1));
        assertEquals(51, lines.size());
        lines.subList(0, 50).forEach(each -> assertEquals(line, each));
    }

    @Test
    void runsAProgramToItsEnd() {
        final Runnable main = () -> Prelude.print(EnvModule.args());

        assertEquals("[\"a\"]\n", written(() -> assertEquals(Program.ENDED, Program.run(main, "a"))));
    }

    @Test
    void printsThePanicThatLeavesAProgram() {
        final Runnable main = () -> {
            Prelude.print("so far");
            throw Panic.of("index", "no");
        };

        assertEquals("so far\n|panic[index]: no\n", written(() -> assertEquals(Program.PANICKED, Program.run(main))));
    }

    @Test
    void makesErrors() {
        final LumaError plain = Prelude.error("no");
        final LumaError full = Prelude.error("no", "mine", 7L);

        assertEquals("no", Errors.message(plain));
        assertEquals("panic", Errors.code(plain));
        assertNull(Errors.data(plain));
        assertEquals("", Errors.at(plain));
        assertEquals("mine", Errors.code(Prelude.error("no", "mine")));
        assertEquals(7L, Errors.data(full));
    }

    @Test
    void makesBuffersAndLocks() {
        assertEquals(0, LumaBuffer.len(Prelude.buffer()));
        assertEquals(7, LumaBuffer.readByte(Prelude.buffer(Values.bytes(7))));
        assertEquals("lock", Prelude.lock().typeName());
    }

    @Test
    void letsOneHolderInAtATime() {
        final Lock lock = Prelude.lock();
        final long[] count = {0};
        final Function increment = arguments -> Lock.hold(lock, inner -> {
            final long before = count[0];
            Thread.yield();
            count[0] = before + 1;
            return null;
        });

        Lists.parallel(IntList.wrap(new long[200]), increment, LumaType.ANY);

        assertEquals(200, count[0]);
    }

    @Test
    void letsTheHolderInAgainAndLetsGoAfterAPanic() {
        final Lock lock = Prelude.lock();

        assertEquals(5L, Lock.hold(lock, arguments -> Lock.hold(lock, inner -> 5L)));
        panics(
                "panic",
                "no",
                () -> Lock.hold(lock, arguments -> {
                    throw Panic.of("no");
                }));
        final Function enter = arguments -> Lock.hold(lock, inner -> 1L);
        assertEquals(IntList.wrap(1), Lists.parallel(IntList.wrap(0), enter, LumaType.INT));
    }
}
