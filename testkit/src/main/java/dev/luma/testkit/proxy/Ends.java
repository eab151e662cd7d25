package dev.luma.testkit.proxy;

import java.io.IOException;
import java.net.Socket;

/// The ways in which a socket ends, none of which can fail in a way that matters.
final class Ends {
    private Ends() {}

    static void closeQuietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException alreadyBroken) {
            // then it is as closed as it can be
        }
    }

    /// Sends FIN. What comes from the other side can still be read.
    static void finish(Socket socket) {
        try {
            socket.shutdownOutput();
        } catch (IOException alreadyBroken) {
            // then the other side knows
        }
    }

    /// Sends RST.
    static void reset(Socket socket) {
        try {
            // closing a socket that must not linger drops what is unsent and resets the connection
            socket.setSoLinger(true, 0);
        } catch (IOException alreadyBroken) {
            // then there is nothing to reset
        }
        closeQuietly(socket);
    }
}
