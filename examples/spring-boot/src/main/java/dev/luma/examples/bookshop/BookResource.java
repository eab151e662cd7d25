package dev.luma.examples.bookshop;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.springframework.data.domain.Pageable;
import org.springframework.data.web.PagedModel;
import org.springframework.http.ResponseEntity;
import org.springframework.orm.ObjectOptimisticLockingFailureException;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// `/books`: to look for books, add one, and change what it costs.
@RestController
@RequestMapping("/books")
class BookResource {
    /// A book as the shop shows it.
    record Shown(Long id, int version, String isbn, String title, String author, BigDecimal price, int stock) {
        static Shown of(Book book) {
            return new Shown(
                    book.id(), book.version(), book.isbn(), book.title(), book.author(), book.price(), book.stock());
        }
    }

    record NewBook(
            @Pattern(regexp = "\\d{13}", message = "has 13 digits")
            String isbn,

            @NotBlank @Size(max = 200) String title,
            @NotBlank @Size(max = 100) String author,
            @Positive BigDecimal price,
            @PositiveOrZero int stock) {}

    /// @param version of the book that whoever sets the price has seen
    record NewPrice(int version, @Positive BigDecimal price) {}

    private final Books books;

    BookResource(Books books) {
        this.books = books;
    }

    @GetMapping
    PagedModel<Shown> find(@RequestParam(defaultValue = "") String title, Pageable page) {
        return new PagedModel<>(books.findByTitleContaining(title, page).map(Shown::of));
    }

    @GetMapping("/{id}")
    Shown get(@PathVariable long id) {
        return Shown.of(books.findById(id).orElseThrow(() -> new UnknownBookException(id)));
    }

    @PostMapping
    ResponseEntity<Shown> add(@Valid @RequestBody NewBook book) {
        final Book added = books.save(new Book(book.isbn(), book.title(), book.author(), book.price(), book.stock()));
        return ResponseEntity.created(URI.create("/books/" + added.id())).body(Shown.of(added));
    }

    @PutMapping("/{id}/price")
    @Transactional
    public Shown reprice(@PathVariable long id, @Valid @RequestBody NewPrice wanted) {
        final Book book = books.findById(id).orElseThrow(() -> new UnknownBookException(id));
        if (book.version() != wanted.version()) {
            throw new ObjectOptimisticLockingFailureException(Book.class, id);
        }
        book.setPrice(wanted.price());
        return Shown.of(books.saveAndFlush(book));
    }

    /// All books, written while they are read.
    @GetMapping("/catalogue.csv")
    @Transactional(readOnly = true)
    public void catalogue(HttpServletResponse response) throws IOException {
        response.setContentType("text/csv");
        response.setCharacterEncoding(StandardCharsets.UTF_8);
        final PrintWriter csv = response.getWriter();
        try (Stream<Books.Line> lines = books.catalogue()) {
            lines.forEach(line -> csv.printf("%s,\"%s\",%s%n", line.isbn(), line.title(), line.price()));
        }
    }
}
