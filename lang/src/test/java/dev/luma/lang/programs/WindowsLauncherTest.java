package dev.luma.lang.programs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// What can be said of `luma.cmd` without a Windows.
final class WindowsLauncherTest {
    private final String text;
    private final List<String> lines;

    WindowsLauncherTest() throws IOException {
        text = Files.readString(LumaProcess.ROOT.resolve("luma.cmd"));
        lines = text.lines().toList();
    }

    /// With other line ends cmd.exe misses labels.
    @Test
    void endsItsLinesAsWindowsDoes() {
        assertEquals(lines.size(), text.split("\r\n", -1).length - 1);
    }

    /// For cmd.exe a backslash before a quote means nothing: where one quote is left over, all behind it is text, `||`
    /// too.
    @Test
    void closesEachQuote() {
        for (final String line : lines) {
            assertEquals(0, line.chars().filter(c -> c == '"').count() % 2, line);
        }
    }

    @Test
    void hasEachLabelThatItGoesTo() {
        final Set<String> labels = found("(?m)^:(\\w+)");
        for (final String label : found("(?:goto |call :)(\\w+)")) {
            assertTrue(labels.contains(label), label);
        }
    }

    /// A comma parts arguments, as a space does.
    @Test
    void givesListsInQuotes() {
        assertFalse(Pattern.compile("call :\\w+ [^\" \r\n]*,").matcher(text).find());
    }

    private Set<String> found(String pattern) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map((MatchResult one) -> one.group(1))
                .collect(Collectors.toSet());
    }
}
