package dev.luma.lang.types;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.luma.lang.diagnostic.Renderer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// Programs that are nearly right: words of one put where others stood. Whatever comes of it, the checker ends,
/// with a tree or with errors.
class CheckerPropertyTest {
    private static final Pattern WORD = Pattern.compile("[A-Za-z_]\\w*|\\d+|\"[^\"\\n$]*\"|[^\\s\\w]");
    private static final int CHANGED = 2_000;

    @Test
    void endsWithATreeOrWithErrors() {
        final Random random = new Random(42);
        final List<GoldenCase> cases = new ArrayList<>();
        List.of("accepted.txt", "names.txt", "types.txt", "affine.txt")
                .forEach(file -> cases.addAll(GoldenCase.all(file)));
        assertTimeoutPreemptively(Duration.ofMinutes(2), () -> {
            for (int i = 0; i < CHANGED; i++) {
                check(changed(cases.get(random.nextInt(cases.size())), random));
            }
        });
    }

    private static void check(Map<String, String> files) {
        final Checker.Checked checked;
        try {
            checked = Programs.check("app.luma", files);
        } catch (RuntimeException e) {
            throw new AssertionError(String.valueOf(files.get("app.luma")), e);
        }
        final String output = Renderer.render(checked.diagnostics());
        assertEquals(checked.program() == null, output.contains("error["), output);
        assertFalse(output.contains("unknown type `unknown`"), output);
        assertFalse(output.contains("found unknown"), output);
    }

    private static Map<String, String> changed(GoldenCase one, Random random) {
        final Map<String, String> files = new LinkedHashMap<>(one.files());
        String text = String.valueOf(files.get("app.luma"));
        for (int i = random.nextInt(3); i >= 0; i--) {
            final List<int[]> words = words(text);
            if (words.size() < 2) {
                break;
            }
            final int[] from = words.get(random.nextInt(words.size()));
            final int[] to = words.get(random.nextInt(words.size()));
            final String word = random.nextInt(4) == 0 ? "" : text.substring(from[0], from[1]);
            text = text.substring(0, to[0]) + word + text.substring(to[1]);
        }
        files.put("app.luma", text);
        return files;
    }

    private static List<int[]> words(String text) {
        final List<int[]> words = new ArrayList<>();
        final Matcher matcher = WORD.matcher(text);
        while (matcher.find()) {
            words.add(new int[] {matcher.start(), matcher.end()});
        }
        return words;
    }
}
