/// The drivers that are compared. A [dev.luma.benchmarks.peers.BlockingPeer] is called and returns; the others run on
/// an event loop, and chain their turns there.
@NullMarked
package dev.luma.benchmarks.peers;

import org.jspecify.annotations.NullMarked;
