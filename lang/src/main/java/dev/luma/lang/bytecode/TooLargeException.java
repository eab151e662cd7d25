package dev.luma.lang.bytecode;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A program is right, but a part of it is too large for a class file of the JVM.
public final class TooLargeException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /// How `java.lang.classfile` names a method in its message.
    private static final Pattern METHOD = Pattern.compile("(?:in|for method) (?:\\S*[./:])?([^\\s./:(]+)\\(");

    private TooLargeException(String message, Throwable cause) {
        super(message, cause);
    }

    /// Whether the class file's builder complains about a size. Anything else is a mistake of this compiler.
    static boolean isMeant(IllegalArgumentException cause) {
        final String message = String.valueOf(cause.getMessage());
        return message.contains("Code length")
                || message.contains("not a valid index")
                || message.toLowerCase(Locale.ROOT).contains("constant pool");
    }

    /// @param file in which it is
    /// @param cause what the class file's builder said
    static TooLargeException of(String file, IllegalArgumentException cause) {
        final Matcher method = METHOD.matcher(String.valueOf(cause.getMessage()));
        final String what = method.find() ? "the function `" + shown(method.group(1)) + "`" : "the file";
        return new TooLargeException(
                file + ": " + what + " is too large for the JVM; take parts of it out into "
                        + (what.equals("the file") ? "a file" : "functions") + " of their own",
                cause);
    }

    private static String shown(String method) {
        final String name = method.startsWith("lambda$") ? method.substring("lambda$".length()) : method;
        final int end = name.indexOf('$');
        return end > 0 ? name.substring(0, end) : name;
    }
}
