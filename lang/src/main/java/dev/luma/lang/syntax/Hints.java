package dev.luma.lang.syntax;

import dev.luma.lang.diagnostic.Note;
import dev.luma.lang.source.Source;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What to write instead, for slips that are common: most come from other languages.
record Hints(TokenCursor at) {
    /// Words with which statements begin elsewhere.
    private static final Map<String, String> FOREIGN_WORDS = Map.ofEntries(
            Map.entry("let", "a variable needs no word: x = 1"),
            Map.entry("var", "a variable needs no word: x = 1"),
            Map.entry("val", "a variable needs no word: x = 1"),
            Map.entry("mut", "a variable needs no word: x = 1"),
            Map.entry("func", "fn name(x: int) -> int { … }"),
            Map.entry("function", "fn name(x: int) -> int { … }"),
            Map.entry("fun", "fn name(x: int) -> int { … }"),
            Map.entry("def", "fn name(x: int) -> int { … }"),
            Map.entry("class", "struct Name { … }"),
            Map.entry("interface", "trait Name { … }"),
            Map.entry("enum", "there are no enums: use constants, or a trait with structs"),
            Map.entry("use", "name = import \"path\""),
            Map.entry("using", "name = import \"path\""),
            Map.entry("require", "name = import \"path\""),
            Map.entry("from", "name = import \"path\""),
            Map.entry("include", "name = import \"path\""),
            Map.entry("elif", "else if"),
            Map.entry("elseif", "else if"),
            Map.entry("foreach", "for x in xs { … }"),
            Map.entry("switch", "match value { 1 -> …  else -> … }"),
            Map.entry("print", "print(\"…\")"),
            Map.entry("throw", "panic(\"why\")"),
            Map.entry("raise", "panic(\"why\")"),
            Map.entry("finally", "defer { … }, before what may fail"),
            Map.entry("loop", "while true { … }"),
            Map.entry("do", "while true { … }, and break where it ends"),
            Map.entry("private", "what is not pub is private"),
            Map.entry("public", "pub"),
            Map.entry("export", "pub"));

    private static final Map<String, String> FOREIGN_OPERATORS = Map.of("and", "a && b", "or", "a || b", "not", "!a");

    /// What helps where `what` was expected.
    List<Note> help(String what) {
        final String help = textFor(what);
        return help == null ? List.of() : List.of(Note.help(help));
    }

    private @Nullable String textFor(String what) {
        if (isLiteral(at.index()) || isLiteral(at.index() - 1)) {
            return "in the head of if, while, for and match a struct literal stands in parentheses";
        }
        final boolean isComplete = what.equals(Recovery.LINE_END);
        final Token token = at.token();
        return switch (at.kind()) {
            case NAME -> isComplete || what.equals("`{`") ? afterComplete() : null;
            case TEXT_OPEN, INT, FLOAT, SELF -> isComplete ? foreignWord() : null;
            case IF -> isComplete ? "if test { a } else { b }" : null;
            case IMPORT -> "name = import \"path\"";
            case ASSIGN -> assign(what);
            case PLUS_ASSIGN, MINUS_ASSIGN, TIMES_ASSIGN, DIVIDE_ASSIGN, REMAINDER_ASSIGN ->
                isComplete ? assign(what) : null;
            case QUESTION -> isComplete ? "if test { a } else { b }" : null;
            case EQUAL, NOT_EQUAL, LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL -> comparison(what);
            case FN ->
                what.equals("an expression") ? "a function without a name is a closure: (x: int) -> x + 1" : null;
            case OPEN_BRACE -> isComplete ? beforeBrace() : null;
            case ARROW ->
                what.equals("`,` or `)`") ? "the parameters of a closure stand in parentheses: (x) -> x + 1" : null;
            case END, EOF -> atEnd(what, token);
            case COLON -> what.equals("`{`") ? beforeBlock() : null;
            case OPEN_BRACKET -> what.equals("`=`") ? "a list is [T], a map {K: V}" : null;
            case NOT -> isComplete ? "x ?? panic(\"why\") takes out what may be nil" : null;
            case UNKNOWN -> unknown();
            case DIVIDE, TIMES ->
                isBlockComment(token.start()) ? "a comment begins with // and ends with its line" : null;
            default -> at.kind().isWord() ? atWord(what, isComplete) : null;
        };
    }

