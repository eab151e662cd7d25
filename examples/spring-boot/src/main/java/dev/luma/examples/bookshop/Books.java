package dev.luma.examples.bookshop;

import jakarta.persistence.LockModeType;
import jakarta.persistence.QueryHint;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.stream.Stream;
import org.hibernate.jpa.HibernateHints;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.jpa.repository.QueryHints;

/// The questions that the shop asks of its books. Spring Data writes their code.
interface Books extends JpaRepository<Book, Long> {
    /// A line of the catalogue.
    record Line(String isbn, String title, BigDecimal price) {}

    /// A page of the books whose title has the text in it.
    Page<Book> findByTitleContaining(String text, Pageable page);

    /// The book, which nobody else changes before this transaction ends: `SELECT … FOR UPDATE`.
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    Optional<Book> findByIsbn(String isbn);

    /// All books, which stream: a catalogue of any length needs the memory of some rows.
    @Query("select b.isbn, b.title, b.price from Book b order by b.title")
    @QueryHints(@QueryHint(name = HibernateHints.HINT_FETCH_SIZE, value = "100"))
    Stream<Line> catalogue();
}
