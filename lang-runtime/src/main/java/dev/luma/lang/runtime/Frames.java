package dev.luma.lang.runtime;

import java.util.ArrayList;
import java.util.List;

/// Luma's calls on a Java stack. They are those of classes whose name begins with `luma.` and whose source is a
/// `.luma` file.
///
/// The name of a struct's class ends in `.Struct` or `$Struct`, with the capital that a struct has; its methods are
/// shown as `Struct.method`. All other methods are shown by their name; a closure, `lambda$function$n`, by that of
/// the function around it.
final class Frames {
    private static final String CLOSURE = "lambda$";

    /// More calls than these, half at each end, nobody reads.
    private static final int MAX_SHOWN = 40;

    private Frames() {}

    /// Where the panic began, as `file:line`; empty if no Luma code is on the stack.
    static String place(Panic panic) {
        for (final StackTraceElement element : origin(panic).getStackTrace()) {
            if (isLuma(element)) {
                return place(element);
            }
        }
        return "";
    }

    /// The calls, the innermost first, a line each.
    static void describe(Panic panic, StringBuilder target) {
        final List<StackTraceElement> frames = new ArrayList<>();
        for (final StackTraceElement element : origin(panic).getStackTrace()) {
            if (isLuma(element)) {
                frames.add(element);
            }
        }
        final int hidden = Math.max(0, frames.size() - MAX_SHOWN);
        for (int i = 0; i < frames.size(); i++) {
            if (hidden > 0 && i == MAX_SHOWN / 2) {
                target.append("  … ").append(hidden).append(" more\n");
                i += hidden;
            }
            describe(frames.get(i), target);
        }
    }

    private static void describe(StackTraceElement frame, StringBuilder target) {
        target.append("  at ").append(function(frame));
        target.append(" (").append(place(frame)).append(")\n");
    }

    /// Puts the calls that led to this one, on this thread, behind those on the thread of the panic.
    static void addThoseThatLedHere(Panic panic) {
        final Throwable origin = origin(panic);
        final List<StackTraceElement> calls = new ArrayList<>(List.of(origin.getStackTrace()));
        calls.addAll(List.of(new Throwable().getStackTrace()));
        origin.setStackTrace(calls.toArray(StackTraceElement[]::new));
    }

    /// Whose stack is nearest to what happened: that of the panic which was passed on, if it was, and of the Java
    /// exception that it came from.
    private static Throwable origin(Panic panic) {
        final Panic first = panic.error().origin(panic);
        final Throwable cause = first.getCause();
        return cause == null ? first : cause;
    }

    private static boolean isLuma(StackTraceElement element) {
        final String file = element.getFileName();
        return file != null
                && file.endsWith(".luma")
                && element.getClassName().startsWith("luma.")
                && element.getLineNumber() > 0;
    }

    private static String place(StackTraceElement element) {
        return element.getFileName() + ":" + element.getLineNumber();
    }

    private static String function(StackTraceElement frame) {
        final String owner = frame.getClassName();
        final String simple = owner.substring(Math.max(owner.lastIndexOf('.'), owner.lastIndexOf('$')) + 1);
        if (frame.getMethodName().equals("<init>")) {
            return simple; // a field's own value, in the literal of its struct
        }
        final String method = method(frame.getMethodName());
        return !simple.isEmpty() && Character.isUpperCase(simple.charAt(0)) ? simple + "." + method : method;
    }

    /// Without what the compiler put behind the name: a static method that a trait's method stands beside is
    /// `origin$static`.
    private static String method(String name) {
        final String shown = name.startsWith(CLOSURE) ? name.substring(CLOSURE.length()) : name;
        final int end = shown.indexOf('$');
        return end > 0 ? shown.substring(0, end) : shown;
    }
}
