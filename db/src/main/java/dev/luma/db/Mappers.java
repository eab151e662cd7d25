package dev.luma.db;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// How the rows of one layout become objects, by the class that was asked for.
final class Mappers {
    private final Map<Class<?>, RowMapper<?>> mappers = new ConcurrentHashMap<>(4);

    @SuppressWarnings("unchecked")
    <T> RowMapper<T> get(Class<T> type, Layout layout) {
        final RowMapper<?> known = mappers.get(type);
        if (known != null) {
            return (RowMapper<T>) known;
        }
        final RowMapper<T> made = type.isRecord() ? RecordMapper.of(type, layout) : new ValueMapper<>(type, layout);
        mappers.put(type, made);
        return made;
    }
}
