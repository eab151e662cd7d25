package dev.luma.examples.bookshop;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.luma.testkit.server.RealServer;
import dev.luma.testkit.server.ServerKind;
import dev.luma.testkit.server.ServerTest;

/// The application as a newcomer starts it.
class EmbeddedServerIT {
    @ServerTest(ServerKind.MARIADB_11_4)
    void needsNoServer(RealServer sameKind) throws Exception {
        try (Shop shop = Shop.open("embedded")) {
            assertEquals(5, shop.get("/books").json().at("/page/totalElements").asInt());
        }
    }
}
