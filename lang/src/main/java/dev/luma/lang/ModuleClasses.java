package dev.luma.lang;

import java.util.Map;

/// Gives the JVM the classes of one compiled program. Each program has a loader of its own, so that it can be unloaded.
public final class ModuleClasses extends ClassLoader {
    static {
        registerAsParallelCapable();
    }

    private final Map<String, byte[]> classes;

    /// @param classes class files by name, with dots
    public ModuleClasses(Map<String, byte[]> classes, ClassLoader parent) {
        super("luma", parent);
        this.classes = classes;
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        final byte[] bytes = classes.get(name);
        if (bytes == null) {
            throw new ClassNotFoundException(name);
        }
        return defineClass(name, bytes, 0, bytes.length);
    }
}
