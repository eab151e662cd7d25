package dev.luma.testkit.daemon;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// Fetches a file whose SHA-256 is known beforehand.
final class Download {
    private static final int ATTEMPTS = 3;
    private static final int CONNECT_MILLIS = 20_000;
    private static final int SILENCE_MILLIS = 60_000;

    private Download() {}

    /// Fetches a file; under its name there is only ever the whole of it.
    ///
    /// @throws DownloadException if the server cannot be reached, has no such file or stops sending, three times in a
    ///     row
    /// @throws IOException if what came has another SHA-256, or cannot be written
    static void fetch(URI from, String sha256, Path to, Progress progress) throws IOException {
        Files.createDirectories(to.toAbsolutePath().getParent());
        Path part = Files.createTempFile(to.toAbsolutePath().getParent(), to.getFileName() + ".", ".part");
        try {
            receive(from, part, "downloading " + to.getFileName(), progress);
            if (!hasSha256(part, sha256)) {
                throw new IOException(from + " does not have the SHA-256 " + sha256 + ": it was not kept");
            }
            Files.move(part, to, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    /// Whether a file is there and has this SHA-256.
    static boolean hasSha256(Path file, String sha256) throws IOException {
        if (!Files.isRegularFile(file)) {
            return false;
        }
        MessageDigest digest = sha256();
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
            in.transferTo(OutputStream.nullOutputStream());
        }
        return HexFormat.of().formatHex(digest.digest()).equals(sha256);
    }

    private static void receive(URI from, Path to, String step, Progress progress) throws IOException {
        for (int attempt = 1; ; attempt++) {
            try {
                receiveOnce(from, to, step, progress);
                return;
            } catch (IOException e) {
                if (attempt == ATTEMPTS) {
                    throw new DownloadException("cannot download " + from + ": " + e, e);
                }
            }
        }
    }

    private static void receiveOnce(URI from, Path to, String step, Progress progress) throws IOException {
        URLConnection connection = from.toURL().openConnection();
        connection.setConnectTimeout(CONNECT_MILLIS);
        connection.setReadTimeout(SILENCE_MILLIS);
        try (InputStream in = connection.getInputStream()) {
            long total = connection.getContentLengthLong();
            long done = Files.copy(new Counted(in, step, total, progress), to, StandardCopyOption.REPLACE_EXISTING);
            if (total >= 0 && done != total) {
                throw new IOException("the connection ended after " + done + " of " + total + " bytes");
            }
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }

    /// Reports what goes through it.
    private static final class Counted extends FilterInputStream {
        private final String step;
        private final long total;
        private final Progress progress;
        private long done;

        Counted(InputStream in, String step, long total, Progress progress) {
            super(in);
            this.step = step;
            this.total = total;
            this.progress = progress;
        }

        @Override
        public int read() throws IOException {
            int value = super.read();
            count(value < 0 ? 0 : 1);
            return value;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int n = super.read(into, offset, length);
            count(Math.max(n, 0));
            return n;
        }

        private void count(int n) {
            if (n > 0) {
                done += n;
                progress.report(step, done, total);
            }
        }
    }
}
