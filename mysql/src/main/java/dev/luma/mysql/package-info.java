/// The driver for MySQL and MariaDB: what an application names.
///
/// The driver itself, its configuration, and what is MySQL's own on a connection. Everything else is reached
/// through `dev.luma.db`.
///
/// Below lie the floors, each knowing only those under it: `.session` (statements, transactions, results),
/// `.protocol` (conversations), `.codec` (values), `.auth` (logins), `.wire` (packets and messages).
///
/// Not here: bytes. Not exported: the floors.
///
/// Start with the driver and `MysqlConfig`.
@NullMarked
package dev.luma.mysql;

import org.jspecify.annotations.NullMarked;
