package dev.luma.lang.resolve;

import dev.luma.lang.diagnostic.Code;
import dev.luma.lang.diagnostic.Diagnostics;
import dev.luma.lang.diagnostic.Note;
import dev.luma.lang.source.Source;
import dev.luma.lang.syntax.Ast;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/// Loads a file and all that it imports, each file once.
public final class Modules {
    private final ModuleSource texts;
    private final BiFunction<Source, Diagnostics, Ast.File> parser;
    private final Map<ModulePath, LoadedModule> loaded = new HashMap<>();
    /// Imported modules before those that import them.
    private final List<LoadedModule> order = new ArrayList<>();
    /// The modules whose imports are being loaded, the one asked for first.
    private final List<ModulePath> underWay = new ArrayList<>();

    private final Set<String> classNames = new HashSet<>();

    private Modules(ModuleSource texts, BiFunction<Source, Diagnostics, Ast.File> parser) {
        this.texts = texts;
        this.parser = parser;
    }

    /// Loads a file and what it imports. What is wrong is reported to the diagnostics of the module where it stands.
    ///
    /// @param main the file that was asked for
    /// @param path its path from the project's root, with ending
    /// @param parser from text to tree; reports what is malformed
    /// @return all modules, imported ones before those that import them; the file that was asked for is the last
    public static List<LoadedModule> load(
            Source main, String path, ModuleSource texts, BiFunction<Source, Diagnostics, Ast.File> parser) {
        final Modules modules = new Modules(texts, parser);
        modules.load(new ModulePath(false, ModulePath.normal(path)), main, true);
        return List.copyOf(modules.order);
    }

    private LoadedModule load(ModulePath path, Source source, boolean isMain) {
        final Diagnostics diagnostics = new Diagnostics(source);
        final Ast.File file = parser.apply(source, diagnostics);
        final LoadedModule module = new LoadedModule(
                path.lastName(), className(path), file, diagnostics, new LinkedHashMap<>(), new HashSet<>(), isMain);
        loaded.put(path, module);
        underWay.add(path);
        for (final Ast.Item item : file.items()) {
            if (item instanceof Ast.Import imported) {
                load(imported, module, path);
            }
        }
        underWay.removeLast();
        order.add(module);
        return module;
    }

    private void load(Ast.Import imported, LoadedModule module, ModulePath importer) {
        final LoadedModule found = find(imported, module, importer);
        if (found == null) {
            module.lostImports().add(imported.name().text());
            return;
        }
        module.imports().putIfAbsent(imported.name().text(), found);
        final Ast.@Nullable Statement statement = firstStatement(found);
        if (statement != null) {
            final String place =
                    found.source() + ":" + found.source().line(statement.span().start());
            module.diagnostics()
                    .report(
                            Code.E0403,
                            imported.pathSpan(),
                            "an imported module has declarations only",
                            Note.note(place + " is a statement"));
        }
    }

    private static Ast.@Nullable Statement firstStatement(LoadedModule module) {
        for (final Ast.Item item : module.file().items()) {
            if (item instanceof Ast.Statement statement) {
                return statement;
            }
        }
        return null;
    }

    private @Nullable LoadedModule find(Ast.Import imported, LoadedModule module, ModulePath importer) {
        if (imported.path().startsWith("/")) {
            missing(imported, module, "a path begins at this file's folder or at the project's root");
            return null;
        }
        final List<ModulePath> candidates = ModulePath.candidates(importer, imported.path());
        for (final ModulePath candidate : candidates) {
            if (underWay.contains(candidate)) {
                cycle(imported, module, candidate);
                return null;
            }
            final LoadedModule known = loaded.get(candidate);
            if (known != null) {
                return known;
            }
            final String text;
            try {
                text = candidate.isBundled() ? texts.bundled(candidate.path()) : texts.file(candidate.path());
            } catch (UncheckedIOException e) {
                final boolean isNoText = e.getCause() instanceof CharacterCodingException;
                missing(imported, module, candidate.text(texts) + (isNoText ? " is not UTF-8" : " cannot be read"));
                return null;
            }
            if (text != null) {
                final String name = candidate.isBundled() ? candidate.path() : texts.nameOf(candidate.path());
                return load(candidate, new Source(name, text), false);
            }
        }
        final List<String> places =
                candidates.stream().map(one -> one.text(texts)).distinct().toList();
        missing(imported, module, "looked in " + String.join(", ", places));
        return null;
    }

    private static void missing(Ast.Import imported, LoadedModule module, String note) {
        final String message = "no module \"" + imported.path() + "\"";
        module.diagnostics().report(Code.E0401, imported.pathSpan(), message, Note.note(note));
    }

    private void cycle(Ast.Import imported, LoadedModule module, ModulePath again) {
        final List<String> chain = new ArrayList<>();
        underWay.subList(underWay.indexOf(again), underWay.size()).forEach(one -> chain.add(one.withoutEnding()));
        chain.add(again.withoutEnding());
        final String message = "modules import each other: " + String.join(" → ", chain);
        module.diagnostics().report(Code.E0402, imported.pathSpan(), message);
    }

    /// `luma.drivers.mysql` for `drivers/mysql.luma`; a number behind it where another module has that name already.
    private String className(ModulePath path) {
        final String name =
                "luma." + path.withoutEnding().replaceAll("[^A-Za-z0-9_/]", "_").replace('/', '.');
        String unique = name;
        for (int number = 2; !classNames.add(unique); number++) {
            unique = name + "_" + number;
        }
        return unique;
    }
}
