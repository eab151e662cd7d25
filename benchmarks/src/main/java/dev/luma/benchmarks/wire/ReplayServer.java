package dev.luma.benchmarks.wire;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/// A server that says what another one said before: shows a driver alone.
///
/// ```
/// ReplayServer PORT
/// ```
///
/// The first connection goes through to the server on that port, one command at a time, and is recorded. Every later
/// one is answered from the recording; a command that is not in it gets an error packet. Runs in a process of its own,
/// prints the port that it listens on, and ends with its standard input. Knows neither TLS nor compression.
///
/// @see Replay
final class ReplayServer {
    private static final byte AUTH_MORE_DATA = 0x01;
    private static final byte FAST_AUTH_SUCCESS = 0x03;
    private static final byte OK = 0;
    private static final byte ERR = (byte) 0xFF;
    private static final int SOME_ANSWERS = 1 << 16;

    private final int serverPort;
    private final Recording recording = new Recording();

    private ReplayServer(int serverPort) {
        this.serverPort = serverPort;
    }

    public static void main(String[] args) throws Exception {
        Thread.ofPlatform().daemon().start(ReplayServer::endWithInput);
        new ReplayServer(Integer.parseInt(args[0])).run();
    }

    private static void endWithInput() {
        try {
            while (System.in.read() >= 0) {
                // nobody says anything
            }
        } catch (IOException e) {
            // as good as its end
        }
        Runtime.getRuntime().halt(0);
    }

    private void run() throws IOException {
        try (ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            System.out.println(listener.getLocalPort());
            record(listener.accept());
            while (true) {
                final Socket client = listener.accept();
                Thread.ofPlatform().daemon().start(() -> replay(client));
            }
        }
    }

    // ---- recording

    private void record(Socket client) throws IOException {
        try (client;
                Socket server = new Socket(InetAddress.getLoopbackAddress(), serverPort)) {
            client.setTcpNoDelay(true);
            server.setTcpNoDelay(true);
            final InputStream fromClient = new BufferedInputStream(client.getInputStream());
            final InputStream fromServer = new BufferedInputStream(server.getInputStream());
            final Agreement agreement =
                    recordLogin(fromClient, client.getOutputStream(), fromServer, server.getOutputStream());
            final Answers answers = new Answers(fromServer, agreement);
            for (byte[] command = Packets.read(fromClient); !isQuit(command); command = Packets.read(fromClient)) {
                server.getOutputStream().write(command);
                final byte[] answer = answers.to(command);
                recording.add(command, answer);
                client.getOutputStream().write(answer);
            }
        } catch (EOFException e) {
            // the client has gone without a goodbye
        }
    }

    private static boolean isQuit(byte[] command) {
        return command[Packets.HEADER] == Commands.QUIT;
    }

    private Agreement recordLogin(
            InputStream fromClient, OutputStream toClient, InputStream fromServer, OutputStream toServer)
            throws IOException {
        final byte[] greeting = Packets.read(fromServer);
        recording.addLogin(greeting);
        toClient.write(greeting);
        final byte[] response = Packets.read(fromClient);
        byte[] packet = response;
        while (true) {
            toServer.write(packet);
            byte[] answer = Packets.read(fromServer);
            if (answer[Packets.HEADER] == AUTH_MORE_DATA && answer[Packets.HEADER + 1] == FAST_AUTH_SUCCESS) {
                answer = join(answer, Packets.read(fromServer));
            }
            recording.addLogin(answer);
            toClient.write(answer);
            final byte last = answer[answer.length - lastLength(answer)];
            if (last == OK || last == ERR) {
                return Agreement.offered(greeting).and(Agreement.asked(response));
            }
            packet = Packets.read(fromClient);
        }
    }

    private static byte[] join(byte[] first, byte[] second) {
        return ByteBuffer.allocate(first.length + second.length)
                .put(first)
                .put(second)
                .array();
    }

    /// The length of the last packet's payload.
    private static int lastLength(byte[] packets) {
        int position = 0;
        int length = 0;
        while (position < packets.length) {
            length = Packets.payloadLength(packets, position);
            position += Packets.HEADER + length;
        }
        return length;
    }

    // ---- replaying

    private void replay(Socket client) {
        try (client) {
            client.setTcpNoDelay(true);
            final BufferedInputStream in = new BufferedInputStream(client.getInputStream(), SOME_ANSWERS);
            final BufferedOutputStream out = new BufferedOutputStream(client.getOutputStream(), SOME_ANSWERS);
            replayLogin(in, out);
            final Recording.Reader reader = recording.new Reader();
            for (byte[] command = Packets.read(in); !isQuit(command); command = Packets.read(in)) {
                final byte[] answer = reader.answerTo(command);
                out.write(answer == null ? notRecorded(command) : answer);
                if (in.available() == 0) {
                    out.flush();
                }
            }
        } catch (IOException e) {
            // the client has gone, which is its business
        }
    }

    private void replayLogin(InputStream in, OutputStream out) throws IOException {
        int packet = 0;
        for (byte[] answer = recording.login(packet); answer != null; answer = recording.login(++packet)) {
            if (packet > 0) {
                Packets.read(in);
            }
            out.write(answer);
            out.flush();
        }
    }

    private static byte[] notRecorded(byte[] command) {
        final String what = HexFormat.of().formatHex(command, Packets.HEADER, Math.min(command.length, 64));
        final byte[] text = ("#HY000the recording has no answer to " + what).getBytes(StandardCharsets.UTF_8);
        return Packets.packet(
                1, Packets.body(3 + text.length).put(ERR).putShort((short) 1105).put(text));
    }
}
