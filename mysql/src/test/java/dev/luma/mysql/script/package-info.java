/// The server's side of the conversation, for tests: MySQL's messages as a server sends them. Shared with other modules
/// as a test-jar.
package dev.luma.mysql.script;
