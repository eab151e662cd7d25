package dev.luma.lang.std;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.luma.db.spi.EmbeddedServer;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

final class EmbeddedTest {
    @Test
    void leavesEveryOtherDsnAsItIs() {
        assertEquals("", Embedded.dsn(""));
        assertEquals("embedded@localhost", Embedded.dsn("embedded@localhost"));
    }

    @Test
    void findsTheServerOfTheTestkit() {
        assertTrue(ServiceLoader.load(EmbeddedServer.class).findFirst().isPresent());
    }
}
