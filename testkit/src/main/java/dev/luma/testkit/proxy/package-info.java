/// A proxy between a client and a real server that damages the line: [FaultProxy], told by [Faults].
///
/// It knows bytes only, which it counts and keeps. What is encrypted stays so.
///
/// Not here: changing bytes, which the scripted line (`dev.luma.testkit.script`) does better.
@NullMarked
package dev.luma.testkit.proxy;

import org.jspecify.annotations.NullMarked;
