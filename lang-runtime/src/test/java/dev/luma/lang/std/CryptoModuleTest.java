package dev.luma.lang.std;

import static dev.luma.lang.runtime.Panicking.panics;
import static dev.luma.lang.std.Values.bytes;
import static dev.luma.lang.std.Values.utf8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.luma.lang.runtime.ByteList;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class CryptoModuleTest {
    private static final ByteList ABC = utf8("abc");
    private static final ByteList NOTHING = new ByteList();

    private static String hex(ByteList bytes) {
        return CryptoModule.hex(bytes);
    }

    @Test
    void digests() {
        assertEquals("a9993e364706816aba3e25717850c26c9cd0d89d", hex(CryptoModule.sha1(ABC)));
        assertEquals("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", hex(CryptoModule.sha256(ABC)));
        assertTrue(hex(CryptoModule.sha512(ABC)).startsWith("ddaf35a193617abacc417349ae204131"));
        assertEquals("900150983cd24fb0d6963f7d28e17f72", hex(CryptoModule.md5(ABC)));
        assertEquals("d41d8cd98f00b204e9800998ecf8427e", hex(CryptoModule.md5(NOTHING)));
    }

    @Test
    void digestsOnlyWhatIsInTheList() {
        final ByteList grown = new ByteList(100).addAll(ABC);

        assertEquals(CryptoModule.sha256(ABC), CryptoModule.sha256(grown));
    }

    @Test
    void authenticates() {
        final ByteList key = utf8("key");
        final ByteList fox = utf8("The quick brown fox jumps over the lazy dog");

        assertEquals("de7c9b85b8b78aa6bc8a7a36f70a90701c9db4d9", hex(CryptoModule.hmacSha1(key, fox)));
        assertEquals(
                "f7bc83f430538424b13298e6aa6fb143ef4d59a14946175997479dbc2d1a3cd8",
                hex(CryptoModule.hmacSha256(key, fox)));
        assertTrue(hex(CryptoModule.hmacSha512(key, fox)).startsWith("b42af09057bac1e2d41708e48a902e09"));
        assertEquals(20, CryptoModule.hmacSha1(NOTHING, NOTHING).size());
    }

    @Test
    void makesBytesThatNobodyGuesses() {
        assertEquals(32, CryptoModule.randomBytes(32).size());
        assertNotEquals(CryptoModule.randomBytes(32), CryptoModule.randomBytes(32));
        assertEquals(0, CryptoModule.randomBytes(0).size());
        panics("convert", "-1 is less than 0", () -> CryptoModule.randomBytes(-1));
        panics("convert", () -> CryptoModule.randomBytes(Long.MAX_VALUE));
    }

    @Test
    void compares() {
        assertTrue(CryptoModule.equal(ABC, utf8("abc")));
        assertFalse(CryptoModule.equal(ABC, utf8("abd")));
        assertFalse(CryptoModule.equal(ABC, NOTHING));
    }

    @Test
    void encryptsForTheOwnerOfAKey() throws Exception {
        final KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        final KeyPair pair = generator.generateKeyPair();
        final String pem = "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getMimeEncoder().encodeToString(pair.getPublic().getEncoded())
                + "\n-----END PUBLIC KEY-----\n";

        assertEquals(256, CryptoModule.rsaEncrypt(pem, ABC).size());
        panics("crypto", () -> CryptoModule.rsaEncrypt("no key", ABC));
        panics("crypto", () -> CryptoModule.rsaEncrypt(pem, ByteList.wrap(new byte[1_000])));
    }

    @Test
    void encodesAndDecodes() {
        assertEquals("00ff", hex(bytes(0, 255)));
        assertEquals(bytes(0, 255), CryptoModule.unhex("00fF"));
        assertEquals(NOTHING, CryptoModule.unhex(""));
        panics("convert", "cannot convert \"0g\" to [byte]", () -> CryptoModule.unhex("0g"));
        panics("convert", () -> CryptoModule.unhex("000"));
        assertEquals("YQ==", CryptoModule.base64(utf8("a")));
        assertEquals(utf8("a"), CryptoModule.unbase64("YQ=="));
        assertEquals(utf8("a"), CryptoModule.unbase64("YQ"));
        assertEquals(NOTHING, CryptoModule.unbase64(""));
        panics("convert", "cannot convert \"Y?\" to [byte]", () -> CryptoModule.unbase64("Y?"));
    }
}
