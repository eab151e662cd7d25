package dev.luma.lang.resolve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.luma.lang.diagnostic.Renderer;
import dev.luma.lang.source.Source;
import dev.luma.lang.syntax.Parser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModulesTest {
    private record Texts(Map<String, String> files, Map<String, String> library) implements ModuleSource {
        @Override
        public @Nullable String file(String path) {
            return files.get(path);
        }

        @Override
        public @Nullable String bundled(String path) {
            return library.get(path);
        }
    }

    private static List<LoadedModule> load(String path, Map<String, String> files, Map<String, String> library) {
        final Source main = new Source(path, Objects.requireNonNull(files.get(path)));
        return Modules.load(main, path, new Texts(files, library), Parser::parse);
    }

    private static List<String> names(List<LoadedModule> modules) {
        return modules.stream().map(one -> one.source().name()).toList();
    }

    @Test
    void putsImportedModulesFirst() {
        final Map<String, String> files =
                Map.of("app.luma", "a = import \"a\"\nb = import \"b\"", "a.luma", "b = import \"b\"", "b.luma", "");
        assertEquals(List.of("b.luma", "a.luma", "app.luma"), names(load("app.luma", files, Map.of())));
    }

    @Test
    void loadsAModuleOnceHoweverItIsReached() {
        final Map<String, String> files = Map.of(
                "app.luma", "a = import \"lib/a\"\nb = import \"lib/b\"",
                "lib/a.luma", "b = import \"b\"",
                "lib/b.luma", "");
        final List<LoadedModule> modules = load("app.luma", files, Map.of());
        assertEquals(3, modules.size());
        assertSame(modules.get(2).imports().get("b"), modules.get(1).imports().get("b"));
    }

    @Test
    void looksInTheImportersFolderThenInTheRootThenInTheLibrary() {
        final Map<String, String> files = Map.of(
                "app.luma", "m = import \"sub/m\"",
                "sub/m.luma", "x = import \"x\"\ny = import \"y\"\nz = import \"z\"",
                "sub/x.luma", "",
                "x.luma", "",
                "y.luma", "");
        final List<LoadedModule> modules = load("app.luma", files, Map.of("y.luma", "", "z.luma", ""));
        assertEquals(List.of("sub/x.luma", "y.luma", "z.luma", "sub/m.luma", "app.luma"), names(modules));
    }

    @Test
    void goesUpFromAFolder() {
        final Map<String, String> files = Map.of("app/main.luma", "x = import \"../lib/x\"", "lib/x.luma", "");
        assertEquals(List.of("lib/x.luma", "app/main.luma"), names(load("app/main.luma", files, Map.of())));
    }

    @Test
    void givesEachModuleAClassOfItsOwn() {
        final Map<String, String> files = Map.of(
                "my-app.luma", "a = import \"my_app\"\nb = import \"lib/x\"", "my_app.luma", "", "lib/x.luma", "");
        final List<LoadedModule> modules = load("my-app.luma", files, Map.of());
        assertEquals(
                List.of("luma.my_app_2", "luma.lib.x", "luma.my_app"),
                modules.stream().map(LoadedModule::className).toList());
    }

    @Test
    void goesOnWithoutAModuleThatIsNotThere() {
        final LoadedModule module = load("app.luma", Map.of("app.luma", "x = import \"x\""), Map.of())
                .getLast();
        assertTrue(module.lostImports().contains("x"));
        assertTrue(module.diagnostics().hasErrors());
    }

    @Test
    void saysWhatCannotBeAModule(@TempDir Path root) throws IOException {
        Files.write(root.resolve("binary.luma"), new byte[] {(byte) 0xFF, 0});
        final Source main = new Source("app.luma", "a = import \"binary\"\nb = import \"a\\0b\"\n");
        final List<LoadedModule> modules = Modules.load(main, "app.luma", new FileModules(root), Parser::parse);
        assertEquals("""
                app.luma:1:12: error[E0401]: no module "binary"
                    1 | a = import "binary"
                      |            ^^^^^^^^
                      = note: binary.luma is not UTF-8
                app.luma:2:12: error[E0401]: no module "a\uFFFDb"
                    2 | b = import "a\\0b"
                      |            ^^^^^^
                      = note: looked in a\uFFFDb.luma, the bundled library
                2 errors
                """, Renderer.render(modules.getLast().diagnostics().sorted()));
    }

    @Test
    void readsFilesBelowTheRoot(@TempDir Path root) throws IOException {
        Files.createDirectories(root.resolve("lib"));
        Files.writeString(root.resolve("lib/a.luma"), "const A = 1\n");
        final FileModules modules = new FileModules(root);
        assertEquals("const A = 1\n", modules.file("lib/a.luma"));
        assertEquals(null, modules.file("lib"));
        assertEquals(null, modules.bundled("nothing.luma"));
    }
}
