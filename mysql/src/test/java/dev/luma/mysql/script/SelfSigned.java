package dev.luma.mysql.script;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;

/// A certificate that nobody else has signed, as MariaDB makes one for itself.
public final class SelfSigned {
    /// CN=MariaDB Server.
    public static final String PEM = """
            -----BEGIN CERTIFICATE-----
            MIIBiDCCAS+gAwIBAgIUIc+Bo8ifo5yQmTwKCqaDQA/TGMgwCgYIKoZIzj0EAwIw
            GTEXMBUGA1UEAwwOTWFyaWFEQiBTZXJ2ZXIwIBcNMjYxMTIxMDQ0MDU4WhgPMjEy
            NjEwMjgwNDQwNThaMBkxFzAVBgNVBAMMDk1hcmlhREIgU2VydmVyMFkwEwYHKoZI
            zj0CAQYIKoZIzj0DAQcDQgAE4EB15NFYSfQ6RQukaNlGL+qat3MIq/fPS/CPRIPK
            xPI7Yjk4RfcKo0oSnh6dzIgT9g2IdGOWmmt0gjM9A4/nR6NTMFEwHQYDVR0OBBYE
            FKZAvGjlJjsdflzWEPaNNX30Iki3MB8GA1UdIwQYMBaAFKZAvGjlJjsdflzWEPaN
            NX30Iki3MA8GA1UdEwEB/wQFMAMBAf8wCgYIKoZIzj0EAwIDRwAwRAIgXpLoIV0R
            WIfnFgHCQ1bTOXiDqt4mRnlfMEWBckkLCo4CIAoMunNuF5HkT2Yanq/7hvu7goDj
            iBc86UCWBRnleLBo
            -----END CERTIFICATE-----
            """;

    private SelfSigned() {}

    public static X509Certificate certificate() {
        try {
            return (X509Certificate) CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(PEM.getBytes(StandardCharsets.US_ASCII)));
        } catch (CertificateException e) {
            throw new IllegalStateException("the fixture is broken", e);
        }
    }
}
