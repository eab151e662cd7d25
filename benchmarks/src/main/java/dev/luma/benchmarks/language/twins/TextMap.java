package dev.luma.benchmarks.language.twins;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

final class TextMap {
    private static final String TEXT =
            "the quick brown fox jumps over the lazy dog while the cat sleeps under a warm quiet"
                    + " sun and dreams of mice";

    private TextMap() {}

    static long run(long n) {
        final List<String> words = List.of(TEXT.split(" ", -1));
        final Map<String, Long> counts = new LinkedHashMap<>();
        for (int i = 0; i < n; i++) {
            final String word = words.get(i % words.size());
            counts.put(word, counts.getOrDefault(word, 0L) + 1);
        }
        long sum = 0;
        for (final Map.Entry<String, Long> entry : counts.entrySet()) {
            sum += entry.getKey().length() * entry.getValue();
        }
        return sum;
    }
}
