package dev.luma.lang.programs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The programs of the tour: they compile, and print what they say.
@Timeout(120)
final class TourTest {
    static final Path TOUR = LumaProcess.ROOT.resolve("docs/luma/tour.md");

    @TempDir
    Path folder;

    /// Saves all blocks, those without a name as `program1.luma` and so on.
    static List<Path> save(List<LumaBlock> blocks, Path folder) throws IOException {
        final List<Path> files = new ArrayList<>();
        for (int i = 0; i < blocks.size(); i++) {
            final String file = blocks.get(i).file();
            files.add(folder.resolve(file.isEmpty() ? "program" + (i + 1) + ".luma" : file));
            Files.writeString(files.getLast(), blocks.get(i).text());
        }
        return files;
    }

    static List<LumaBlock> withoutServer() throws IOException {
        return LumaBlock.of(TOUR).stream()
                .filter(block -> !block.needsServer()
                        && block.file().isEmpty()
                        && !block.prints().isEmpty())
                .toList();
    }

    @Test
    void allCompile() throws IOException {
        final List<LumaBlock> blocks = LumaBlock.of(TOUR);
        assertTrue(blocks.size() > 12, () -> blocks.size() + " blocks");
        final List<String> arguments = new ArrayList<>(List.of("check"));
        save(blocks, folder).forEach(file -> arguments.add(file.getFileName().toString()));
        final LumaProcess.Ended ended = LumaProcess.in(folder).run(arguments.toArray(String[]::new));
        assertEquals("", ended.errors());
        assertEquals(0, ended.status());
    }

    @ParameterizedTest(quoteTextArguments = false)
    @MethodSource("withoutServer")
    void prints(LumaBlock block) throws IOException {
        save(LumaBlock.of(TOUR), folder);
        Files.writeString(folder.resolve("program.luma"), block.text());
        assertEquals(
                block.prints(),
                LumaProcess.in(folder).run("run", "program.luma").printed());
    }

    @Test
    void itsTestsPass() throws IOException {
        save(LumaBlock.of(TOUR), folder);
        final String report = LumaProcess.in(folder).run("test", ".").printed();
        assertTrue(report.contains("ok    doubles"), report);
    }
}
