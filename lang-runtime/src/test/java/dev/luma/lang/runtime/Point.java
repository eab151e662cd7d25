package dev.luma.lang.runtime;

import org.jspecify.annotations.Nullable;

/// What the compiler makes of `struct Point { name: str  x: any }`, with or without a `to_str` of its own.
public final class Point extends LumaStruct {
    private final String name;
    private final @Nullable Object x;
    private final @Nullable String own;

    public Point(String name, @Nullable Object x) {
        this(name, x, null);
    }

    public Point(String name, @Nullable Object x, @Nullable String own) {
        this.name = name;
        this.x = x;
        this.own = own;
    }

    @Override
    public String structName() {
        return "Point";
    }

    @Override
    public int fieldCount() {
        return 2;
    }

    @Override
    public String fieldName(int index) {
        return index == 0 ? "name" : "x";
    }

    @Override
    public @Nullable Object fieldValue(int index) {
        return index == 0 ? name : x;
    }

    @Override
    public @Nullable String ownText() {
        return own;
    }
}
