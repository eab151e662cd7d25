package dev.luma.lang.resolve;

import java.util.ArrayList;
import java.util.List;

/// Where a module is: a path from the project's root, or from the root of the bundled library. Equal paths are the same
/// module, however it was reached.
///
/// @param path with `/` and its ending; `..` only at the start
record ModulePath(boolean isBundled, String path) {
    private static final String ENDING = ".luma";

    /// The places in which an import is looked for, in order, each once.
    static List<ModulePath> candidates(ModulePath importer, String imported) {
        final List<ModulePath> all = new ArrayList<>();
        all.add(new ModulePath(importer.isBundled, normal(importer.folder() + imported + ENDING)));
        final String fromRoot = normal(imported + ENDING);
        for (final ModulePath further : List.of(new ModulePath(false, fromRoot), new ModulePath(true, fromRoot))) {
            if (!all.contains(further)) {
                all.add(further);
            }
        }
        return all;
    }

    /// Not the record's own, whose code the JVM writes when it is first asked for: each start would wait for it.
    @Override
    public int hashCode() {
        return path.hashCode();
    }

    private String folder() {
        return path.substring(0, path.lastIndexOf('/') + 1);
    }

    /// The path without `.` and without `..` behind a folder.
    static String normal(String path) {
        final List<String> parts = new ArrayList<>();
        for (final String part : path.split("/", -1)) {
            if (part.equals("..") && !parts.isEmpty() && !parts.getLast().equals("..")) {
                parts.removeLast();
            } else if (!part.equals(".") && !part.isEmpty()) {
                parts.add(part);
            }
        }
        return String.join("/", parts);
    }

    /// The path without the ending, as an import would name it from the root.
    String withoutEnding() {
        return path.endsWith(ENDING) ? path.substring(0, path.length() - ENDING.length()) : path;
    }

    /// The file's name without folder and ending.
    String lastName() {
        final String whole = withoutEnding();
        return whole.substring(whole.lastIndexOf('/') + 1);
    }

    /// As a message names the place.
    String text(ModuleSource modules) {
        return isBundled ? "the bundled library" : modules.nameOf(path);
    }
}
