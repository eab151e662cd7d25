/// What makes Flyway accept `jdbc:luma:` URLs.
///
/// Flyway knows each database by the URLs it takes; this adds ours. Which server it is, and so which SQL it wants,
/// Flyway finds out from the connection, by its own support for MySQL and MariaDB (`flyway-mysql`).
@NullMarked
package dev.luma.jdbc.flyway;

import org.jspecify.annotations.NullMarked;
