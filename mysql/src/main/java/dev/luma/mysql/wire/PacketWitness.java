package dev.luma.mysql.wire;

import dev.luma.toolbox.buffer.Buffer;

/// Sees every message of a [PacketChannel], in order, on the thread that sends or receives it. It throws nothing.
///
/// A message that travels in several packets is shown as one. What is shown is not compressed, and not encrypted.
public interface PacketWitness {
    /// A message was written, to be sent with the next flush.
    ///
    /// @param sequenceId of its first packet
    /// @param payload a view, valid during the call
    void sent(int sequenceId, Buffer payload);

    /// A message has come.
    ///
    /// @param sequenceId of its last packet
    /// @param payload a view, valid during the call
    void received(int sequenceId, Buffer payload);

    /// The TLS handshake is over: all that follows is encrypted.
    void encrypted();
}
