package dev.luma.toolbox.tcp;

import static dev.luma.toolbox.tcp.TcpException.Kind.TLS;

import dev.luma.toolbox.pem.Keys;
import java.net.Socket;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;

/// A certificate that this side shows to a server that asks for one, with its private key. Immutable; its text holds
/// nothing of the key.
public final class ClientCertificate {
    private final List<X509Certificate> chain;
    private final PrivateKey key;

    private ClientCertificate(List<X509Certificate> chain, PrivateKey key) {
        this.chain = chain;
        this.key = key;
    }

    /// A certificate with its chain, and its key.
    ///
    /// @param chain the client's own certificate first, then those of its issuers, as far as the server needs them
    /// @throws IllegalArgumentException if the chain is empty, or the key does not belong to its first certificate
    public static ClientCertificate of(List<X509Certificate> chain, PrivateKey key) {
        if (chain.isEmpty()) {
            throw new IllegalArgumentException("no client certificate is given");
        }
        try {
            requirePair(chain.getFirst().getPublicKey(), key);
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException(Wording.of(e), e);
        }
        return new ClientCertificate(List.copyOf(chain), key);
    }

    /// Reads both from PEM files, which may be one and the same.
    ///
    /// @param chainFile the client's own certificate first
    /// @param keyFile unencrypted: PKCS #8, or the older forms of RSA and EC keys
    /// @throws TcpException of kind TLS, which names the file, if one cannot be read or used
    public static ClientCertificate pemFiles(Path chainFile, Path keyFile) throws TcpException {
        List<X509Certificate> chain = Trust.certificatesOf(chainFile);
        String keyText = Trust.textOf(keyFile);
        try {
            PublicKey publicKey = chain.getFirst().getPublicKey();
            PrivateKey key = Keys.privateKey(keyText, publicKey);
            requirePair(publicKey, key);
            return new ClientCertificate(chain, key);
        } catch (GeneralSecurityException e) {
            throw new TcpException(TLS, "cannot use the key in " + keyFile + ": " + Wording.of(e), e);
        }
    }

    /// Tries whether one verifies what the other has signed: a server's answer to a wrong pair explains nothing.
    private static void requirePair(PublicKey publicKey, PrivateKey key) throws GeneralSecurityException {
        String algorithm = switch (publicKey.getAlgorithm()) {
            case "RSA" -> "SHA256withRSA";
            case "EC" -> "SHA256withECDSA";
            case "EdDSA" -> "EdDSA";
            default -> "";
        };
        if (algorithm.isEmpty()) {
            return;
        }
        Signature signature = Signature.getInstance(algorithm);
        signature.initSign(key);
        signature.update((byte) 1);
        byte[] signed = signature.sign();
        signature.initVerify(publicKey);
        signature.update((byte) 1);
        if (!signature.verify(signed)) {
            throw new InvalidKeyException("the private key does not belong to the certificate");
        }
    }

    /// Shows the certificate to whoever asks, also to a server that names other issuers: it says best itself what it
    /// dislikes, and the JDK's own manager would silently show none.
    X509ExtendedKeyManager manager() {
        return new Shown();
    }

    /// The certificate's subject.
    @Override
    public String toString() {
        return Wording.foreign(chain.getFirst().getSubjectX500Principal().toString());
    }

    private final class Shown extends X509ExtendedKeyManager {
        private static final String ALIAS = "client";

        @Override
        public @Nullable String chooseEngineClientAlias(
                String[] keyTypes, Principal @Nullable [] issuers, @Nullable SSLEngine engine) {
            return Arrays.asList(keyTypes).contains(key.getAlgorithm()) ? ALIAS : null;
        }

        @Override
        public @Nullable String chooseClientAlias(
                String[] keyTypes, Principal @Nullable [] issuers, @Nullable Socket socket) {
            return chooseEngineClientAlias(keyTypes, issuers, null);
        }

        @Override
        public String[] getClientAliases(String keyType, Principal @Nullable [] issuers) {
            return new String[] {ALIAS};
        }

        @Override
        public X509Certificate[] getCertificateChain(String alias) {
            return chain.toArray(X509Certificate[]::new);
        }

        @Override
        public PrivateKey getPrivateKey(String alias) {
            return key;
        }

        // This is a client.

        @Override
        public String @Nullable [] getServerAliases(String keyType, Principal @Nullable [] issuers) {
            return null;
        }

        @Override
        public @Nullable String chooseServerAlias(
                String keyType, Principal @Nullable [] issuers, @Nullable Socket socket) {
            return null;
        }
    }
}
