/// The values of Luma on the JVM: lists, maps, structs, functions, what they look like as text, when two are equal,
/// how one type becomes another, and how a program stops.
///
/// Not here: the core library (`dev.luma.lang.std`), and anything of the compiler. A value's boxed form is what
/// stands in a `T?`, an `any`, a map or a list of objects: [Long], [Double], [Boolean], [Byte] (so that a byte is no
/// int), [String], null for nil, and the classes here.
///
/// Start with [LumaType], then [LumaList] and [Panic].
@NullMarked
package dev.luma.lang.runtime;

import org.jspecify.annotations.NullMarked;
