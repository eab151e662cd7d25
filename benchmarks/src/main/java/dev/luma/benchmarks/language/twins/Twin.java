package dev.luma.benchmarks.language.twins;

import dev.luma.benchmarks.language.Scripts;
import dev.luma.lang.LumaModule;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.LongUnaryOperator;
import java.util.regex.Pattern;

/// A program that is there twice, statement by statement the same: in Luma, and in Java as a careful programmer writes
/// it. Both take a size, and give a number that must be the same.
public enum Twin {
    CALLS("calls: `fib`", 26, Calls::run),
    LOOPS("loops: ranges, `while`, `%`", 20_000, Loops::run),
    FLOATS("floats: Mandelbrot", 200, Floats::run),
    INTS("list of int, changed in place", 100_000, Ints::run),
    BYTES("list of byte: a sieve", 500_000, Bytes::run),
    TEXT_MAP("map from str", 200_000, TextMap::run),
    INT_MAP("map from int", 200_000, IntMap::run),
    STRINGS("text: join, split, look into", 10_000, Strings::run),
    CLOSURES("closures as objects", 500_000, Closures::run),
    LIST_METHODS("`map`, `filter`, `fold`", 50_000, ListMethods::run),
    STRUCTS("structs, traits, trees", 5_000, Structs::run),
    MATCHES("`match` on numbers and texts", 500_000, Matches::run);

    private final String label;
    private final long size;
    private final LongUnaryOperator java;

    Twin(String label, long size, LongUnaryOperator java) {
        this.label = label;
        this.size = size;
        this.java = java;
    }

    /// Those whose [#id] the expression finds.
    public static List<Twin> matching(String regex) {
        final Pattern pattern = Pattern.compile(regex);
        return Arrays.stream(values())
                .filter(twin -> pattern.matcher(twin.id()).find())
                .toList();
    }

    /// Its name on the command line: `text-map`.
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// Its name in the table.
    public String label() {
        return label;
    }

    /// The program in Java, to be run.
    public Runnable java() {
        return checked(java.applyAsLong(size), () -> java.applyAsLong(size));
    }

    /// The program in Luma, compiled, to be run.
    ///
    /// @throws IllegalStateException when it gives another number than the one in Java
    public Runnable luma() throws IOException {
        final LumaModule module = Scripts.load(Twin.class, name().toLowerCase(Locale.ROOT) + ".luma");
        return checked(java.applyAsLong(size), () -> (Long) Objects.requireNonNull(module.call("run", size)));
    }

    private interface Program {
        long run();
    }

    private Runnable checked(long expected, Program program) {
        return () -> {
            final long found = program.run();
            if (found != expected) {
                throw new IllegalStateException(id() + " gives " + found + " and not " + expected);
            }
        };
    }
}
