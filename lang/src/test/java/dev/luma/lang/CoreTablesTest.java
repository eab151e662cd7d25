package dev.luma.lang;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The whole core library as tables of what it does: each function has a normal case, an edge, and each of its panics.
@Timeout(60)
final class CoreTablesTest {
    private static final String ANY = "…";

    private static final Pattern CODES = Pattern.compile("\\[([a-z0-9_., ]+)]$");

    /// What a line of text cannot hold, and the test that has it.
    private static final Map<String, String> ELSEWHERE = Map.ofEntries(
            Map.entry("prelude print(values: any...)", "PreludeTest"),
            Map.entry("prelude eprint(values: any...)", "PreludeTest"),
            Map.entry("module env exit(status: int) -> never", "ExitTest"),
            Map.entry("module env read_line() -> str?", "SystemModulesTest"),
            Map.entry("type tcp start_tls(host: str)", "TcpTlsTest"),
            Map.entry("type tcp start_tls(host: str, ca_file: str)", "TcpTlsTest"));

    /// They need a network that loses everything for ten seconds, or a system without a folder for such files.
    private static final Set<String> PANICS_ELSEWHERE = Set.of(
            "module tcp connect(host: str, port: int) -> tcp tcp.timeout", "module file temp() -> str file.failed");

    static List<CoreTable> tables() {
        return CoreTable.all();
    }

    @ParameterizedTest
    @MethodSource("tables")
    void doesWhatTheTableSays(CoreTable table) {
        final LumaPrograms.Outcome outcome =
                LumaPrograms.run(LumaPrograms.compile(table.program(), Map.of("fake.luma", table.imported())));
        assertEquals("", outcome.panic());
        final List<String> lines = outcome.output().lines().toList();
        assertEquals(table.cases().size(), lines.size());
        for (int i = 0; i < lines.size(); i++) {
            final CoreTable.Case one = table.cases().get(i);
            assertTrue(
                    matches(one.outcome(), lines.get(i)),
                    () -> table + ":" + one.line() + " " + one.expression() + "\nexpected " + one.outcome()
                            + "\nbut was  " + lines.get(table.cases().indexOf(one)));
        }
    }

    /// `…` stands for a port, a path, the system's own words.
    private static boolean matches(String expected, String found) {
        final String pattern =
                Arrays.stream(expected.split(ANY, -1)).map(Pattern::quote).collect(Collectors.joining(".*"));
        return found.matches(pattern);
    }

    // ---- nothing is left out

    /// `section signature` with the panic codes that its words name.
    private static Map<String, Set<String>> signatures() throws IOException {
        final Map<String, Set<String>> all = new LinkedHashMap<>();
        try (InputStream core = CoreTablesTest.class.getResourceAsStream("/dev/luma/lang/types/core.luma")) {
            final String text = new String(Objects.requireNonNull(core).readAllBytes(), StandardCharsets.UTF_8);
            String section = "";
            Set<String> codes = Set.of();
            for (final String line : text.lines().toList()) {
                final Matcher heading = Pattern.compile(
                                "(?:affine )?((?:prelude|module|type|trait)(?: .*)?) in .*|(trait .*)")
                        .matcher(line);
                if (heading.matches()) {
                    section = heading.group(1) == null ? "" : heading.group(1);
                } else if (line.startsWith("///")) {
                    codes = codes(line);
                } else if (!line.isBlank() && !line.startsWith("//") && !section.isEmpty()) {
                    all.put(section + " " + line.replaceFirst("^(@\\w+ )+", "").replaceFirst("^fn ", ""), codes);
                }
            }
        }
        return all;
    }

    private static Set<String> codes(String words) {
        final Matcher codes = CODES.matcher(words);
        return codes.find() ? Set.of(codes.group(1).split(", ")) : Set.of();
    }

    private static Map<String, List<CoreTable.Case>> cases() {
        return tables().stream()
                .flatMap(table -> table.cases().stream())
                .collect(Collectors.groupingBy(one -> one.section() + " " + one.signature()));
    }

    @Test
    void hasEverySignatureAndNoOther() throws IOException {
        final Set<String> wanted = new TreeSet<>(signatures().keySet());
        wanted.removeAll(ELSEWHERE.keySet());
        assertEquals(String.join("\n", wanted), String.join("\n", new TreeSet<>(cases().keySet())));
    }

    @Test
    void hasANormalCaseAndAnEdgeOfEach() {
        assertEquals(
                List.of(),
                cases().entrySet().stream()
                        .filter(all -> all.getValue().size() < 2)
                        .map(Map.Entry::getKey)
                        .toList());
    }

    @Test
    void hasEachPanicOfEach() throws IOException {
        final Map<String, List<CoreTable.Case>> cases = cases();
        final List<String> missing = new ArrayList<>();
        signatures().forEach((signature, codes) -> {
            final Set<String> left = new LinkedHashSet<>(codes);
            Stream.ofNullable(cases.get(signature)).flatMap(List::stream).forEach(one -> left.remove(one.panic()));
            if (!ELSEWHERE.containsKey(signature)) {
                left.forEach(code -> missing.add(signature + " " + code));
            }
        });
        missing.removeAll(PANICS_ELSEWHERE);
        assertEquals("", String.join("\n", missing));
    }
}
