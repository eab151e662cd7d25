package dev.luma.lang;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LumaTest {
    @TempDir
    Path folder;

    private LumaModule load(String text) throws IOException {
        final Path file = folder.resolve("lib.luma");
        Files.writeString(file, text);
        return Luma.load(file);
    }

    @Test
    void passesEveryKindOfValue() throws IOException {
        final LumaModule lib = load("""
                pub fn ints(x: int) -> int { return x + 1 }
                pub fn floats(x: float) -> float { return x / 2.0 }
                pub fn bools(x: bool) -> bool { return !x }
                pub fn octets(x: byte) -> byte { return x }
                pub fn texts(x: str) -> str { return x + "!" }
                pub fn bytes(x: [byte]) -> [byte] { return x.reversed() }
                pub fn numbers(x: [int]) -> [int] { return x.reversed() }
                pub fn reals(x: [float]) -> [float] { return x.reversed() }
                pub fn lists(x: [[str]]) -> [[str]] { return x }
                pub fn maps(x: {str: int}) -> {str: int} { x["new"] = 1  return x }
                pub fn maybe(x: int?) -> int? { return x }
                pub fn anything(x: any) -> any { return x }
                pub fn nothing() {}
                """.replace("  return x }", "\n    return x\n}"));

        assertEquals(2L, lib.call("ints", 1));
        assertEquals(0.75, lib.call("floats", 1.5));
        assertEquals(false, lib.call("bools", true));
        assertEquals(255L, lib.call("octets", 255));
        assertEquals(255L, lib.call("octets", (byte) -1));
        assertEquals("a!", lib.call("texts", "a"));
        assertArrayEquals(new byte[] {2, 1}, (byte[]) lib.call("bytes", new byte[] {1, 2}));
        assertEquals(List.of(2L, 1L), lib.call("numbers", new long[] {1, 2}));
        assertEquals(List.of(2L, 1L), lib.call("numbers", List.of(1, 2)));
        assertEquals(List.of(2.5, 1.5), lib.call("reals", List.of(1.5, 2.5)));
        assertEquals(List.of(List.of("a"), List.of()), lib.call("lists", List.of(List.of("a"), List.of())));
        assertEquals(Map.of("a", 7L, "new", 1L), lib.call("maps", Map.of("a", 7)));
        assertNull(lib.call("maybe", (Object) null));
        assertEquals(3L, lib.call("maybe", 3L));
        assertEquals(Arrays.asList(1L, null, "x"), lib.call("anything", Arrays.asList(1, null, "x")));
        assertEquals(Map.of("k", List.of(true)), lib.call("anything", Map.of("k", List.of(true))));
        assertNull(lib.call("nothing"));
    }

    @Test
    void saysThatAFileIsNotUtf8() throws IOException {
        final Path file = folder.resolve("latin.luma");
        Files.write(file, new byte[] {'/', '/', ' ', (byte) 0xE9});

        final IOException failure = assertThrows(IOException.class, () -> Luma.load(file));
        assertEquals(file + " is not UTF-8", failure.getMessage());
    }

    @Test
    void aListThatHoldsItselfHasNoFormInJava() throws IOException {
        final LumaModule lib = load("""
                pub fn endless() -> [any] {
                    list: [any] = []
                    return list.add(list)
                }
                """);

        assertEquals(
                "stack",
                assertThrows(LumaException.class, () -> lib.call("endless")).code());
    }

    @Test
    void givesStructsBackToTheModule() throws IOException {
        final LumaModule lib = load("""
                struct Counter { n: int }
                pub fn counter() -> Counter { return Counter { n: 0 } }
                pub fn up(c: Counter) -> int {
                    c.n = c.n + 1
                    return c.n
                }
                """);
        final Object counter = lib.call("counter");

        assertEquals(1L, lib.call("up", counter));
        assertEquals(2L, lib.call("up", counter));
    }

    @Test
    void aPanicIsAnExceptionWithItsCodeAndData() throws IOException {
        final LumaModule lib = load("""
                pub fn fails() {
                    panic(error("too much", "limit", {"limit": [3]}))
                }
                pub fn divide(a: int, b: int) -> int { return a / b }
                """);

        final LumaException own = assertThrows(LumaException.class, () -> lib.call("fails"));
        final LumaException division = assertThrows(LumaException.class, () -> lib.call("divide", 1, 0));

        assertEquals("too much", own.getMessage());
        assertEquals("limit", own.code());
        assertEquals(Map.of("limit", List.of(3L)), own.data());
        assertEquals("lib.luma:2", own.at());
        assertEquals("divide", division.code());
        assertEquals("panic[divide]: division by zero\n  at divide (lib.luma:4)\n", division.report());
        assertNull(division.data());
    }

    @Test
    void refusesWhatDoesNotFit() throws IOException {
        final LumaModule lib = load("pub fn f(n: int) {}\nfn g() {}\npub fn h(b: byte, xs: [str]) {}\n");

        assertEquals("fn f(n: int): n: expected int, found String", refusal(lib, "f", "x"));
        assertEquals("fn f(n: int): n: expected int, found null", refusal(lib, "f", (Object) null));
        assertEquals("fn f(n: int) takes 1 argument, found 0", refusal(lib, "f"));
        assertEquals("lib.luma has no public function g: write pub before it", refusal(lib, "g"));
        assertEquals("lib.luma has no function i", refusal(lib, "i"));
        assertTrue(refusal(lib, "h", 256, List.of()).endsWith("b: expected byte, found Integer"));
        assertTrue(refusal(lib, "h", 1, List.of(1)).endsWith("xs: expected str, found Integer"));
    }

    private static String refusal(LumaModule lib, String function, Object... arguments) {
        return assertThrows(IllegalArgumentException.class, () -> lib.call(function, arguments))
                .getMessage();
    }

    @Test
    void doesNotRunTheTopLevel() throws IOException {
        assertEquals(
                1L,
                load("panic(\"not this\")\npub fn one() -> int { return 1 }\n").call("one"));
    }

    @Test
    void saysWhatDoesNotCompile() {
        final CompilationException failure =
                assertThrows(CompilationException.class, () -> load("pub fn f() -> int { return \"x\" }\n"));

        assertEquals(1, failure.diagnostics().size());
        assertTrue(failure.getMessage().startsWith("lib.luma:1:28: error[E0301]"), failure.getMessage());
    }
}
