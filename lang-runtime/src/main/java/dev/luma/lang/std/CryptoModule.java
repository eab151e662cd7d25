package dev.luma.lang.std;

import dev.luma.lang.runtime.ByteList;
import dev.luma.lang.runtime.Panic;
import dev.luma.lang.runtime.Panics;
import dev.luma.toolbox.crypto.Crypto;
import dev.luma.toolbox.crypto.CryptoException;
import java.util.Base64;
import java.util.HexFormat;

/// Luma's `crypto`.
public final class CryptoModule {
    private CryptoModule() {}

    // ---- digests

    public static ByteList sha1(ByteList data) {
        return ByteList.wrap(Crypto.sha1(data.elements()));
    }

    public static ByteList sha256(ByteList data) {
        return ByteList.wrap(Crypto.sha256(data.elements()));
    }

    public static ByteList sha512(ByteList data) {
        return ByteList.wrap(Crypto.sha512(data.elements()));
    }

    public static ByteList md5(ByteList data) {
        return ByteList.wrap(Crypto.md5(data.elements()));
    }

    public static ByteList hmacSha1(ByteList key, ByteList data) {
        return ByteList.wrap(Crypto.hmacSha1(key.elements(), data.elements()));
    }

    public static ByteList hmacSha256(ByteList key, ByteList data) {
        return ByteList.wrap(Crypto.hmacSha256(key.elements(), data.elements()));
    }

    public static ByteList hmacSha512(ByteList key, ByteList data) {
        return ByteList.wrap(Crypto.hmacSha512(key.elements(), data.elements()));
    }

    // ---- secrets

    public static ByteList randomBytes(long n) {
        return ByteList.wrap(Crypto.randomBytes(Sizes.array(n)));
    }

    public static boolean equal(ByteList a, ByteList b) {
        return Crypto.constantTimeEquals(a.elements(), b.elements());
    }

    public static ByteList rsaEncrypt(String pem, ByteList data) {
        try {
            return ByteList.wrap(Crypto.rsaOaepSha1(pem, data.elements()));
        } catch (CryptoException e) {
            throw Panic.of("crypto", String.valueOf(e.getMessage()));
        }
    }

    // ---- encodings

    public static String hex(ByteList data) {
        return Lists.hex(data);
    }

    public static ByteList unhex(String text) {
        try {
            return ByteList.wrap(HexFormat.of().parseHex(text));
        } catch (IllegalArgumentException e) {
            throw Panics.convert(text, "[byte]");
        }
    }

    public static String base64(ByteList data) {
        return Base64.getEncoder().encodeToString(data.elements());
    }

    public static ByteList unbase64(String text) {
        try {
            return ByteList.wrap(Base64.getDecoder().decode(text));
        } catch (IllegalArgumentException e) {
            throw Panics.convert(text, "[byte]");
        }
    }
}
