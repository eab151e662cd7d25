package dev.luma.benchmarks.language.twins;

import java.util.List;

final class Matches {
    private static final List<String> PROGRAM =
            List.of("push", "push", "add", "dup", "mul", "push", "swap", "sub", "low", "drop", "jump");

    private Matches() {}

    private static long kind(long code) {
        return switch ((int) code) {
            case 0 -> 3;
            case 1, 2 -> 5;
            case 0xFB -> 13;
            case 0xFC -> 17;
            case 0xFD -> 19;
            case 0xFE, 0xFF -> 23;
            default -> code >= 3 && code < 10 ? 7 : code >= 10 && code < 100 ? 11 : 29;
        };
    }

    static long run(long n) {
        long a = 1;
        long b = 2;
        for (int i = 0; i < n; i++) {
            switch (PROGRAM.get(i % PROGRAM.size())) {
                case "push" -> {
                    b = a;
                    a = kind(i % 256);
                }
                case "add" -> a = a + b;
                case "sub" -> a = a - b;
                case "mul" -> a = a * b % 10_007;
                case "dup" -> b = a;
                case "swap" -> {
                    final long c = a;
                    a = b;
                    b = c;
                }
                case "low" -> a = a % 256;
                case "drop" -> a = b;
                default -> a += 1;
            }
        }
        return a * 31 + b;
    }
}
