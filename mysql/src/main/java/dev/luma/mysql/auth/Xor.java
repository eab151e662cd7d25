package dev.luma.mysql.auth;

/// The one operation that both scrambles end in.
final class Xor {
    private Xor() {}

    /// `data` with `key` laid over it, again and again if it is the shorter one. A new array.
    static byte[] of(byte[] data, byte[] key) {
        final byte[] mixed = new byte[data.length];
        for (int i = 0; i < data.length; i++) {
            mixed[i] = (byte) (data[i] ^ key[i % key.length]);
        }
        return mixed;
    }
}
