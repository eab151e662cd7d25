package dev.luma.examples.bookshop;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// `/orders`: to order books, and to see what was ordered.
@RestController
@RequestMapping("/orders")
class OrderResource {
    /// @param books how many of each ISBN
    record NewOrder(
            @NotBlank @Size(max = 100) String customer,
            @NotEmpty Map<String, @Positive Integer> books) {}

    /// An order as the customer sees it.
    record Shown(Long id, String customer, Instant placed, BigDecimal total, List<Line> lines) {
        record Line(String title, int pieces, BigDecimal price) {}

        static Shown of(Order order) {
            return new Shown(
                    order.id(),
                    order.customer(),
                    order.placed(),
                    order.total(),
                    order.lines().stream()
                            .map(line -> new Line(line.book().title(), line.pieces(), line.price()))
                            .toList());
        }
    }

    private final Ordering ordering;
    private final Orders orders;

    OrderResource(Ordering ordering, Orders orders) {
        this.ordering = ordering;
        this.orders = orders;
    }

    @PostMapping
    ResponseEntity<Shown> place(@Valid @RequestBody NewOrder wanted) {
        final Order order = ordering.place(wanted.customer(), new TreeMap<>(wanted.books()));
        return ResponseEntity.created(URI.create("/orders/" + order.id())).body(Shown.of(order));
    }

    @GetMapping("/{id}")
    ResponseEntity<Shown> get(@PathVariable long id) {
        return ResponseEntity.of(orders.findById(id).map(Shown::of));
    }
}
