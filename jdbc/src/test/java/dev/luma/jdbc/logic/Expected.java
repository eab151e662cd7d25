package dev.luma.jdbc.logic;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The values that a query is to give, or what is known of them where there are many.
sealed interface Expected {
    /// As the lines below a query have it.
    static Expected of(List<String> lines) {
        final Matcher hash = Pattern.compile("(\\d+) values hashing to ([0-9a-f]{32})")
                .matcher(lines.size() == 1 ? lines.get(0) : "");
        return hash.matches()
                ? new Hash(Integer.parseInt(hash.group(1)), hash.group(2))
                : new Values(List.copyOf(lines));
    }

    boolean isMetBy(List<String> values);

    record Values(List<String> values) implements Expected {
        @Override
        public boolean isMetBy(List<String> actual) {
            return values.equals(actual);
        }
    }

    /// @param md5 of the values, a line end behind each
    record Hash(int count, String md5) implements Expected {
        @Override
        public boolean isMetBy(List<String> actual) {
            return actual.size() == count && md5.equals(hashed(actual));
        }
    }

    /// The sum by which many values are known.
    static String hashed(List<String> values) {
        try {
            final MessageDigest digest = MessageDigest.getInstance("MD5");
            for (final String value : values) {
                digest.update(value.getBytes(StandardCharsets.UTF_8));
                digest.update((byte) '\n');
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every JVM has it
        }
    }
}
