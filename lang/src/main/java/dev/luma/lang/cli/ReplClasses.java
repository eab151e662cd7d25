package dev.luma.lang.cli;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// The classes of one input. What came out as for an input before is that input's class, so that objects made then
/// can be used now.
final class ReplClasses extends ClassLoader {
    private final Map<String, byte[]> own;
    private final Map<String, Known> known;
    private final Set<String> changedTypes = new TreeSet<>();

    private record Known(byte[] bytes, ReplClasses loader) {}

    ReplClasses(ClassLoader parent) {
        super("luma repl", parent);
        own = Map.of();
        known = Map.of();
    }

    private ReplClasses(ReplClasses before, Map<String, byte[]> compiled) {
        super("luma repl", before.getParent());
        own = new HashMap<>();
        known = new HashMap<>();
        compiled.forEach((name, bytes) -> {
            final Known earlier = before.known.get(name);
            if (earlier != null && Arrays.equals(earlier.bytes(), bytes)) {
                known.put(name, earlier);
                return;
            }
            known.put(name, new Known(bytes, this));
            own.put(name, bytes);
            final int nested = name.indexOf('$');
            if (earlier != null && nested > 0) {
                changedTypes.add(name.substring(nested + 1));
            }
        });
    }

    /// @param compiled all class files of the next input, by name, with dots
    ReplClasses next(Map<String, byte[]> compiled) {
        return new ReplClasses(this, compiled);
    }

    /// The structs and traits that are other ones than before.
    Set<String> changedTypes() {
        return changedTypes;
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        final byte @Nullable [] bytes = own.get(name);
        if (bytes != null) {
            return defineClass(name, bytes, 0, bytes.length);
        }
        final Known earlier = known.get(name);
        if (earlier == null || earlier.loader() == this) {
            throw new ClassNotFoundException(name);
        }
        return earlier.loader().loadClass(name);
    }
}
