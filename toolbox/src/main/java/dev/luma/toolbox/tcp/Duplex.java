package dev.luma.toolbox.tcp;

import java.io.Closeable;
import java.io.IOException;
import java.security.cert.X509Certificate;
import java.util.Optional;

/// The seam between a protocol and what carries its bytes. [Tcp] is the real one; tests script it.
///
/// One thread may read while another writes; two must not read, nor two write, at the same time. [#close] may be called
/// from any thread. [#startTls] excludes both reading and writing. After an exception of any method the connection is
/// of no further use, and all that remains is to close it.
///
/// Input is not buffered here, and neither is output: a reader asks for as many bytes as it has room for, and a writer
/// hands over as many as may travel together.
public interface Duplex extends Closeable {
    /// Waits for at least one byte and takes as many as are there.
    ///
    /// @param length room in `target` from `offset` on; with 0 nothing is awaited
    /// @return how many bytes were stored, 1 to `length`; -1 at the end of the stream
    /// @throws IOException when the line is broken, closed or interrupted, or the deadline has passed; from
    ///     [Tcp] always a [TcpException], whose kind tells these apart
    int read(byte[] target, int offset, int length) throws IOException;

    /// Whether bytes of the peer's wait to be read, so that what is asked now cannot be what they answer. Waits for
    /// nothing.
    ///
    /// @return false also where nobody can tell: over a Unix domain socket, under TLS, on a broken line
    default boolean hasArrived() {
        return false;
    }

    /// Sends all of `length` bytes, and waits as long as the peer does not take them. The array is the caller's again
    /// when this returns.
    ///
    /// @throws IOException as for [#read]; how many bytes went out before is unknown
    void write(byte[] source, int offset, int length) throws IOException;

    /// Whether [#writeNow] sends anything; if not, only [#write] does.
    ///
    /// @return false also under TLS, whose records travel whole
    default boolean writesNow() {
        return false;
    }

    /// Sends as many of `length` bytes as the line takes without waiting. A writer whose peer may wait to be read
    /// itself reads when this sends nothing, so that they never wait for each other. Not while another thread reads.
    ///
    /// @return how many bytes were sent, 0 to `length`
    /// @throws IOException as for [#read]
    default int writeNow(byte[] source, int offset, int length) throws IOException {
        return 0;
    }

    /// Sets the moment at which every later read, write and handshake fails, until it is replaced; at first
    /// [Deadline#never]. It is absolute, so a peer that sends one byte a second cannot outlive it. An operation that is
    /// under way keeps the one it began with. When it passes during an operation the connection is closed; between
    /// operations it has no effect.
    void deadline(Deadline deadline);

    /// Upgrades the connection in place: performs the TLS handshake, after which everything read and written is
    /// encrypted.
    ///
    /// **No injection:** what the peer sent in plain text must not be taken for something it sent under TLS. A caller
    /// that reads ahead must see that it holds no byte beyond the message that agreed on TLS, and fail otherwise; bytes
    /// that still wait in the socket are read as TLS and fail by themselves.
    ///
    /// @throws IOException when the handshake fails, the certificate is refused, or as for [#read]; the connection is
    ///     then closed
    /// @throws IllegalStateException if the connection is encrypted already
    void startTls(Tls tls) throws IOException;

    /// Whether [#startTls] has succeeded.
    boolean isEncrypted();

    /// Who is at the other end.
    Peer peer();

    /// Whether the bytes never leave this machine: a Unix domain socket, or a loopback address.
    default boolean isLocal() {
        return peer().isLocal();
    }

    /// The certificate that the peer has shown in [#startTls]; empty before. It was verified as the [Tls] says, which
    /// may be not at all.
    Optional<X509Certificate> peerCertificate();

    /// Why the peer's certificate would have been refused, where [Tls#allowingDoubt] put that off; empty if it
    /// was found good, or is not looked at, or nothing is encrypted.
    default Optional<String> doubt() {
        return Optional.empty();
    }

    /// Closes at once, from any thread, without waiting and without a word to the peer; a second time has no effect. A
    /// read, write or handshake that another thread waits in fails.
    @Override
    void close();
}
