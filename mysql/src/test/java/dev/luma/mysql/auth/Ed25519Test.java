package dev.luma.mysql.auth;

import static dev.luma.mysql.auth.Factors.LONG_NONCE;
import static dev.luma.mysql.auth.Factors.NONCE;
import static dev.luma.mysql.auth.Factors.bytes;
import static dev.luma.mysql.auth.Factors.factor;
import static dev.luma.mysql.auth.Factors.hex;
import static dev.luma.mysql.auth.Factors.plugin;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.luma.db.error.ProtocolException;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The vectors were computed with a reckoning in Python whose logins MariaDB 11.8.6 accepted.
class Ed25519Test {
    private static final String NAME = "client_ed25519";

    @ParameterizedTest
    @CsvSource({
        "password,28d6e504f6dac8b92272a031acde30707b8335ba8e56edb7decc7a56e81af16d"
                + "4e8c86cf7061d12e8633985459e4a8c2c04b636b58bcd7c8ec089836aba85d05",
        "pässwörd €,6ec73a31eda7587e253a0086696211a29222f0de718c325a80d659c095c5e587"
                + "cf1f81ecd2dec869400f3c34496f0d892a0b3aefa6e30439c76da0c859315008",
        "'',6d063d5d3fa5175ed8544e6cc97a5498a007c19f4cefdd6d5a094650d02f3dda"
                + "74bdc995a87e2a7b3aea5bf70f318142e84ffe8b2f5d8d24124ebd21107c9c0a"
    })
    void signsTheNonce(String password, String signature) {
        assertEquals(signature, hex(plugin(NAME, factor(password, Line.OPEN)).begin(LONG_NONCE)));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 20, 31, 33, 64})
    void refusesANonceOfAnotherLength(int length) {
        final byte[] nonce = new byte[length];
        Arrays.fill(nonce, (byte) 7);
        final AuthPlugin plugin = plugin(NAME, factor("password", Line.OPEN));
        assertThrows(ProtocolException.class, () -> plugin.begin(nonce));
        assertThrows(ProtocolException.class, () -> plugin.begin(new byte[32]), "zeros");
    }

    @Test
    void hasOneStep() {
        final AuthPlugin plugin = plugin(NAME, factor("password", Line.OPEN));
        plugin.begin(LONG_NONCE);
        assertThrows(ProtocolException.class, () -> plugin.next(bytes("04")));
    }

    @Test
    void sharesWithTheServerThePublicKey() {
        final AuthPlugin plugin = plugin(NAME, factor("password", Line.UNPROVEN));
        plugin.begin(LONG_NONCE);
        final byte[] secret = plugin.sharedSecret().orElseThrow();
        assertEquals("44122249dc1280195d84564b1734424d3735434a51277a4566e76543bf24e34a", hex(secret));
        final String proof = "\u0001A502AF3475B9A7355AA4A2D12ED1503374001C715AEFA8B81316C80E690EF366";
        assertTrue(ServerProof.holds(proof, secret, NONCE, bytes("3003020101")));
        assertFalse(ServerProof.holds(proof, secret, LONG_NONCE, bytes("3003020101")));
    }

    /// Everybody knows the empty password.
    @Test
    void believesNoProofByAnEmptyPassword() {
        final AuthPlugin plugin = plugin(NAME, factor("", Line.UNPROVEN));
        plugin.begin(LONG_NONCE);
        assertEquals(Optional.empty(), plugin.sharedSecret());
    }
}
