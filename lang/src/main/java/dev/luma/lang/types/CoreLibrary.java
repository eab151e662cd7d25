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
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// The modules, types and functions that every program has. They stand in `core.luma`, whose sections are read when
/// something of them is asked for.
public final class CoreLibrary {
    private static final CoreLibrary STANDARD = read("core.luma");

    private static final String ELEMENTS = "[T]";
    private static final String BYTES = "[byte]";
    private static final String ENTRIES = "{K: V}";

    private final Map<String, CoreOverloads> prelude = new LinkedHashMap<>();
    private final Map<String, Lazy<CoreModule>> modules = new LinkedHashMap<>();
    /// Types by their text.
    private final Map<String, Lazy<CoreReader>> members = new LinkedHashMap<>();
    private final Map<String, TraitSymbol> traits = new LinkedHashMap<>();

    private CoreLibrary(List<CoreSection> sections) {
        // Signatures name traits that come later.
        for (final CoreSection section : sections) {
            if (section.kind().equals("trait")) {
                traits.put(section.name(), new TraitSymbol(null, section.name(), true));
            }
        }
        sections.forEach(this::add);
    }

    private CoreLibrary(CoreLibrary other, CoreModule added) {
        prelude.putAll(other.prelude);
        modules.putAll(other.modules);
        modules.put(added.name(), new Lazy<>(() -> added));
        members.putAll(other.members);
        traits.putAll(other.traits);
    }

    private void add(CoreSection section) {
        final String name = section.name();
        switch (section.kind()) {
            case "prelude" ->
                CoreReader.read(section, traits)
                        .functions()
                        .forEach((function, all) ->
                                prelude.put(function, new CoreOverloads(function, List.copyOf(all))));
            case "module" ->
                modules.put(
                        name, new Lazy<>(() -> CoreReader.read(section, traits).module()));
            case "type" -> members.put(name, new Lazy<>(() -> CoreReader.read(section, traits)));
            default ->
                Objects.requireNonNull(traits.get(name))
                        .methods()
                        .putAll(CoreReader.read(section, traits).signatures());
        }
    }

    /// The one of this version of Luma.
    public static CoreLibrary standard() {
        return STANDARD;
    }

    /// The same with one module more.
    public CoreLibrary with(CoreModule module) {
        return new CoreLibrary(this, module);
    }

    private static CoreLibrary read(String resource) {
        try (InputStream in = CoreLibrary.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("the resource " + resource + " is missing");
            }
            return new CoreLibrary(CoreSection.of(new String(in.readAllBytes(), StandardCharsets.UTF_8)));
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
        final boolean isWord = !name.isEmpty() && Character.isLetter(name.charAt(0));
        return isWord && members.containsKey(name) ? new Type.Core(name) : null;
    }

    /// The names of all types that are written as one word.
    public Set<String> typeNames() {
        final Set<String> names = new TreeSet<>(List.of("int", "float", "bool", "byte", "str", "any", "never"));
        names.addAll(traits.keySet());
        members.keySet().stream()
                .filter(name -> Character.isLetter(name.charAt(0)))
                .forEach(names::add);
        return names;
    }

    /// A module or a function of the prelude; null if there is none of that name.
    public @Nullable Symbol value(String name) {
        final Lazy<CoreModule> module = modules.get(name);
        return module != null ? module.get() : prelude.get(name);
    }

    /// The names of the modules and of the prelude's functions.
    public Set<String> valueNames() {
        final Set<String> names = new TreeSet<>(modules.keySet());
        names.addAll(prelude.keySet());
        return names;
    }

    public Map<String, CoreModule> modules() {
        final Map<String, CoreModule> all = new LinkedHashMap<>();
        modules.forEach((name, module) -> all.put(name, module.get()));
        return Collections.unmodifiableMap(all);
    }

    public Collection<CoreOverloads> prelude() {
        return prelude.values();
    }

    /// Types with their methods and fields, in the order of the text.
    public Map<Type, Map<String, List<CoreFunction>>> members() {
        final Map<Type, Map<String, List<CoreFunction>>> all = new LinkedHashMap<>();
        members.values().forEach(one -> all.put(one.get().receiver(), one.get().functions()));
        return Collections.unmodifiableMap(all);
    }

    /// `DatabaseDriver`, `DatabaseConnection`.
    public @Nullable TraitSymbol trait(String name) {
        return traits.get(name);
    }

    /// The methods of a name that a value of this type has: all overloads; empty if there is none.
    public List<CoreFunction> methods(Type receiver, String name) {
        final List<CoreFunction> all = new ArrayList<>();
        for (final String section : sections(receiver)) {
            for (final CoreFunction one : members(section).getOrDefault(name, List.of())) {
                if (!one.is(Mark.FIELD)) {
                    all.add(one);
                }
            }
        }
        return all;
    }

    /// The field of a core object, as the function that reads it; null if there is none.
    public @Nullable CoreFunction field(Type receiver, String name) {
        for (final CoreFunction one : members(receiver.text()).getOrDefault(name, List.of())) {
            if (one.is(Mark.FIELD)) {
                return one;
            }
        }
        return null;
    }

    /// The names of all fields and methods of a type.
    public Set<String> memberNames(Type receiver) {
        final Set<String> names = new TreeSet<>();
        sections(receiver).forEach(one -> names.addAll(members(one).keySet()));
        return names;
    }

    private Map<String, List<CoreFunction>> members(String type) {
        final Lazy<CoreReader> section = members.get(type);
        return section == null ? Map.of() : section.get().functions();
    }

    /// The texts of the types whose sections have the methods of a type.
    private static List<String> sections(Type receiver) {
        return switch (receiver) {
            case Type.ListOf list -> list.element() == Type.BYTE ? List.of(BYTES, ELEMENTS) : List.of(ELEMENTS);
            case Type.MapOf map -> List.of(ENTRIES);
            default -> List.of(receiver.text());
        };
    }
}
