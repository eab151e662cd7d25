package dev.luma.examples.bookshop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.luma.testkit.server.RealServer;
import dev.luma.testkit.server.ServerKind;
import dev.luma.testkit.server.ServerTest;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.orm.ObjectOptimisticLockingFailureException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/// The bookshop, told nothing but its database's URL, as HTTP sees it.
@ServerTest({ServerKind.MYSQL_9_7, ServerKind.MARIADB_11_8})
class BookshopIT {
    private static final String ODYSSEY = "9780140449136";
    private static final String SICP = "9780262510875";

    /// One application for all tests on a server: its start is what takes time.
    private static final Map<ServerKind, Shop> OPEN = new EnumMap<>(ServerKind.class);

    private final Shop shop;

    BookshopIT(RealServer server) {
        shop = OPEN.computeIfAbsent(server.kind(), kind -> open(server));
    }

    private static Shop open(RealServer server) {
        server.sql("DROP DATABASE IF EXISTS bookshop; CREATE DATABASE bookshop");
        return Shop.open(
                "jdbc:luma:mysql://" + server.user() + "@" + server.host() + ":" + server.port() + "/bookshop");
    }

    @AfterAll
    static void close() {
        OPEN.values().forEach(Shop::close);
    }

    /// Adds a book of a price of 10.00, and gives it as it is shown.
    private JsonNode added(String isbn, String title, int stock) throws Exception {
        final Shop.Answer answer = shop.post("/books", """
                {"isbn": "%s", "title": "%s", "author": "somebody", "price": 10.00, "stock": %d}""".formatted(isbn, title, stock));
        assertEquals(201, answer.status(), answer.text());
        return answer.json();
    }

    private int stockOf(String isbn) {
        return shop.bean(Books.class).findAll().stream()
                .filter(book -> book.isbn().equals(isbn))
                .findFirst()
                .orElseThrow()
                .stock();
    }

    @Test
    void findsBooksPageByPage() throws Exception {
        final JsonNode page =
                shop.get("/books?title=and&sort=title,desc&size=1&page=1").json();

        assertEquals(2, page.at("/page/totalElements").asInt());
        assertEquals("Pride and Prejudice", page.at("/content/0/title").asString());
    }

    @Test
    void keepsLettersOfAllKinds() throws Exception {
        final JsonNode added = added("1000000000001", "Die Räuber 📚 «Мастер»", 1);

        final JsonNode kept = shop.get("/books/" + added.at("/id").asLong()).json();

        assertEquals(added, kept);
        assertEquals("Die Räuber 📚 «Мастер»", kept.at("/title").asString());
    }

    @Test
    void saysWhatIsWrongWithEachField() throws Exception {
        final Shop.Answer answer = shop.post("/books", """
                {"isbn": "12", "title": "", "author": "somebody", "price": -1, "stock": 1}""");

        assertEquals(400, answer.status());
        assertEquals("application/problem+json", answer.type());
        assertEquals("has 13 digits", answer.json().at("/fields/isbn").asString());
        assertEquals(3, answer.json().at("/fields").size(), answer.text());
    }

    @Test
    void refusesASecondBookOfTheSameIsbn() throws Exception {
        added("1000000000002", "the first", 1);

        final Shop.Answer answer = shop.post("/books", """
                {"isbn": "1000000000002", "title": "the second", "author": "x", "price": 1, "stock": 1}""");

        assertEquals(409, answer.status());
        assertEquals(
                0,
                shop.get("/books?title=the%20second")
                        .json()
                        .at("/page/totalElements")
                        .asInt());
    }

    @Test
    void setsThePriceOnlyForWhoHasSeenTheBookAsItIs() throws Exception {
        final String path =
                "/books/" + added("1000000000003", "dear", 1).at("/id").asLong();

        final Shop.Answer first = shop.put(path + "/price", "{\"version\": 0, \"price\": 20}");
        final Shop.Answer second = shop.put(path + "/price", "{\"version\": 0, \"price\": 30}");

        assertEquals(200, first.status());
        assertEquals(1, first.json().at("/version").asInt());
        assertEquals(409, second.status());
        assertEquals(20, shop.get(path).json().at("/price").asDouble());
    }

    @Test
    void seesInTheUpdateThatAnotherWasFaster() throws Exception {
        final long id = added("1000000000004", "wanted", 1).at("/id").asLong();
        final TransactionTemplate transaction = new TransactionTemplate(shop.bean(PlatformTransactionManager.class));

        assertThrows(
                ObjectOptimisticLockingFailureException.class,
                () -> transaction.executeWithoutResult(status -> {
                    final Book book = shop.bean(Books.class).findById(id).orElseThrow();
                    assertEquals(
                            200, status(() -> shop.put("/books/" + id + "/price", "{\"version\": 0, \"price\": 2}")));
                    book.setPrice(BigDecimal.ONE);
                }));

        assertEquals(2, shop.get("/books/" + id).json().at("/price").asDouble());
    }

    private interface Request {
        Shop.Answer send() throws Exception;
    }

    private static int status(Request request) {
        try {
            return request.send().status();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void takesAnOrder() throws Exception {
        final int before = stockOf(ODYSSEY);

        final JsonNode placed = shop.post("/orders", """
                {"customer": "Ann", "books": {"%s": 2}}""".formatted(ODYSSEY)).json();
        final JsonNode kept = shop.get("/orders/" + placed.at("/id").asLong()).json();

        assertEquals(placed, kept);
        assertEquals(23.98, kept.at("/total").asDouble());
        assertEquals("Odyssey", kept.at("/lines/0/title").asString());
        assertEquals(before - 2, stockOf(ODYSSEY));
    }

    @Test
    void undoesAnOrderIfOneOfItsBooksIsSoldOut() throws Exception {
        final int before = stockOf(ODYSSEY);
        final long orders = shop.bean(Orders.class).count();

        final Shop.Answer answer = shop.post("/orders", """
                {"customer": "Bo", "books": {"%s": 1, "%s": 100}}""".formatted(ODYSSEY, SICP));

        assertEquals(409, answer.status());
        assertTrue(answer.json().at("/detail").asString().startsWith("there are only 2 of"), answer.text());
        assertEquals(before, stockOf(ODYSSEY));
        assertEquals(orders, shop.bean(Orders.class).count());
    }

    @Test
    void sellsNoBookTwice() throws Exception {
        added("1000000000005", "rare", 3);
        try (ExecutorService customers = Executors.newFixedThreadPool(8)) {
            final List<Future<Integer>> answers = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                answers.add(customers.submit(() -> shop.post("/orders", """
                        {"customer": "one of many", "books": {"1000000000005": 1}}""").status()));
            }
            int sold = 0;
            for (final Future<Integer> answer : answers) {
                sold += answer.get() == 201 ? 1 : 0;
            }
            assertEquals(3, sold);
        }
        assertEquals(0, stockOf("1000000000005"));
    }

    @Test
    void writesTheCatalogueWhileItReadsIt() throws Exception {
        final Shop.Answer catalogue = shop.get("/books/catalogue.csv");

        assertEquals("text/csv;charset=UTF-8", catalogue.type());
        assertEquals(shop.bean(Books.class).count(), catalogue.text().lines().count());
        assertTrue(catalogue.text().contains("9783150000014,\"Faust\",4.40\n"), catalogue.text());
    }

    @Test
    void knowsNothingOfABookThatThereIsNot() throws Exception {
        assertEquals(404, shop.get("/books/0").status());
        assertEquals(404, shop.get("/orders/0").status());
    }
}
