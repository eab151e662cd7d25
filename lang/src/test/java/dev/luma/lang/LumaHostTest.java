package dev.luma.lang;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.luma.db.Connection;
import dev.luma.db.Db;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LumaHostTest {
    /// One method of each type that Luma has.
    public interface Shop {
        long add(long a, long b);

        double half(double x);

        boolean not(boolean x);

        String greet(String name);

        byte[] reversed(byte[] bytes);

        @Nullable
        Long find(String name);

        @Nullable
        String titleOf(long id);

        List<String> words(String text);

        List<@Nullable Long> numbers(List<@Nullable Long> numbers);

        Map<String, Double> prices(Map<String, Double> prices);

        Object same(Object value);

        void note(String text);

        default long twice(long n) {
            return add(n, n);
        }
    }

    private static final class OurShop implements Shop {
        final List<String> notes = new ArrayList<>();

        @Override
        public long add(long a, long b) {
            return a + b;
        }

        @Override
        public double half(double x) {
            return x / 2;
        }

        @Override
        public boolean not(boolean x) {
            return !x;
        }

        @Override
        public String greet(String name) {
            if (name.isEmpty()) {
                throw new IllegalStateException("who is it?");
            }
            return "hello " + name;
        }

        @Override
        public byte[] reversed(byte[] bytes) {
            return new byte[] {bytes[1], bytes[0]};
        }

        @Override
        public @Nullable Long find(String name) {
            return name.equals("ada") ? 1L : null;
        }

        @Override
        public @Nullable String titleOf(long id) {
            return id == 1 ? "countess" : null;
        }

        @Override
        public List<String> words(String text) {
            return List.of(text.split(" "));
        }

        @Override
        public List<@Nullable Long> numbers(List<@Nullable Long> numbers) {
            return numbers;
        }

        @Override
        public Map<String, Double> prices(Map<String, Double> prices) {
            return prices;
        }

        @Override
        public Object same(Object value) {
            return value;
        }

        @Override
        public void note(String text) {
            notes.add(text);
        }
    }

    @TempDir
    Path folder;

    private final OurShop shop = new OurShop();

    private LumaModule load(String text) throws IOException {
        return load(Luma.with("shop", Shop.class, shop), text);
    }

    private LumaModule load(LumaHost host, String text) throws IOException {
        final Path file = folder.resolve("app.luma");
        Files.writeString(file, text);
        return host.load(file);
    }

    @Test
    void lumaCallsTheObject() throws IOException {
        final LumaModule app = load("""
                pub fn numbers() -> [any] { return [shop.add(40, 2), shop.half(3.0), shop.not(true), shop.twice(4)] }
                pub fn texts() -> [str] { return shop.words(shop.greet("Ada")) }
                pub fn bytes(raw: [byte]) -> [byte] { return shop.reversed(raw) }
                pub fn note() { shop.note("seen") }
                """);

        assertEquals(List.of(42L, 1.5, false, 8L), app.call("numbers"));
        assertEquals(List.of("hello", "Ada"), app.call("texts"));
        assertArrayEquals(new byte[] {2, 1}, (byte[]) app.call("bytes", new byte[] {1, 2}));
        assertNull(app.call("note"));
        assertEquals(List.of("seen"), shop.notes);
    }

    @Test
    void whatMayBeNullIsOptional() throws IOException {
        final LumaModule app = load("""
                pub fn title(name: str) -> str {
                    id = shop.find(name)
                    if id == nil { return "nobody" }
                    return shop.title_of(id) ?? "nobody"
                }
                """);

        assertEquals("countess", app.call("title", "ada"));
        assertEquals("nobody", app.call("title", "eve"));
    }

    @Test
    void listsAndMapsKeepTheirTypes() throws IOException {
        final LumaModule app = load("""
                pub fn lists() -> [int?] { return shop.numbers([1, nil]) }
                pub fn maps() -> {str: float} { return shop.prices({"tea": 2.5}) }
                pub fn ints() -> [int] { return shop.same([1, 2]) as [int] }
                """);

        assertEquals("[1, null]", String.valueOf(app.call("lists")));
        assertEquals(Map.of("tea", 2.5), app.call("maps"));
        final var failure = assertThrows(LumaException.class, () -> app.call("ints"));
        assertEquals("cast", failure.code()); // a list without a type comes back as [any]
    }

    @Test
    void objectsOfLumasPassThrough() throws IOException {
        final LumaModule app = load("""
                struct Point { x: int }
                pub fn same() -> int {
                    p = Point { x: 7 }
                    return (shop.same(p) as Point).x
                }
                """);

        assertEquals(7L, app.call("same"));
    }

    @Test
    void whatTheObjectThrowsIsAPanicOfItsModule() throws IOException {
        final LumaModule app = load("""
                pub fn caught() -> str { return try { shop.greet("") } catch err { "${err.code}: ${err.message}" } }
                pub fn thrown() -> str {
                    return shop.greet("")
                }
                """);

        assertEquals("shop: who is it?", app.call("caught"));
        final var failure = assertThrows(LumaException.class, () -> app.call("thrown"));
        assertEquals("panic[shop]: who is it?\n  at thrown (app.luma:3)\n", failure.report());
        assertTrue(failure.getCause().getCause() instanceof IllegalStateException);
    }

    @Test
    void aPanicOfLumasGoesThroughTheObject() throws IOException {
        final LumaModule inner = load("pub fn fails(name: str) -> str { panic(error(name, \"inner\")) }\n");
        final Greeter calling = name -> String.valueOf(inner.call("fails", name));

        final LumaModule outer = load(
                Luma.with("greeter", Greeter.class, calling),
                "pub fn code() -> str { return try { greeter.greet(\"x\") } catch err { err.code } }\n");

        assertEquals("inner", outer.call("code"));
    }

    /// Of one method.
    public interface Greeter {
        String greet(String name);
    }

    @Test
    @SuppressWarnings("NullAway") // it breaks its promise
    void aResultThatIsNoneIsAPanic() throws IOException {
        final Greeter broken = name -> null;
        final LumaModule app = load(
                Luma.with("greeter", Greeter.class, broken), "pub fn f() -> str { return greeter.greet(\"x\") }\n");

        final var failure = assertThrows(LumaException.class, () -> app.call("f"));

        assertEquals("greeter.greet: expected str, found null", failure.getMessage());
        assertEquals("greeter", failure.code());
    }

    @Test
    void theCompilerChecksTheCalls() {
        final var wrong = assertThrows(
                CompilationException.class, () -> load("pub fn f() -> int { return shop.greet(5) + shop.ad(1, 2) }\n"));

        assertEquals("""
                app.luma:1:39: error[E0301]: expected str, found int
                    1 | pub fn f() -> int { return shop.greet(5) + shop.ad(1, 2) }
                      |                                       ^
                      = help: str(5) converts it
                app.luma:1:49: error[E0201]: unknown name `ad`
                    1 | pub fn f() -> int { return shop.greet(5) + shop.ad(1, 2) }
                      |                                                 ^^
                      = help: did you mean `add`?
                2 errors""", wrong.getMessage());
    }

    @Test
    void aProgramsOwnNamesWin() throws IOException {
        Files.writeString(folder.resolve("other.luma"), "pub fn greet() -> str { return \"mine\" }\n");

        assertEquals(
                "mine",
                load("shop = import \"other\"\npub fn f() -> str { return shop.greet() }\n")
                        .call("f"));
    }

    @Test
    void severalObjectsStandBesideEachOther() throws IOException {
        final LumaHost host = Luma.with("shop", Shop.class, shop).with("greeter", Greeter.class, name -> "hi " + name);

        assertEquals(
                "hi hello x",
                load(host, "pub fn f() -> str { return greeter.greet(shop.greet(\"x\")) }\n")
                        .call("f"));
        assertThrows(CompilationException.class, () -> load("pub fn f() -> str { return greeter.greet(\"x\") }\n"));
    }

    @Test
    void aDriverMayUseIt() throws IOException {
        final LumaModule driver = load("""
                struct Line { dsn: str }
                pub fn connect(dsn: str) -> Line { return Line { dsn: shop.greet(dsn) } }
                pub fn query(conn: Line, sql: str) -> [{str: str}] { return [{"dsn": conn.dsn}] }
                pub fn exec(conn: Line, sql: str) -> [int] { return [0, 0] }
                pub fn disconnect(conn: Line) {}
                """);

        try (Connection db = Db.open(LumaDriver.of(driver), "Ada");
                var rows = db.query("SELECT 1")) {
            assertEquals("hello Ada", rows.first().orElseThrow().getString("dsn"));
        }
    }

    // ---- what is refused

    /// Of a type that Luma has not.
    public interface Clock {
        Instant now();
    }

    /// Two functions of one name.
    public interface Twice {
        long f(long a);

        long f(String a);
    }

    interface Hidden {
        long f();
    }

    @Test
    void refusesWhatLumaCannotCall() {
        assertTrue(refusal("clock", Clock.class, Instant::now)
                .startsWith("Clock.now: Luma has no type for java.time.Instant; it has them for long, double,"));
        assertEquals(
                "Twice.f: stands twice; Luma tells functions apart by their names alone",
                refusal("twice", Twice.class, new Twice() {
                    @Override
                    public long f(long a) {
                        return a;
                    }

                    @Override
                    public long f(String a) {
                        return 0;
                    }
                }));
        assertTrue(refusal("hidden", Hidden.class, () -> 1).endsWith("is not public, or its package is not exported"));
        assertEquals("java.lang.String is no interface", refusal("text", String.class, "x"));
    }

    @Test
    void refusesNamesThatAreTakenOrNone() {
        assertEquals("the core library has a `math` already", refusal("math", Shop.class, shop));
        assertEquals("the core library has a `print` already", refusal("print", Shop.class, shop));
        assertEquals("`match` is no name of a module", refusal("match", Shop.class, shop));
        assertEquals("`Shop` is no name of a module", refusal("Shop", Shop.class, shop));
        final LumaHost host = Luma.with("shop", Shop.class, shop);
        assertSame(
                IllegalArgumentException.class,
                assertThrows(IllegalArgumentException.class, () -> host.with("shop", Shop.class, shop))
                        .getClass());
    }

    private static <T> String refusal(String name, Class<T> type, T object) {
        return assertThrows(IllegalArgumentException.class, () -> Luma.with(name, type, object))
                .getMessage();
    }
}
