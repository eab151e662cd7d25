package dev.luma.db;

import dev.luma.db.error.UsageException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A record class as rows need it: its components and its constructor. Worked out once for each class, and forgotten
/// with it.
///
/// @param constructor takes an `Object[]` of the components' values
record RecordShape(Class<?> type, List<Component> components, MethodHandle constructor) {
    /// @param type of the value; of what is inside, for an [Optional]
    record Component(String name, Class<?> type, boolean optional) {}

    private static final ClassValue<RecordShape> SHAPES = new ClassValue<>() {
        @Override
        protected RecordShape computeValue(Class<?> type) {
            return examine(type);
        }
    };

    /// @throws UsageException if the record is out of reach
    static RecordShape of(Class<?> type) {
        return SHAPES.get(type);
    }

    private static RecordShape examine(Class<?> type) {
        final List<Component> components = new ArrayList<>();
        final List<Class<?>> types = new ArrayList<>();
        for (final RecordComponent component : type.getRecordComponents()) {
            types.add(component.getType());
            components.add(component(component));
        }
        final MethodType signature = MethodType.methodType(void.class, types);
        final MethodHandle constructor = constructor(type, signature);
        return new RecordShape(
                type,
                List.copyOf(components),
                constructor
                        .asSpreader(Object[].class, types.size())
                        .asType(MethodType.methodType(Object.class, Object[].class)));
    }

    private static Component component(RecordComponent component) {
        if (component.getType() != Optional.class) {
            return new Component(component.getName(), component.getType(), false);
        }
        final Type inside = component.getGenericType() instanceof ParameterizedType optional
                ? optional.getActualTypeArguments()[0]
                : Object.class;
        if (inside instanceof Class<?> type) {
            return new Component(component.getName(), type, true);
        }
        throw new UsageException("component `" + component.getName() + "` of record "
                + component.getDeclaringRecord().getName() + " is an Optional of no plain class");
    }

    private static MethodHandle constructor(Class<?> type, MethodType signature) {
        try {
            return MethodHandles.privateLookupIn(type, MethodHandles.lookup()).findConstructor(type, signature);
        } catch (IllegalAccessException closed) {
            return publicConstructor(type, signature);
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException("a record without its canonical constructor: " + type.getName(), e);
        }
    }

    /// For a public record in a package that is exported, though not open.
    private static MethodHandle publicConstructor(Class<?> type, MethodType signature) {
        try {
            return MethodHandles.publicLookup().findConstructor(type, signature);
        } catch (IllegalAccessException | NoSuchMethodException e) {
            throw new UsageException("record " + type.getName() + " is out of reach: add `opens "
                    + type.getPackageName() + " to dev.luma.db;` to the module-info of "
                    + type.getModule().getName());
        }
    }
}
