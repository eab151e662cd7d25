package dev.luma.benchmarks.language.twins;

import java.util.LinkedHashMap;
import java.util.Map;

final class IntMap {
    private IntMap() {}

    static long run(long n) {
        final Map<Long, Long> known = new LinkedHashMap<>();
        long sum = 0;
        for (long i = 0; i < n; i++) {
            final long key = i * 7919 % 1021;
            final Long value = known.get(key);
            if (value != null) {
                sum += value;
            } else {
                known.put(key, key * key);
            }
        }
        return sum + known.size();
    }
}
