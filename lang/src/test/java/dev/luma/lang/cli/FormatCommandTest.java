package dev.luma.lang.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FormatCommandTest {
    private static final String UGLY = "x=1+2\nprint( x )   \n";
    private static final String PRETTY = "x = 1 + 2\nprint(x)\n";

    @TempDir
    Path folder;

    private CommandLine line;

    @BeforeEach
    void begin() throws IOException {
        line = new CommandLine(folder).file("ugly.luma", UGLY).file("pretty.luma", PRETTY);
    }

    @Test
    void formatsInPlace() throws IOException {
        assertEquals(new CommandLine.Result(0, "", ""), line.luma("fmt", "ugly.luma", "pretty.luma"));
        assertEquals(PRETTY, line.text("ugly.luma"));
        assertEquals(PRETTY, line.text("pretty.luma"));
    }

    @Test
    void onlyNamesWhatDiffers() throws IOException {
        assertEquals(
                new CommandLine.Result(1, "ugly.luma\n", ""), line.luma("fmt", "--check", "ugly.luma", "pretty.luma"));
        assertEquals(UGLY, line.text("ugly.luma"));
        assertEquals(new CommandLine.Result(0, "", ""), line.luma("fmt", "--check", "pretty.luma"));
    }

    @Test
    void leavesAFileWithASyntaxErrorAlone() throws IOException {
        final String broken = "x = (1\n";
        line.file("broken.luma", broken);

        final var result = line.luma("fmt", "broken.luma", "ugly.luma");

        assertEquals(2, result.status());
        assertEquals(broken, line.text("broken.luma"));
        assertEquals(PRETTY, line.text("ugly.luma"));
    }

    @Test
    void refusesOtherOptions() {
        assertEquals(
                "luma: fmt has no option --chek; luma help fmt says what there is\n",
                line.luma("fmt", "--chek", "ugly.luma").error());
    }
}
