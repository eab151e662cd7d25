package dev.luma.db.advice;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DidYouMeanTest {
    private static final List<String> KNOWN = List.of("connectTimeout", "readTimeout", "user_name", "tls");

    @ParameterizedTest
    @CsvSource({
        "conectTimeout, connectTimeout",
        "connectTimeuot, connectTimeout",
        "CONNECT_TIMEOUT, connectTimeout",
        "redTimeout, readTimeout",
        "userName, user_name",
        "tsl, tls",
        "tlss, tls",
    })
    void suggestsTheClosestName(String given, String meant) {
        assertEquals(": did you mean `" + meant + "`?", DidYouMean.suggestion(given, KNOWN));
    }

    @ParameterizedTest
    @ValueSource(strings = {"xyzzy", "", "t", "timeouts"})
    void suggestsNothingThatIsFar(String given) {
        assertEquals("", DidYouMean.suggestion(given, KNOWN));
    }

    @Test
    void listsWhatThereIs() {
        assertEquals(": there is `a`, `b`", DidYouMean.suggestionOrList("xyzzy", List.of("a", "b")));
        assertEquals(": there is none", DidYouMean.suggestionOrList("xyzzy", List.of()));
    }

    @Test
    void cutsALongListShort() {
        final List<String> many =
                IntStream.range(0, 1000).mapToObj(i -> "c" + i).toList();

        final String list = DidYouMean.list(many);

        assertEquals(", … (1000)", list.substring(list.lastIndexOf("`") + 1));
    }

    @Test
    void doesNotCompareEndlessNames() {
        final String endless = "x".repeat(10_000);

        assertEquals("", DidYouMean.suggestion(endless, Collections.nCopies(100, endless + "y")));
    }
}
