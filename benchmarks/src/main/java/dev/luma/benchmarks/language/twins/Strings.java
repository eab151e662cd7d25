package dev.luma.benchmarks.language.twins;

import java.util.ArrayList;
import java.util.List;

final class Strings {
    private Strings() {}

    static long run(long n) {
        final List<String> lines = new ArrayList<>();
        for (long i = 0; i < n; i++) {
            lines.add(i + ";name " + i % 97 + ";" + i * 3);
        }
        long sum = 0;
        for (final String line : String.join("\n", lines).lines().toList()) {
            final String[] fields = line.split(";", -1);
            sum += fields[0].length() + Long.parseLong(fields[2]);
            if (fields[1].endsWith("7")) {
                sum += fields[1].substring(5).length();
            }
            if (line.contains("name 9")) {
                sum += Math.max(0, line.indexOf(";"));
            }
        }
        return sum;
    }
}
