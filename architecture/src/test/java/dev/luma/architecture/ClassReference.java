package dev.luma.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.lang.classfile.constantpool.Utf8Entry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/// One of our classes names another one of ours. Both are outermost classes, without `dev.luma.`: `mysql.wire.Lenenc`.
///
/// Read from the constant pool, which holds every type that code, descriptors, generic signatures and annotations
/// name. What leaves no trace in a class file is not seen: a constant that javac copied, and documentation.
record ClassReference(String from, String to) implements Comparable<ClassReference> {

    private static final Pattern OUR_TYPE_IN_A_DESCRIPTOR = Pattern.compile("L(dev/luma/[\\w/$]+)");

    static Set<ClassReference> readAll(Path classes) {
        try (var files = Files.walk(classes)) {
            Set<ClassReference> references = new TreeSet<>();
            files.filter(ClassReference::isClass).forEach(file -> references.addAll(read(file)));
            return references;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Set<ClassReference> read(Path classFile) {
        try {
            return read(ClassFile.of().parse(classFile));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Holds a reference of the class to itself too, so that no class is overlooked for knowing nobody.
    private static Set<ClassReference> read(ClassModel model) {
        String from = outermost(model.thisClass().asInternalName());
        Set<ClassReference> references = new TreeSet<>();
        for (PoolEntry entry : model.constantPool()) {
            forEachTypeOfOurs(entry, type -> references.add(new ClassReference(from, outermost(type))));
        }
        return references;
    }

    private static void forEachTypeOfOurs(PoolEntry entry, Consumer<String> types) {
        switch (entry) {
            case ClassEntry type -> {
                if (type.asInternalName().startsWith("dev/luma/")) {
                    types.accept(type.asInternalName());
                }
            }
            case Utf8Entry text -> {
                var matcher = OUR_TYPE_IN_A_DESCRIPTOR.matcher(text.stringValue());
                while (matcher.find()) {
                    types.accept(matcher.group(1));
                }
            }
            default -> {}
        }
    }

    private static boolean isClass(Path file) {
        String name = file.getFileName().toString();
        return name.endsWith(".class") && !name.equals("module-info.class");
    }

    private static String outermost(String internalName) {
        int nested = internalName.indexOf('$');
        String outer = nested < 0 ? internalName : internalName.substring(0, nested);
        return outer.substring("dev/luma/".length()).replace('/', '.');
    }

    String fromPackage() {
        return packageOf(from);
    }

    String toPackage() {
        return packageOf(to);
    }

    private static String packageOf(String className) {
        return className.substring(0, className.lastIndexOf('.'));
    }

    @Override
    public int compareTo(ClassReference other) {
        int byFrom = from.compareTo(other.from);
        return byFrom != 0 ? byFrom : to.compareTo(other.to);
    }
}
