package dev.luma.toolbox.pem;

import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/// One block of a PEM text: `-----BEGIN label-----`, Base64, `-----END label-----`. What stands between blocks is
/// passed over, as other programs do.
///
/// Messages name labels and never hold a block's content.
///
/// @see <a href="https://www.rfc-editor.org/rfc/rfc7468">RFC 7468</a>
public final class Pem {
    private static final String BEGIN = "-----BEGIN ";
    private static final String DASHES = "-----";

    private final String label;
    private final byte[] content;

    private Pem(String label, byte[] content) {
        this.label = label;
        this.content = content;
    }

    public String label() {
        return label;
    }

    /// The decoded content, not a copy.
    byte[] content() {
        return content;
    }

    /// All blocks of a text, at least one.
    ///
    /// @throws GeneralSecurityException if there is none, or one is not complete, not Base64, or encrypted
    public static List<Pem> parse(String text) throws GeneralSecurityException {
        List<Pem> blocks = new ArrayList<>();
        int begin = text.indexOf(BEGIN);
        while (begin >= 0) {
            int labelEnd = text.indexOf(DASHES, begin + BEGIN.length());
            if (labelEnd < 0) {
                throw new InvalidKeyException("a PEM block begins and has no label");
            }
            String label = text.substring(begin + BEGIN.length(), labelEnd);
            String trailer = "-----END " + label + DASHES;
            int end = text.indexOf(trailer, labelEnd);
            if (end < 0) {
                throw new InvalidKeyException("a PEM block begins and has no line " + printable(trailer));
            }
            blocks.add(new Pem(label, decode(label, text.substring(labelEnd + DASHES.length(), end))));
            begin = text.indexOf(BEGIN, end);
        }
        if (blocks.isEmpty()) {
            throw new InvalidKeyException("this is not PEM: there is no line like " + BEGIN + "CERTIFICATE" + DASHES);
        }
        return blocks;
    }

    private static byte[] decode(String label, String body) throws InvalidKeyException {
        if (label.equals("ENCRYPTED PRIVATE KEY") || body.contains("ENCRYPTED")) {
            throw new InvalidKeyException(
                    "the key is encrypted, which is not supported: decrypt it into a file that only "
                            + "you can read, with: openssl pkcs8 -topk8 -nocrypt");
        }
        try {
            return Base64.getMimeDecoder().decode(body);
        } catch (IllegalArgumentException e) {
            throw new InvalidKeyException("the PEM block " + printable(label) + " is damaged: it is not Base64", e);
        }
    }

    /// The certificates of a text, in their order, at least one; other blocks are passed over.
    ///
    /// @throws GeneralSecurityException as [#parse], or if there is no certificate or a damaged one
    public static List<X509Certificate> certificates(String text) throws GeneralSecurityException {
        CertificateFactory factory = CertificateFactory.getInstance("X.509");
        List<X509Certificate> certificates = new ArrayList<>();
        for (Pem block : parse(text)) {
            if (block.label.equals("CERTIFICATE")) {
                certificates.add(
                        (X509Certificate) factory.generateCertificate(new ByteArrayInputStream(block.content)));
            }
        }
        if (certificates.isEmpty()) {
            throw new CertificateException("there is no certificate in it (no -----BEGIN CERTIFICATE-----)");
        }
        return certificates;
    }

    /// Labels come from the other end at times.
    private static String printable(String text) {
        String line = text.replaceAll("[^ -~]", "?");
        return line.length() <= 80 ? line : line.substring(0, 80) + "…";
    }

    /// The label, never the content.
    @Override
    public String toString() {
        return "Pem " + printable(label);
    }
}
