package dev.luma.examples.bookshop;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.SortedMap;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Sells books: all that somebody wants, or none of them.
@Service
class Ordering {
    private final Books books;
    private final Orders orders;

    Ordering(Books books, Orders orders) {
        this.books = books;
        this.orders = orders;
    }

    /// Places an order. Whatever is thrown undoes all of it, the books too that were taken out of the stock already.
    ///
    /// @param wanted how many of each ISBN, sorted, so that two orders wait for each other's books and never for good
    /// @throws SoldOutException if there are not so many of one
    /// @throws UnknownBookException if the shop does not have one at all
    @Transactional
    Order place(String customer, SortedMap<String, Integer> wanted) {
        final Order order = new Order(customer, Instant.now().truncatedTo(ChronoUnit.MICROS));
        for (final Map.Entry<String, Integer> line : wanted.entrySet()) {
            final Book book =
                    books.findByIsbn(line.getKey()).orElseThrow(() -> new UnknownBookException(line.getKey()));
            book.take(line.getValue());
            order.add(book, line.getValue());
        }
        return orders.save(order);
    }
}
