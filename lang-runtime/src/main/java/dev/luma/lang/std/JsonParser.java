package dev.luma.lang.std;

import dev.luma.lang.runtime.LumaMap;
import dev.luma.lang.runtime.LumaType;
import dev.luma.lang.runtime.ObjectList;
import dev.luma.lang.runtime.Panic;
import dev.luma.lang.runtime.Text;
import org.jspecify.annotations.Nullable;

/// Reads a JSON text (RFC 8259) in one pass.
///
/// Refused, beyond what the grammar refuses: a name that stands twice in one object, half of a surrogate pair, a
/// number too great for a float, and values nested more than [JsonModule#MAX_DEPTH] deep.
final class JsonParser {
    private final String text;
    private int at;
    private int depth;

    JsonParser(String text) {
        this.text = text;
    }

    @Nullable
    Object parse() {
        skipSpace();
        final Object value = value();
        skipSpace();
        if (at < text.length()) {
            throw expected("the end");
        }
        return value;
    }

    private @Nullable Object value() {
        return switch (peek()) {
            case '{' -> object();
            case '[' -> array();
            case '"' -> string();
            case 't' -> word("true", true);
            case 'f' -> word("false", false);
            case 'n' -> word("null", null);
            default -> number();
        };
    }

    private @Nullable Object word(String word, @Nullable Object value) {
        if (!text.startsWith(word, at)) {
            throw expected("a value");
        }
        at += word.length();
        return value;
    }

    // ---- what holds others

    private LumaMap object() {
        enter();
        final LumaMap object = new LumaMap(LumaType.STR, LumaType.ANY);
        if (!takeAfterSpace('}')) {
            do {
                skipSpace();
                member(object);
            } while (takeAfterSpace(','));
            require('}', "`,` or `}`");
        }
        depth--;
        return object;
    }

    private void member(LumaMap object) {
        final int start = at;
        if (peek() != '"') {
            throw expected("a name in quotes");
        }
        final String name = string();
        if (object.has(name)) {
            at = start;
            throw wrong("the name " + Text.quoted(name) + " stands twice");
        }
        skipSpace();
        require(':', "`:`");
        skipSpace();
        object.put(name, value());
    }

    private ObjectList array() {
        enter();
        final ObjectList array = new ObjectList(LumaType.ANY);
        if (!takeAfterSpace(']')) {
            do {
                skipSpace();
                array.append(value());
            } while (takeAfterSpace(','));
            require(']', "`,` or `]`");
        }
        depth--;
        return array;
    }

    private void enter() {
        if (++depth > JsonModule.MAX_DEPTH) {
            throw wrong("values are nested more than " + JsonModule.MAX_DEPTH + " deep");
        }
        at++;
    }

    // ---- texts

    private String string() {
        at++;
        final int start = at;
        while (isPlain(peek())) {
            at++;
        }
        if (peek() == '"') {
            return text.substring(start, at++);
        }
        return escaped(new StringBuilder().append(text, start, at));
    }

    private static boolean isPlain(char c) {
        return c >= ' ' && c != '"' && c != '\\' && !Character.isSurrogate(c);
    }

    private String escaped(StringBuilder string) {
        while (true) {
            final char c = peek();
            if (c == '"') {
                at++;
                return string.toString();
            }
            if (c < ' ') {
                throw at < text.length() ? wrong("a control character stands in a text") : expected("`\"`");
            }
            if (c == '\\') {
                escape(string);
            } else {
                string.append(c);
                at++;
            }
        }
    }

    private void escape(StringBuilder string) {
        at++;
        final int plain = "\"\\/bfnrt".indexOf(peek());
        if (plain >= 0) {
            string.append("\"\\/\b\f\n\r\t".charAt(plain));
            at++;
        } else if (peek() == 'u') {
            unicode(string);
        } else {
            throw wrong("there is no such escape");
        }
    }

    private void unicode(StringBuilder string) {
        final int start = at - 1;
        final char unit = unit();
        string.append(unit);
        if (!Character.isSurrogate(unit)) {
            return;
        }
        final boolean followed = Character.isHighSurrogate(unit) && text.startsWith("\\u", at);
        if (followed) {
            at++;
            final char low = unit();
            if (Character.isLowSurrogate(low)) {
                string.append(low);
                return;
            }
        }
        at = start;
        throw wrong("half of a surrogate pair is no character");
    }

    /// Behind `u`: four hexadecimal digits.
    private char unit() {
        int unit = 0;
        for (int i = 0; i < 4; i++) {
            at++;
            final char c = peek();
            final int digit = c < 0x80 ? Character.digit(c, 16) : -1;
            if (digit < 0) {
                throw expected("four hexadecimal digits");
            }
            unit = unit << 4 | digit;
        }
        at++;
        return (char) unit;
    }

    // ---- numbers

    private Object number() {
        final int start = at;
        take('-');
        if (!take('0')) {
            digits(at == start ? "a value" : "a digit");
        }
        final int whole = at;
        if (take('.')) {
            digits("a digit");
        }
        if (take('e') || take('E')) {
            if (!take('+')) {
                take('-');
            }
            digits("a digit");
        }
        final String number = text.substring(start, at);
        return at == whole ? intOrFloat(number, start) : real(number, start);
    }

    private void digits(String wanted) {
        if (!isDigit(peek())) {
            throw expected(wanted);
        }
        while (isDigit(peek())) {
            at++;
        }
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private Object intOrFloat(String number, int start) {
        final Long whole = Texts.toInt(number);
        return whole == null ? real(number, start) : whole;
    }

    private Object real(String number, int start) {
        final double real = Double.parseDouble(number);
        if (Double.isInfinite(real)) {
            at = start;
            throw wrong("the number does not fit in float");
        }
        return real;
    }

    // ---- characters

    /// NUL behind the end, which stands nowhere in JSON.
    private char peek() {
        return at < text.length() ? text.charAt(at) : '\0';
    }

    private boolean take(char c) {
        if (at < text.length() && text.charAt(at) == c) {
            at++;
            return true;
        }
        return false;
    }

    private boolean takeAfterSpace(char c) {
        skipSpace();
        return take(c);
    }

    private void require(char c, String wanted) {
        if (!take(c)) {
            throw expected(wanted);
        }
    }

    private void skipSpace() {
        while (at < text.length() && " \t\n\r".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    // ---- refusals

    private Panic expected(String what) {
        final String found = at < text.length() ? Text.quoted(Character.toString(text.codePointAt(at))) : "the end";
        return wrong("expected " + what + ", found " + found);
    }

    private Panic wrong(String what) {
        final String before = text.substring(0, Math.min(at, text.length()));
        final long line = before.chars().filter(c -> c == '\n').count() + 1;
        final int column = CodePoints.length(before.substring(before.lastIndexOf('\n') + 1)) + 1;
        return Panic.of("json", "line " + line + ", column " + column + ": " + what);
    }
}
