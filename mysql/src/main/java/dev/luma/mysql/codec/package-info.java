/// Values: one class per SQL type, with every way that type is written side by side.
///
/// A type's text form, binary form and form as a parameter stand on one screen, so that they agree. The two row
/// splitters turn a packet into offsets and know lengths and NULL, nothing of values. Signedness, zero dates
/// and fractional digits are settled here.
///
/// A value whose bytes make no sense is a `ConversionException`, and the row goes on; a row that cannot be split is a
/// `ProtocolException`, and the line is closed.
///
/// Not here: conversion to the Java type that was asked for (in `dev.luma.db`, for every driver), packets, sockets.
///
/// Start with `Codecs`, which chooses by a column's definition, and `Parameters`, which chooses by a value's class.
@NullMarked
package dev.luma.mysql.codec;

import org.jspecify.annotations.NullMarked;
