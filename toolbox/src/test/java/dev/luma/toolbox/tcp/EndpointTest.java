package dev.luma.toolbox.tcp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class EndpointTest {
    @Test
    void readsAsUsersWriteIt() {
        assertEquals("db.example:3306", Endpoint.of("db.example", 3306).toString());
        assertEquals("[::1]:3306", Endpoint.of("::1", 3306).toString());
        assertEquals(
                "/run/mysqld.sock", Endpoint.unix(Path.of("/run/mysqld.sock")).toString());
    }

    @Test
    void takesIpv6WithAndWithoutBrackets() {
        assertEquals(Endpoint.of("::1", 1), Endpoint.of("[::1]", 1));
    }

    @Test
    void refusesWhatCannotBeConnectedTo() {
        assertThrows(IllegalArgumentException.class, () -> Endpoint.of(" ", 1));
        assertThrows(IllegalArgumentException.class, () -> Endpoint.of("[]", 1));
        assertThrows(IllegalArgumentException.class, () -> Endpoint.of("a", -1));
        assertThrows(IllegalArgumentException.class, () -> Endpoint.of("a", 65536));
    }
}
