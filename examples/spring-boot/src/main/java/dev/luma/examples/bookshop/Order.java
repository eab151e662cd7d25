package dev.luma.examples.bookshop;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// What a customer has bought, at the prices of that moment.
@Entity
@Table(name = "orders")
@SuppressWarnings("NullAway.Init") // Hibernate sets what the constructor does not
class Order {
    /// One book of it.
    @Embeddable
    record Line(@ManyToOne @JoinColumn(name = "book_id") Book book, int pieces, BigDecimal price) {}

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    private String customer;
    private Instant placed;

    @ElementCollection(fetch = FetchType.EAGER)
    @CollectionTable(name = "order_lines", joinColumns = @JoinColumn(name = "order_id"))
    @OrderColumn(name = "line")
    private List<Line> lines = new ArrayList<>();

    /// For Hibernate.
    protected Order() {}

    Order(String customer, Instant placed) {
        this.customer = customer;
        this.placed = placed;
    }

    void add(Book book, int pieces) {
        lines.add(new Line(book, pieces, book.price()));
    }

    BigDecimal total() {
        return lines.stream()
                .map(line -> line.price().multiply(BigDecimal.valueOf(line.pieces())))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    Long id() {
        return id;
    }

    String customer() {
        return customer;
    }

    Instant placed() {
        return placed;
    }

    List<Line> lines() {
        return List.copyOf(lines);
    }
}
