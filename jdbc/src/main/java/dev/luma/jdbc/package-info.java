/// java.sql over any Luma driver: the driver that [java.sql.DriverManager] finds, and a [javax.sql.DataSource].
///
/// Both open a `db.Connection` with a driver of the contract and put the façade's connection before it. What is below
/// knows no protocol and no driver: `.url`, `.connection`, `.statement`, `.metadata`, `.escape`, `.result`, `.value`,
/// `.vendor`, `.error`; only this package is for others to use.
///
/// Start with `LumaDataSource`.
@NullMarked
package dev.luma.jdbc;

import org.jspecify.annotations.NullMarked;
