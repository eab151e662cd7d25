package dev.luma.mysql.auth;

import dev.luma.db.error.ProtocolException;
import dev.luma.toolbox.crypto.Crypto;
import dev.luma.toolbox.crypto.Secret;
import java.util.Optional;

/// `caching_sha2_password`: the default of MySQL since 8.0.
///
/// | step  | server says                 | client answers                                                |
/// |-------|-----------------------------|---------------------------------------------------------------|
/// | first | nonce                       | `SHA256(password) XOR SHA256(SHA256(SHA256(password)) ‖ nonce)` |
/// | fast  | `03`: known in the cache    | nothing; OK follows                                           |
/// | full  | `04`: not in the cache      | the password or, as [PasswordDelivery] says, `02`             |
/// | key   | the server's key, PEM       | the password under the key                                    |
///
/// @see <a
/// href="https://dev.mysql.com/doc/dev/mysql-server/latest/page_caching_sha2_authentication_exchanges.html">Caching_sha2_password information</a>
final class CachingSha2 implements AuthPlugin {
    static final String NAME = "caching_sha2_password";

    private static final byte[] NOTHING = {};
    private static final byte REQUEST_KEY = 0x02;
    private static final byte IN_CACHE = 0x03;
    private static final byte FULL_AUTHENTICATION = 0x04;

    /// What the server may say next.
    private enum Step {
        VERDICT,
        KEY,
        NOTHING_MORE
    }

    private final Secret password;
    private final PasswordDelivery delivery;
    private byte[] nonce = NOTHING;
    private Step step = Step.NOTHING_MORE;

    CachingSha2(Factor factor) {
        this.password = factor.password();
        this.delivery =
                new PasswordDelivery(NAME, REQUEST_KEY, factor, factor.line().isConfidential());
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public byte[] begin(byte[] nonce) {
        this.nonce = Nonce.check(nonce, Nonce.LENGTH, NAME).clone();
        step = Step.VERDICT;
        return password.isEmpty() ? NOTHING : scramble(password.bytes(), nonce);
    }

    private static byte[] scramble(byte[] password, byte[] nonce) {
        final byte[] once = Crypto.sha256(password);
        return Crypto.xor(once, Crypto.sha256(Crypto.sha256(once), nonce));
    }

    @Override
    public Optional<byte[]> next(byte[] data) {
        return switch (step) {
            case VERDICT -> verdict(data);
            case KEY -> {
                step = Step.NOTHING_MORE;
                yield Optional.of(delivery.under(data, nonce));
            }
            case NOTHING_MORE ->
                throw new ProtocolException(NAME + ": the server sent " + data.length + " bytes after the last step");
        };
    }

    private Optional<byte[]> verdict(byte[] data) {
        if (data.length != 1) {
            throw new ProtocolException(NAME + ": the server sent " + data.length + " bytes where 1 was due");
        }
        return switch (data[0]) {
            case IN_CACHE -> {
                step = Step.NOTHING_MORE;
                yield Optional.empty();
            }
            case FULL_AUTHENTICATION -> Optional.of(full());
            default ->
                throw new ProtocolException(
                        NAME + ": the server sent " + String.format("%02X", data[0]) + " where 03 or 04 was due");
        };
    }

    private byte[] full() {
        final byte[] answer = delivery.begin(nonce);
        step = delivery.waitsForKey() ? Step.KEY : Step.NOTHING_MORE;
        return answer;
    }

    /// Empty: the server gets to see the password in the full authentication, so knowing it proves nothing.
    @Override
    public Optional<byte[]> sharedSecret() {
        return Optional.empty();
    }
}
