/// Luma beside the other drivers, in the same run, on the same server: JMH benchmarks that report client CPU time and
/// bytes allocated per operation besides the clock.
///
/// Start at [dev.luma.benchmarks.Suite], which starts the servers and prints the table. A [dev.luma.benchmarks.Peer]
/// is one driver, with each benchmark's work written as a careful user of that driver would write it.
@NullMarked
package dev.luma.benchmarks;

import org.jspecify.annotations.NullMarked;
