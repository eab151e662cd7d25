package dev.luma.architecture;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A table of who may know whom.
///
/// A row is `package -> what it may know`: packages (`db.error`), single classes (`toolbox.tcp.Duplex`), or a package
/// with everything below it (`db.*`, on the left too). A package may always know itself.
final class Arrows {

    private final Map<String, List<String>> rows = new LinkedHashMap<>();

    static Arrows parse(String table) {
        var arrows = new Arrows();
        table.lines().map(String::strip).filter(line -> !line.isEmpty()).forEach(arrows::addRow);
        return arrows;
    }

    private void addRow(String line) {
        String[] sides = line.split("->", -1);
        if (sides.length != 2 || rows.containsKey(sides[0].strip())) {
            throw new IllegalArgumentException("not a row, or a second one for its package: " + line);
        }
        rows.put(sides[0].strip(), List.of(sides[1].strip().split("\\s+")));
    }

    /// A sentence for each reference that follows no arrow, and for each package that has no row.
    List<String> violations(Set<ClassReference> references) {
        List<String> violations = new ArrayList<>();
        for (ClassReference reference : references) {
            List<String> allowed = allowedFrom(reference.fromPackage());
            if (allowed == null) {
                violations.add("%s: its package %s has no row in the table of arrows"
                        .formatted(reference.from(), reference.fromPackage()));
            } else if (!mayKnow(reference, allowed)) {
                violations.add("%s knows %s: no arrow leads from package %s to %s"
                        .formatted(reference.from(), reference.to(), reference.fromPackage(), reference.toPackage()));
            }
        }
        return violations;
    }

    /// The rows that no class belongs to.
    List<String> unusedRows(Set<ClassReference> references) {
        return rows.keySet().stream()
                .filter(row -> references.stream().noneMatch(reference -> covers(row, reference.fromPackage())))
                .toList();
    }

    private List<String> allowedFrom(String packageName) {
        for (var row : rows.entrySet()) {
            if (covers(row.getKey(), packageName)) {
                return row.getValue();
            }
        }
        return null;
    }

    private static boolean mayKnow(ClassReference reference, List<String> allowed) {
        return reference.fromPackage().equals(reference.toPackage())
                || allowed.contains(reference.to())
                || allowed.stream().anyMatch(name -> covers(name, reference.toPackage()));
    }

    private static boolean covers(String name, String packageName) {
        if (!name.endsWith(".*")) {
            return name.equals(packageName);
        }
        String root = name.substring(0, name.length() - ".*".length());
        return packageName.equals(root) || packageName.startsWith(root + ".");
    }
}
