package dev.luma.mysql.trace;

import dev.luma.mysql.trace.Exchange.Due;
import dev.luma.mysql.wire.Command;
import dev.luma.mysql.wire.client.HandshakeResponse;
import dev.luma.mysql.wire.client.SslRequest;
import dev.luma.mysql.wire.server.Handshake;
import dev.luma.toolbox.buffer.Buffer;

/// One conversation, followed from its first byte: gives each message its words.
///
/// What cannot be decoded is thrown as the decoders throw it; the conversation can be followed on.
final class Dialogue {
    private final Progress progress = new Progress();
    private final Commands commands = new Commands(progress);
    private final Answers answers = new Answers(progress);
    /// Whether the client has said who it is; from then on it sends proofs.
    private boolean introduced;

    /// The server's number for the connection; `-` before it has told.
    String connection() {
        return progress.connection();
    }

    /// Whether a message of the client's is to prove who it is, so that even its length may tell something.
    boolean isProving(Buffer message) {
        return isLogin()
                ? !isSslRequest(message)
                : message.hasRemaining() && message.peek() == Command.COM_CHANGE_USER.code();
    }

    /// Whether the bytes of the server's next message may tell a secret.
    boolean mayHearSecrets(Buffer message) {
        final Exchange current = progress.current();
        if (current == null) {
            return false;
        }
        final boolean greets = current.due() == Due.GREETING;
        return greets ? message.hasRemaining() && message.peek() == Handshake.PROTOCOL : current.hidesAnswer();
    }

    private boolean isLogin() {
        final Exchange current = progress.current();
        return current != null && (current.due() == Due.AUTHENTICATION || current.due() == Due.GREETING);
    }

    private boolean isSslRequest(Buffer message) {
        return !introduced && message.remaining() == SslRequest.LENGTH;
    }

    /// What the client says.
    String sent(Buffer message) {
        if (isLogin()) {
            return introduction(message);
        }
        final Exchange current = progress.current();
        if (current != null && current.due() == Due.FILE) {
            return file(current, message);
        }
        return commands.words(message);
    }

    private String introduction(Buffer message) {
        if (introduced) {
            return "AuthResponse " + Printable.MASK;
        }
        if (isSslRequest(message)) {
            return LoginWords.of(SslRequest.decode(message));
        }
        introduced = true;
        final HandshakeResponse response = HandshakeResponse.decode(message);
        progress.agreed(response.capabilities());
        return LoginWords.of(response);
    }

    private static String file(Exchange exchange, Buffer message) {
        if (message.hasRemaining()) {
            return "a part of the file";
        }
        exchange.due(Due.ANSWER);
        return "the end of the file";
    }

    /// What the server says.
    String received(Buffer message) {
        return answers.words(message);
    }
}
