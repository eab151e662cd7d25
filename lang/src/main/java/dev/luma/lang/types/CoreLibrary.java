package dev.luma.lang.types;

import dev.luma.lang.types.Symbol.CoreFunction;
import dev.luma.lang.types.Symbol.CoreModule;
import dev.luma.lang.types.Symbol.CoreOverloads;
import dev.luma.lang.types.Symbol.Mark;
import dev.luma.lang.types.Symbol.TraitSymbol;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// The modules, types and functions that every program has. They are read from `core.luma`, once.
public final class CoreLibrary {
    private static final CoreLibrary STANDARD = read("core.luma");

    private static final Type ELEMENTS = new Type.ListOf(new Type.Variable("T"));
    private static final Type BYTES = new Type.ListOf(Type.BYTE);
    private static final Type ENTRIES = new Type.MapOf(new Type.Variable("K"), new Type.Variable("V"));

    private final Map<String, CoreOverloads> prelude = new LinkedHashMap<>();
    private final Map<String, CoreModule> modules;
    private final Map<Type, Map<String, List<CoreFunction>>> members;
    private final Map<String, TraitSymbol> traits;

    private CoreLibrary(CoreReader reader) {
        reader.prelude.forEach((name, all) -> prelude.put(name, new CoreOverloads(name, List.copyOf(all))));
        modules = Collections.unmodifiableMap(reader.modules);
        members = Collections.unmodifiableMap(reader.types);
        traits = Collections.unmodifiableMap(reader.traits);
    }

    private CoreLibrary(CoreLibrary other, Map<String, CoreModule> modules) {
        prelude.putAll(other.prelude);
        this.modules = Collections.unmodifiableMap(modules);
        members = other.members;
        traits = other.traits;
    }

    /// The one of this version of Luma.
    public static CoreLibrary standard() {
        return STANDARD;
    }

    /// The same with one module more.
    public CoreLibrary with(CoreModule module) {
        final Map<String, CoreModule> more = new LinkedHashMap<>(modules);
        more.put(module.name(), module);
        return new CoreLibrary(this, more);
    }

    private static CoreLibrary read(String resource) {
        try (InputStream in = CoreLibrary.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("the resource " + resource + " is missing");
            }
            return new CoreLibrary(new CoreReader(new String(in.readAllBytes(), StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// `int`, `any`: a type that is no object of the core library; null if the name is none.
    static @Nullable Type plainType(String name) {
        return switch (name) {
            case "int" -> Type.INT;
            case "float" -> Type.FLOAT;
            case "bool" -> Type.BOOL;
            case "byte" -> Type.BYTE;
            case "str" -> Type.STR;
            case "any" -> Type.ANY;
            case "never" -> Type.NEVER;
            default -> null;
        };
    }

    /// A type by its name; null if the core library has none of that name.
    public @Nullable Type type(String name) {
        final Type plain = plainType(name);
        if (plain != null) {
            return plain;
        }
        final TraitSymbol trait = traits.get(name);
        if (trait != null) {
            return new Type.TraitOf(trait);
        }
        final Type core = new Type.Core(name);
        return members.containsKey(core) ? core : null;
    }

    /// The names of all types that are written as one word.
    public Set<String> typeNames() {
        final Set<String> names = new TreeSet<>(List.of("int", "float", "bool", "byte", "str", "any", "never"));
        names.addAll(traits.keySet());
        members.keySet().forEach(type -> {
            if (type instanceof Type.Core) {
                names.add(type.text());
            }
        });
        return names;
    }

    /// A module or a function of the prelude; null if there is none of that name.
    public @Nullable Symbol value(String name) {
        final Symbol module = modules.get(name);
        return module != null ? module : prelude.get(name);
    }

    /// The names of the modules and of the prelude's functions.
    public Set<String> valueNames() {
        final Set<String> names = new TreeSet<>(modules.keySet());
        names.addAll(prelude.keySet());
        return names;
    }

    public Map<String, CoreModule> modules() {
        return modules;
    }

    public Collection<CoreOverloads> prelude() {
        return prelude.values();
    }

    /// Types with their methods and fields, in the order of the text.
    public Map<Type, Map<String, List<CoreFunction>>> members() {
        return members;
    }

    /// `DatabaseDriver`, `DatabaseConnection`.
    public @Nullable TraitSymbol trait(String name) {
        return traits.get(name);
    }

    /// The methods of a name that a value of this type has: all overloads; empty if there is none.
    public List<CoreFunction> methods(Type receiver, String name) {
        final List<CoreFunction> all = new ArrayList<>();
        for (final Type section : sections(receiver)) {
            for (final CoreFunction one :
                    members.getOrDefault(section, Map.of()).getOrDefault(name, List.of())) {
                if (!one.is(Mark.FIELD)) {
                    all.add(one);
                }
            }
        }
        return all;
    }

    /// The field of a core object, as the function that reads it; null if there is none.
    public @Nullable CoreFunction field(Type receiver, String name) {
        for (final CoreFunction one : members.getOrDefault(receiver, Map.of()).getOrDefault(name, List.of())) {
            if (one.is(Mark.FIELD)) {
                return one;
            }
        }
        return null;
    }

    /// The names of all fields and methods of a type.
    public Set<String> memberNames(Type receiver) {
        final Set<String> names = new TreeSet<>();
        sections(receiver)
                .forEach(one -> names.addAll(members.getOrDefault(one, Map.of()).keySet()));
        return names;
    }

    private static List<Type> sections(Type receiver) {
        return switch (receiver) {
            case Type.ListOf list -> list.element() == Type.BYTE ? List.of(BYTES, ELEMENTS) : List.of(ELEMENTS);
            case Type.MapOf map -> List.of(ENTRIES);
            default -> List.of(receiver);
        };
    }
}
