package dev.luma.lang.syntax;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// The grammar for editors, `editors/luma.tmLanguage.json`.
class GrammarFileTest {
    @Test
    void coloursEachReservedWord() throws IOException {
        final String grammar = Files.readString(Path.of("..", "editors", "luma.tmLanguage.json"));
        for (final TokenKind kind : TokenKind.values()) {
            if (kind.isWord()) {
                final Pattern alternative = Pattern.compile("[(|]" + kind.text() + "[|)]");
                assertTrue(alternative.matcher(grammar).find(), kind.text());
            }
        }
    }
}
