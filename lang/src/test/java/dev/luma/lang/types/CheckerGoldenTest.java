package dev.luma.lang.types;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.luma.lang.diagnostic.Code;
import dev.luma.lang.diagnostic.Renderer;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CheckerGoldenTest {
    private static final List<String> FILES =
            List.of("accepted.txt", "text.txt", "names.txt", "types.txt", "modules.txt", "affine.txt", "warnings.txt");

    /// Nine thousand lines are no text to read: `LimitsTest` has its whole output.
    private static final Set<Code> TOO_LONG = Set.of(Code.E0801);

    static Stream<GoldenCase> cases() {
        return FILES.stream().flatMap(file -> GoldenCase.all(file).stream());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void saysWhatTheReferencePromises(GoldenCase one) {
        assertEquals(one.output(), Renderer.render(one.check().diagnostics()));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void givesATreeExactlyWhereThereIsNoError(GoldenCase one) {
        assertEquals(!one.output().contains("error["), one.check().program() != null);
    }

    @Test
    void hasACaseForEachCode() {
        final String outputs = cases().map(GoldenCase::output).collect(Collectors.joining());
        final Set<Code> missing = Arrays.stream(Code.values())
                .filter(code -> !outputs.contains("[" + code + "]"))
                .collect(Collectors.toSet());
        assertEquals(TOO_LONG, missing);
    }
}
