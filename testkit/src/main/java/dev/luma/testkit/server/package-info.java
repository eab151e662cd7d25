/// Real servers for JUnit tests.
///
/// A test says with [ServerTest] which servers it wants, runs once on each of them, and asks for a [RealServer]
/// parameter. Each kind of server is started once per JVM, when a test first wants it, and shared; a test that needs
/// special options or breaks things takes a private one from it.
///
/// What happens when a server is missing is decided in [SharedServers]: a server that is required
/// (`LUMA_REQUIRED_SERVERS`) or installed must run, else the test fails. Otherwise the test is aborted, and [NotRun]
/// leaves a note that the build prints at its end.
///
/// Not here: how servers are fetched and started (`dev.luma.testkit.daemon`), and anything that speaks their protocol.
@NullMarked
package dev.luma.testkit.server;

import org.jspecify.annotations.NullMarked;
