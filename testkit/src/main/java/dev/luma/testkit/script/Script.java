package dev.luma.testkit.script;

import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// What a server does on one connection, told from its side: `new Script().sends(greeting).awaits(login).sends(ok)`.
///
/// Bytes that are sent can be read when everything awaited before them was written. The client may write ahead of its
/// reading, as on a real line.
///
/// Immutable; each method returns a longer script.
public final class Script {
    private final List<Step> steps;

    /// A server that does nothing; a start.
    public Script() {
        this(List.of());
    }

    private Script(List<Step> steps) {
        this.steps = steps;
    }

    /// The server sends these bytes.
    public Script sends(byte[] bytes) {
        return with(new Step.Sends(bytes.clone()));
    }

    /// The client must write exactly these bytes, in however many writes.
    public Script awaits(byte[] bytes) {
        return with(new Step.Awaits(bytes.clone()));
    }

    /// The client must write once, whatever it likes.
    public Script awaitsWrite() {
        return with(new Step.AwaitsWrite(false));
    }

    /// The client must write once, whatever it likes; if it reads instead, the server says nothing, as where it
    /// [stalls][#stalls()]. For conversations that went wrong before, where a client may well wait for more.
    public Script awaitsWriteOrStalls() {
        return with(new Step.AwaitsWrite(true));
    }

    /// Whatever the client writes from here on is taken. What is sent after this can be read at once.
    public Script takesAnything() {
        return with(new Step.TakesAnything());
    }

    /// The client must upgrade to TLS, and the handshake succeeds.
    public Script startsTls() {
        return with(new Step.StartsTls(Optional.empty(), Optional.empty()));
    }

    /// The client must upgrade to TLS, and the handshake succeeds with this certificate.
    ///
    /// @param doubt what is wrong with the certificate, if anything; see `Duplex.doubt`
    public Script startsTls(X509Certificate certificate, Optional<String> doubt) {
        return with(new Step.StartsTls(Optional.of(certificate), doubt));
    }

    /// The client must upgrade to TLS, and the handshake fails.
    public Script failsTls() {
        return with(new Step.FailsTls());
    }

    /// The server closes the connection in order: the client reads the end of the stream, and what it writes is lost.
    public Script ends() {
        return with(new Step.Ends());
    }

    /// The connection breaks: reading and writing fail from here on.
    public Script resets() {
        return with(new Step.Resets());
    }

    /// The server says nothing more: reading fails as if the deadline had passed. What is written is taken.
    public Script stalls() {
        return with(new Step.Stalls());
    }

    /// The server says nothing more, and reading really waits: until another thread closes the connection.
    public Script hangs() {
        return with(new Step.Hangs());
    }

    /// How many bytes the server sends in all, for a loop that cuts the line after each of them.
    public int sentBytes() {
        return steps.stream()
                .mapToInt(step -> step instanceof Step.Sends sends ? sends.bytes().length : 0)
                .sum();
    }

    /// The same until the server has sent `bytes` bytes and should send another one. Follow it by [#ends()],
    /// [#resets()] or [#stalls()], and it is a line that is cut there.
    ///
    /// @param bytes 0 to [#sentBytes()]
    public Script cutAfter(int bytes) {
        List<Step> kept = new ArrayList<>();
        int left = bytes;
        for (Step step : steps) {
            if (step instanceof Step.Sends sends) {
                int n = Math.min(left, sends.bytes().length);
                kept.add(new Step.Sends(Arrays.copyOf(sends.bytes(), n)));
                left -= n;
                if (n < sends.bytes().length) {
                    break;
                }
            } else {
                kept.add(step);
            }
        }
        return new Script(List.copyOf(kept));
    }

    List<Step> steps() {
        return steps;
    }

    private Script with(Step step) {
        List<Step> longer = new ArrayList<>(steps);
        longer.add(step);
        return new Script(List.copyOf(longer));
    }
}
