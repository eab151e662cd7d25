package dev.luma.examples.bookshop;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.math.BigDecimal;

/// A book, and how many of it are in stock.
///
/// Hibernate writes its version into the condition of each update. So of two people who have read the same book, only
/// one can change it; the other hears that it was changed.
@Entity
@Table(name = "books")
@SuppressWarnings("NullAway.Init") // Hibernate sets what the constructor does not
class Book {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @Version
    private int version;

    private String isbn;
    private String title;
    private String author;
    private BigDecimal price;
    private int stock;

    /// For Hibernate.
    protected Book() {}

    Book(String isbn, String title, String author, BigDecimal price, int stock) {
        this.isbn = isbn;
        this.title = title;
        this.author = author;
        this.price = price;
        this.stock = stock;
    }

    void setPrice(BigDecimal price) {
        this.price = price;
    }

    /// Takes some out of the stock.
    ///
    /// @throws SoldOutException if there are not so many; then none is taken
    void take(int pieces) {
        if (stock < pieces) {
            throw new SoldOutException(title, pieces, stock);
        }
        stock -= pieces;
    }

    Long id() {
        return id;
    }

    int version() {
        return version;
    }

    String isbn() {
        return isbn;
    }

    String title() {
        return title;
    }

    String author() {
        return author;
    }

    BigDecimal price() {
        return price;
    }

    int stock() {
        return stock;
    }
}
