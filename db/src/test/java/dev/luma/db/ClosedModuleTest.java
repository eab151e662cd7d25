package dev.luma.db;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.luma.db.error.UsageException;
import dev.luma.db.spi.ColumnInfo;
import dev.luma.db.spi.Kind;
import java.io.IOException;
import java.lang.module.Configuration;
import java.lang.module.ModuleFinder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Records of a named module, which we may reach or not.
class ClosedModuleTest {
    private static final List<ColumnInfo> A = List.of(FakeColumn.of("a", Kind.INTEGER));

    @TempDir
    Path folder;

    private ModuleLayer layer;

    @BeforeEach
    void compileAModule() throws IOException {
        final Path source = folder.resolve("source");
        final Path classes = folder.resolve("classes");
        write(source.resolve("module-info.java"), "module shop { exports shop.open; }");
        write(source.resolve("shop/open/Shown.java"), "package shop.open; public record Shown(int a) {}");
        write(source.resolve("shop/open/Hidden.java"), "package shop.open; record Hidden(int a) {}");
        write(source.resolve("shop/inside/Shown.java"), "package shop.inside; public record Shown(int a) {}");
        final int status = ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        null,
                        null,
                        "-d",
                        classes.toString(),
                        source.resolve("module-info.java").toString(),
                        source.resolve("shop/open/Shown.java").toString(),
                        source.resolve("shop/open/Hidden.java").toString(),
                        source.resolve("shop/inside/Shown.java").toString());
        assertEquals(0, status);
        final Configuration configuration =
                ModuleLayer.boot().configuration().resolve(ModuleFinder.of(classes), ModuleFinder.of(), Set.of("shop"));
        layer = ModuleLayer.boot()
                .defineModulesWithOneLoader(configuration, getClass().getClassLoader());
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private List<?> all(String type) throws ClassNotFoundException {
        final ScriptedSession session = new ScriptedSession();
        session.answer("SQL", () -> ScriptedAnswer.rows(A, new Object[] {7L}));
        return Connection.over(session)
                .query("SQL")
                .all(layer.findLoader("shop").loadClass(type));
    }

    @Test
    void reachesAPublicRecordOfAnExportedPackage() throws ClassNotFoundException {
        assertEquals("[Shown[a=7]]", all("shop.open.Shown").toString());
    }

    @Test
    void saysWhatToOpen() {
        assertEquals(
                "record shop.inside.Shown is out of reach: add `opens shop.inside to dev.luma.db;`"
                        + " to the module-info of shop",
                assertThrows(UsageException.class, () -> all("shop.inside.Shown"))
                        .getMessage());
        assertThrows(UsageException.class, () -> all("shop.open.Hidden"));
    }
}
