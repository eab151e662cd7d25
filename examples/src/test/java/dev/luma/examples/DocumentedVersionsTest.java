package dev.luma.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The pages of `docs/frameworks` name the versions that the build tests, and tests that there are.
class DocumentedVersionsTest {
    private static final Path ROOT = Path.of("").toAbsolutePath().getParent();
    private static final Path PAGES = ROOT.resolve("docs/frameworks");
    /// The property that has a framework's version, by what the guide's table calls it.
    private static final Map<String, String> PROPERTIES = Map.of(
            "HikariCP", "hikaricp",
            "Spring JDBC", "spring",
            "Spring Boot", "spring-boot",
            "Hibernate ORM", "hibernate",
            "jOOQ", "jooq",
            "Flyway", "flyway",
            "Liquibase", "liquibase",
            "MyBatis", "mybatis",
            "Jdbi", "jdbi");

    private static List<MatchResult> matches(String pattern, String text) {
        return Pattern.compile(pattern).matcher(text).results().toList();
    }

    private static Map<String, String> properties() throws IOException {
        return matches("<([\\w.-]+)\\.version>([^<]+)</", Files.readString(ROOT.resolve("pom.xml"))).stream()
                .collect(Collectors.toMap(match -> match.group(1), match -> match.group(2)));
    }

    private static List<String> pages() throws IOException {
        final List<String> texts = new ArrayList<>();
        try (Stream<Path> pages = Files.list(PAGES)) {
            for (final Path page :
                    pages.filter(page -> !page.endsWith("README.md")).toList()) {
                texts.add(Files.readString(page));
            }
        }
        return texts;
    }

    @Test
    void tableNamesTheVersionsOfTheBuild() throws IOException {
        final List<MatchResult> rows = matches(
                "(?m)^\\| \\[([^]]+)]\\(frameworks/[^)]+\\) \\| (\\S+) \\|",
                Files.readString(ROOT.resolve("docs/jdbc.md")));
        final Map<String, String> versions = properties();

        assertEquals(PROPERTIES.keySet(), names(rows));
        for (final MatchResult row : rows) {
            assertEquals(versions.get(PROPERTIES.get(row.group(1))), row.group(2), row.group(1));
        }
    }

    private static Set<String> names(List<MatchResult> rows) {
        return rows.stream().map(row -> row.group(1)).collect(Collectors.toSet());
    }

    @Test
    void eachPageNamesTheVersionsOfTheBuild() throws IOException {
        final Set<String> versions = Set.copyOf(properties().values());
        for (final String page : pages()) {
            final List<MatchResult> coordinates = matches("`[\\w.]+:([\\w.-]+):([\\w.]+)`", page);

            assertFalse(coordinates.isEmpty(), page);
            for (final MatchResult coordinate : coordinates) {
                assertTrue(versions.contains(coordinate.group(2)), coordinate.group());
            }
        }
    }

    @Test
    void eachPageNamesTestsThatThereAre() throws IOException {
        final Set<String> tests;
        try (Stream<Path> files = Files.walk(ROOT)) {
            tests = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith("IT.java"))
                    .collect(Collectors.toSet());
        }
        for (final String page : pages()) {
            final List<MatchResult> named = matches("`(\\w+[a-z]IT)`", page);

            assertFalse(named.isEmpty(), page);
            named.forEach(test -> assertTrue(tests.contains(test.group(1) + ".java"), test.group()));
        }
    }
}
