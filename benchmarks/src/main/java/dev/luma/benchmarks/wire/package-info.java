/// The protocol with bare hands: the two floors that drivers are compared with, and the server that replays recorded
/// answers. Fit for the benchmarks' own statements and nothing else.
@NullMarked
package dev.luma.benchmarks.wire;

import org.jspecify.annotations.NullMarked;
