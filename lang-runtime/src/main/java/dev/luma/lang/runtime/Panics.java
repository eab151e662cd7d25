package dev.luma.lang.runtime;

import org.jspecify.annotations.Nullable;

/// The panics of the language itself, with their exact codes and messages.
public final class Panics {
    private Panics() {}

    /// `index 5 out of range for length 3`.
    public static Panic index(long index, long length) {
        return Panic.of("index", "index " + index + " out of range for length " + length);
    }

    /// `slice 2..9 out of range for length 3`.
    public static Panic slice(long from, long to, long length) {
        return Panic.of("index", "slice " + from + ".." + to + " out of range for length " + length);
    }

    /// `no key "x" in map`.
    public static Panic key(Object key) {
        return Panic.of("key", "no key " + Text.quoted(key) + " in map");
    }

    /// `row_data is nil`.
    public static Panic nil(String name) {
        return Panic.of("nil", name + " is nil");
    }

    /// `cannot convert "abc" to int`.
    public static Panic convert(@Nullable Object value, String type) {
        return Panic.of("convert", "cannot convert " + Text.quoted(value) + " to " + type);
    }

    /// `300 does not fit in byte`, `256 does not fit in 8 bits`.
    public static Panic unfit(long value, String place) {
        return Panic.of("convert", value + " does not fit in " + place);
    }

    /// `-1 is less than 0`.
    public static Panic negative(long value) {
        return Panic.of("convert", value + " is less than 0");
    }

    /// Of an exhausted stack.
    static LumaError nested() {
        return new LumaError("the calls are nested too deeply", "stack", null);
    }

    /// The stack is exhausted by a value that holds itself, or is nested too deeply. The calls that Java remembers then
    /// are those within the value; this is thrown where they have returned, so that the program's own are told.
    static Panic nestedValue() {
        return new Panic(nested());
    }

    /// `cannot cast str to int`.
    public static Panic cast(@Nullable Object value, String type) {
        return Panic.of("cast", "cannot cast " + LumaType.nameOf(value) + " to " + type);
    }

    /// `connect is not implemented`.
    public static Panic stub(String function) {
        return Panic.of("stub", function + " is not implemented");
    }

    /// A list or map of a `const`.
    public static Panic frozen(String kind) {
        return Panic.of("frozen", "a constant " + kind + " cannot be changed");
    }

    /// A map got or lost keys while the program went through it.
    public static Panic changed() {
        return Panic.of("changed", "keys of the map were added or removed while going through it");
    }

    /// Bytes that are no text.
    public static Panic utf8(int offset) {
        return Panic.of("utf8", "the bytes are no UTF-8 text: the one at " + offset + " does not fit");
    }

    /// `assertion failed: 2 == 3`.
    ///
    /// @param operator such as `==`
    public static Panic assertion(@Nullable Object left, String operator, @Nullable Object right) {
        return Panic.of("assert", "assertion failed: " + Text.quoted(left) + " " + operator + " " + Text.quoted(right));
    }

    /// An assertion that is no comparison.
    public static Panic assertion() {
        return Panic.of("assert", "assertion failed");
    }

    /// An assertion with a message of its own.
    public static Panic assertion(String message) {
        return Panic.of("assert", message);
    }
}
