/// Values: one class per SQL type, with every way that type is written side by side.
///
/// A type's text form, binary form and form as a parameter stand on one screen, so that they agree. The two row
/// splitters turn a packet into offsets and know lengths and NULL, nothing of values. Signedness, zero dates
/// and fractional digits are settled here.
///
/// Not here: conversion to the Java type that was asked for (in `dev.luma.db`, for every driver), packets.
/// Only `ProtocolException` is thrown for bytes that make no sense.
///
/// Start with the table of types.
@NullMarked
package dev.luma.mysql.codec;

import org.jspecify.annotations.NullMarked;
