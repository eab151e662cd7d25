package dev.luma.testkit.proxy;

import java.time.Duration;

/// What happens to the bytes of one direction of a connection. Immutable; the methods can be combined, but there is one
/// end at most: the last one named.
///
/// @param segment no more bytes than this are passed on at once
/// @param delay   how long each segment is held back
/// @param pause   where else the bytes are held back, once
/// @param end     what happens when `offset` bytes were passed on
/// @param offset  counted from the beginning of the connection
public record Faults(int segment, Duration delay, Pause pause, End end, long offset) {
    /// A moment in which nothing is passed on. What is before it and what is after it never travel in one segment.
    ///
    /// @param offset how many bytes are passed on before
    public record Pause(long offset, Duration time) {
        static final Pause NONE = new Pause(Long.MAX_VALUE, Duration.ZERO);
    }

    /// How a direction can end.
    public enum End {
        /// As its sender ends it.
        NONE,
        /// In order (FIN): the receiver reads the end of the stream. The sender sees a receiver that closed.
        FIN,
        /// The whole connection breaks (RST), for both sides.
        RESET,
        /// Nothing more is passed on, and the connection stays open.
        STALL
    }

    private static final Faults NONE =
            new Faults(Integer.MAX_VALUE, Duration.ZERO, Pause.NONE, End.NONE, Long.MAX_VALUE);

    public Faults {
        if (segment < 1) {
            throw new IllegalArgumentException("segments of " + segment + " bytes");
        }
        if (offset < 0) {
            throw new IllegalArgumentException("an end at byte " + offset);
        }
    }

    /// Everything is passed on as it comes.
    public static Faults none() {
        return NONE;
    }

    /// Bytes are passed on in segments of `bytes` at most. The receiver's kernel may join what it has not yet handed
    /// over.
    public Faults inSegmentsOf(int bytes) {
        return new Faults(bytes, delay, pause, end, offset);
    }

    /// Each segment is held back for so long.
    public Faults delayedBy(Duration time) {
        return new Faults(segment, time, pause, end, offset);
    }

    /// The bytes after the first `bytes` are held back for so long, so that they arrive apart from those.
    public Faults pausingAt(long bytes, Duration time) {
        return new Faults(segment, delay, new Pause(bytes, time), end, offset);
    }

    /// The direction ends in order after so many bytes.
    public Faults endingAt(long bytes) {
        return new Faults(segment, delay, pause, End.FIN, bytes);
    }

    /// The connection breaks after so many bytes.
    public Faults resettingAt(long bytes) {
        return new Faults(segment, delay, pause, End.RESET, bytes);
    }

    /// Nothing more is passed on after so many bytes.
    public Faults stallingAt(long bytes) {
        return new Faults(segment, delay, pause, End.STALL, bytes);
    }
}
