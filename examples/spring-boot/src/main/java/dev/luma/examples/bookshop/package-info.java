/// A bookshop: a Spring Boot application over `jdbc:luma:`.
///
/// Read [dev.luma.examples.bookshop.Ordering] first, which sells books or does nothing at all;
/// [dev.luma.examples.bookshop.Books] has the queries, [dev.luma.examples.bookshop.BookResource] and
/// [dev.luma.examples.bookshop.OrderResource] are what HTTP sees of it.
@NullMarked
package dev.luma.examples.bookshop;

import org.jspecify.annotations.NullMarked;
