package dev.luma.lang.syntax;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The signs of the language, and some of other languages that people will try.
final class Operators {
    private static final List<List<Sign>> BY_FIRST = new ArrayList<>();

    private Operators() {}

    /// @param help what to write instead; null for a sign of Luma
    record Sign(String text, TokenKind kind, @Nullable String help) {}

    static {
        for (int i = 0; i < 128; i++) {
            BY_FIRST.add(new ArrayList<>());
        }
        for (final TokenKind kind : TokenKind.values()) {
            if (kind.compareTo(TokenKind.OPEN_PAREN) >= 0 && !kind.text().isEmpty()) {
                add(new Sign(kind.text(), kind, null));
            }
        }
        addForeign();
        BY_FIRST.forEach(signs ->
                signs.sort((a, b) -> Integer.compare(b.text().length(), a.text().length())));
    }

    private static void addForeign() {
        foreign("&", "bit.and(a, b)");
        foreign("|", "bit.or(a, b)");
        foreign("^", "bit.xor(a, b)");
        foreign("<<", "bit.shl(a, n)");
        foreign(">>", "bit.shr(a, n)");
        foreign(">>>", "bit.shr(a, n)");
        foreign("&=", "x = bit.and(x, b)");
        foreign("|=", "x = bit.or(x, b)");
        foreign("^=", "x = bit.xor(x, b)");
        foreign("<<=", "x = bit.shl(x, n)");
        foreign(">>=", "x = bit.shr(x, n)");
        foreign("??=", "x = x ?? value");
        foreign("===", "a == b");
        foreign("!==", "a != b");
        foreign("**", "math.pow(x, y)");
        foreign("=>", "(x) -> value, or in a match 1 -> value");
        foreign(":=", "x = value");
        foreign("..=", "the end of a range is excluded: 0..n + 1");
        add(new Sign("~", TokenKind.FOREIGN_PREFIX, "bit.not(a)"));
        add(new Sign("++", TokenKind.FOREIGN_POSTFIX, "x += 1"));
        add(new Sign("?.", TokenKind.FOREIGN_DOT, "test it with != nil, or give a default with ??"));
        add(new Sign("::", TokenKind.FOREIGN_DOT, "module.name"));
    }

    private static void foreign(String text, String help) {
        add(new Sign(text, TokenKind.FOREIGN_OPERATOR, help));
    }

    private static void add(Sign sign) {
        BY_FIRST.get(sign.text().charAt(0)).add(sign);
    }

    /// The longest sign that stands at `at`, or null.
    static @Nullable Sign at(String text, int at) {
        final char first = text.charAt(at);
        if (first >= BY_FIRST.size()) {
            return null;
        }
        for (final Sign sign : BY_FIRST.get(first)) {
            if (text.startsWith(sign.text(), at)) {
                return sign;
            }
        }
        return null;
    }
}
