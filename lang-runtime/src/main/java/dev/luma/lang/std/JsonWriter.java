package dev.luma.lang.std;

import dev.luma.lang.runtime.LumaList;
import dev.luma.lang.runtime.LumaMap;
import dev.luma.lang.runtime.LumaStruct;
import dev.luma.lang.runtime.LumaType;
import dev.luma.lang.runtime.Panic;
import dev.luma.lang.runtime.Text;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/// Writes a value as JSON. A struct and a row are objects of their fields, keys are texts, bytes are numbers.
final class JsonWriter {
    private final StringBuilder json = new StringBuilder();
    private final boolean pretty;
    private int depth;

    JsonWriter(boolean pretty) {
        this.pretty = pretty;
    }

    String write(@Nullable Object value) {
        append(value);
        return json.toString();
    }

    private void append(@Nullable Object value) {
        switch (value) {
            case null -> json.append("null");
            case String text -> quote(text);
            case Long number -> json.append(number.longValue());
            case Double number -> json.append(finite(number));
            case Boolean truth -> json.append(truth.booleanValue());
            case Byte number -> json.append(number & 0xFF);
            case LumaList list -> append(list);
            case LumaMap map -> append(map);
            case LumaStruct struct -> append(struct);
            case QueryRow row -> append(row.cells());
            default -> throw wrong("a value of type " + LumaType.nameOf(value) + " has no JSON form");
        }
    }

    private static String finite(double number) {
        if (!Double.isFinite(number)) {
            throw wrong(Text.of(number) + " has no JSON form");
        }
        return Text.of(number);
    }

    // ---- what holds others

    private void append(LumaList list) {
        begin('[');
        for (int i = 0; i < list.size(); i++) {
            next(i == 0);
            append(list.get(i));
        }
        end(']', list.isEmpty());
    }

    private void append(LumaMap map) {
        begin('{');
        final int version = map.version();
        boolean first = true;
        for (int at = map.next(LumaMap.START, version); at != LumaMap.END; at = map.next(at, version)) {
            next(first);
            name(Text.of(map.keyAt(at)));
            append(map.valueAt(at));
            first = false;
        }
        end('}', first);
    }

    private void append(LumaStruct struct) {
        begin('{');
        for (int i = 0; i < struct.fieldCount(); i++) {
            next(i == 0);
            name(struct.fieldName(i));
            append(struct.fieldValue(i));
        }
        end('}', struct.fieldCount() == 0);
    }

    private void begin(char bracket) {
        if (++depth > JsonModule.MAX_DEPTH) {
            throw wrong("values are nested more than " + JsonModule.MAX_DEPTH + " deep");
        }
        json.append(bracket);
    }

    private void next(boolean first) {
        if (!first) {
            json.append(',');
        }
        newLine();
    }

    private void end(char bracket, boolean empty) {
        depth--;
        if (!empty) {
            newLine();
        }
        json.append(bracket);
    }

    private void newLine() {
        if (pretty) {
            json.append('\n').repeat("  ", depth);
        }
    }

    private void name(String name) {
        quote(name);
        json.append(pretty ? ": " : ":");
    }

    // ---- texts

    private void quote(String text) {
        json.append('"');
        for (int i = 0; i < text.length(); i++) {
            final char c = text.charAt(i);
            final int escape = "\"\\\b\f\n\r\t".indexOf(c);
            if (escape >= 0) {
                json.append('\\').append("\"\\bfnrt".charAt(escape));
            } else if (c < ' ') {
                json.append("\\u").append(HexFormat.of().toHexDigits(c));
            } else {
                json.append(c);
            }
        }
        json.append('"');
    }

    private static Panic wrong(String message) {
        return Panic.of("json", message);
    }
}