    /// Whether the colon behind the first field of a struct's literal stands at a place.
    private boolean isLiteral(int colon) {
        final Tokens tokens = at.tokens();
        return colon >= 3
                && tokens.kind(colon) == TokenKind.COLON
                && tokens.kind(colon - 1) == TokenKind.NAME
                && tokens.kind(colon - 2) == TokenKind.OPEN_BRACE
                && tokens.kind(colon - 3) == TokenKind.NAME
                && (colon == 3 || tokens.kind(colon - 4) != TokenKind.STRUCT)
                && Character.isUpperCase(tokens.text(tokens.get(colon - 3)).charAt(0));
    }

    private @Nullable String atWord(String what, boolean isComplete) {
        if (isComplete) {
            return foreignWord();
        }
        return what.equals("a name") ? "`" + at.text() + "` is reserved" : null;
    }

    private static @Nullable String atEnd(String what, Token token) {
        return switch (what) {
            case "`{`" -> token.kind() == TokenKind.OPEN_BRACE ? "the { stands on this line" : null;
            case "`=`" -> "a variable has a value from the beginning: x: int = 1";
            default -> null;
        };
    }

    /// Where other languages have a colon.
    private String beforeBlock() {
        return isInSignature() ? "fn name(x: int) -> int { … }" : "a block stands in braces: { … }";
    }

    private @Nullable String afterComplete() {
        if (at.index() > 0 && at.tokens().text(at.tokens().get(at.index() - 1)).equals("new")) {
            return "Name { field: value } makes a struct";
        }
        final String operator = FOREIGN_OPERATORS.get(at.text());
        return operator != null ? operator : foreignWord();
    }

    private @Nullable String beforeBrace() {
        final boolean isCall = at.index() > 0 && at.tokens().kind(at.index() - 1) == TokenKind.CLOSE_PAREN;
        return isCall ? "a closure has an arrow: xs.walk(x) -> { … }" : foreignWord();
    }

    /// The word before, if it begins the line.
    private @Nullable String foreignWord() {
        if (at.index() == 0) {
            return null;
        }
        final Token before = at.tokens().get(at.index() - 1);
        final boolean isFirst =
                before.startsLine() || at.index() == 1 || isBrace(at.tokens().kind(at.index() - 2));
        return isFirst ? FOREIGN_WORDS.get(at.tokens().text(before)) : null;
    }

    private static boolean isBrace(TokenKind kind) {
        return kind == TokenKind.OPEN_BRACE || kind == TokenKind.CLOSE_BRACE;
    }

    private @Nullable String assign(String what) {
        return switch (what) {
            case "`{`", "`)`" -> "== compares";
            case "`,` or `)`" -> isInSignature() ? "a parameter has no default" : "== compares";
            case Recovery.LINE_END ->
                switch (at.tokens().kind(firstOfLine())) {
                    case ASSERT -> "== compares";
                    case DEFER -> "defer { … } takes statements";
                    default -> "only a variable, a field or an element can be assigned";
                };
            default -> null;
        };
    }

    private static @Nullable String comparison(String what) {
        return switch (what) {
            case "`=`" -> "a list is [T], a map {K: V}";
            case "`(`" -> "functions have no type parameters";
            case "an expression" -> null;
            default -> "comparisons do not chain: a < b && b < c";
        };
    }

    /// Whether the parameters of a declaration are being read.
    private boolean isInSignature() {
        final int first = firstOfLine();
        return at.tokens().kind(first) == TokenKind.FN || at.tokens().kind(first + 1) == TokenKind.FN;
    }

    private int firstOfLine() {
        int index = at.index();
        while (index > 0 && !at.tokens().get(index).startsLine()) {
            index--;
        }
        return index;
    }

    private boolean isBlockComment(int start) {
        final String text = at.tokens().source().text();
        return text.startsWith("/*", start) || start > 0 && text.startsWith("/*", start - 1);
    }

    private @Nullable String unknown() {
        final String text = at.text();
        if (text.equals("'") || text.equals("`") || text.equals("“") || text.equals("”")) {
            return "a string stands between \"";
        }
        if (text.equals("#")) {
            return "a comment begins with //";
        }
        final boolean isWord = Character.isLetter(text.codePointAt(0)) || text.length() > 2;
        return isWord ? "a name is made of the letters a to z and A to Z, digits and _" : null;
    }

    /// Where the bracket that is not closed stands, if it is on another line.
    List<Note> opener() {
        final Tokens tokens = at.tokens();
        if (!at.is(TokenKind.EOF)) {
            return List.of();
        }
        for (int i = at.index() - 1; i >= 0; i--) {
            if (tokens.kind(i) == TokenKind.OPEN_BRACE && tokens.partner(i) < 0) {
                final Source source = tokens.source();
                return List.of(
                        Note.note("the { of line " + source.line(tokens.get(i).start()) + " is not closed"));
            }
        }
        return List.of();
    }
}
