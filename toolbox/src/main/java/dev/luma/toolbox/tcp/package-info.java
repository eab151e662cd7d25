/// Sockets with deadlines: TCP, Unix domain sockets and TLS over one channel path.
///
/// A deadline is a point in time, not a pause that starts anew with each byte. When it passes, or when another
/// thread closes, the raw channel is closed and whoever waits on it is told why. No monitor is held around I/O,
/// so a virtual thread that waits here pins nothing.
///
/// Not here: protocols, retries, pools. What speaks a protocol takes a [Duplex], the small interface that a
/// socket implements and that tests script.
///
/// Start with [Tcp], then [Duplex].
@NullMarked
package dev.luma.toolbox.tcp;

import org.jspecify.annotations.NullMarked;
