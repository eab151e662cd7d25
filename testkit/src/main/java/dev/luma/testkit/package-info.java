/// For tests of drivers: real servers, scripted conversations, and a proxy that breaks things.
///
/// It works with bytes. What speaks a database's messages lives in that driver's own tests, so that this module knows
/// `toolbox` and `db` only and no driver's insides are exported for it.
///
/// A server that the build requires and does not find is a failure; one that nobody required is reported as not run,
/// loudly, in the last lines of the build.
///
/// Not here: mocks, sleeps, assertions about time.
///
/// Start with the real servers, or with the scripted `Duplex`.
@NullMarked
package dev.luma.testkit;

import org.jspecify.annotations.NullMarked;
