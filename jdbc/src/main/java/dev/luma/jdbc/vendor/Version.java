package dev.luma.jdbc.vendor;

/// A server's version.
///
/// @param text as the server words it: `9.7.4-2`, `11.8.6-MariaDB-0+deb13u1`
/// @param major 0 if the text does not begin with a number
/// @param minor 0 if there is none
/// @param patch 0 if there is none
public record Version(String text, int major, int minor, int patch) {
    private static final int MOST_DIGITS = 9;

    /// Reads the numbers that the text begins with. A server of MariaDB may put `5.5.5-` before its own, for old
    /// clients; that is passed over.
    public static Version of(String text) {
        final String own = text.startsWith("5.5.5-") && text.length() > 6 ? text.substring(6) : text;
        final int[] numbers = new int[3];
        int at = 0;
        for (int i = 0; i < numbers.length; i++) {
            final int end = afterDigits(own, at);
            if (end == at || end - at > MOST_DIGITS) {
                break;
            }
            numbers[i] = Integer.parseInt(own, at, end, 10);
            if (end == own.length() || own.charAt(end) != '.') {
                break;
            }
            at = end + 1;
        }
        return new Version(own, numbers[0], numbers[1], numbers[2]);
    }

    private static int afterDigits(String text, int from) {
        int end = from;
        while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
            end++;
        }
        return end;
    }

    /// Whether it is this version or a later one.
    public boolean isAtLeast(int thatMajor, int thatMinor) {
        return major > thatMajor || major == thatMajor && minor >= thatMinor;
    }
}
