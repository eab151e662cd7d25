package dev.luma.benchmarks.wire;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a server said in one conversation: to each packet of the login in turn, and to each command by its bytes.
///
/// A command that was answered differently from time to time (first with column definitions, then without) keeps its
/// answers in order, and the last one serves for all times to come.
final class Recording {
    private final List<byte[]> login = new ArrayList<>();
    private final Map<ByteBuffer, List<byte[]>> answers = new HashMap<>();

    void addLogin(byte[] answer) {
        login.add(answer);
    }

    void add(byte[] command, byte[] answer) {
        final List<byte[]> all = answers.computeIfAbsent(ByteBuffer.wrap(command), fresh -> new ArrayList<>());
        if (all.isEmpty() || !Arrays.equals(all.getLast(), answer)) {
            all.add(answer);
        }
    }

    /// @return what comes after the login's n-th packet; the greeting for 0; `null` if the login was shorter
    byte @Nullable [] login(int packet) {
        return packet < login.size() ? login.get(packet) : null;
    }

    /// Answers one connection, from the first answers on.
    final class Reader {
        private final Map<ByteBuffer, Integer> next = new HashMap<>();

        /// @return `null` if no such command was recorded
        byte @Nullable [] answerTo(byte[] command) {
            final ByteBuffer key = ByteBuffer.wrap(command);
            final List<byte[]> all = answers.get(key);
            if (all == null) {
                return null;
            }
            if (all.size() == 1) {
                return all.getFirst();
            }
            return all.get(Math.min(next.merge(key, 1, Integer::sum), all.size()) - 1);
        }
    }
}
