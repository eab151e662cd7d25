package dev.luma.jdbc.vendor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.luma.db.spi.ServerInfo;
import dev.luma.db.spi.SqlDialect;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class VendorTest {
    @ParameterizedTest
    @CsvSource({
        "9.7.4-2, 9, 7, 4",
        "11.8.6-MariaDB-0+deb13u1 from Debian, 11, 8, 6",
        "5.5.5-10.6.12-MariaDB, 10, 6, 12",
        "8, 8, 0, 0",
        "8., 8, 0, 0",
        "x, 0, 0, 0",
        "'', 0, 0, 0",
        "99999999999.1, 0, 0, 0",
    })
    void readsTheNumbersOfAVersion(String text, int major, int minor, int patch) {
        final Version version = Version.of(text);

        assertEquals(List.of(major, minor, patch), List.of(version.major(), version.minor(), version.patch()));
    }

    @Test
    void comparesVersions() {
        assertTrue(Version.of("10.5.1").isAtLeast(10, 5));
        assertTrue(Version.of("11.0.1").isAtLeast(10, 5));
        assertFalse(Version.of("10.4.9").isAtLeast(10, 5));
    }

    @Test
    void namesEachServerByItsOwnName() {
        assertEquals("MySQL", vendor("MySQL", "9.7.4").productName());
        assertEquals("MariaDB", vendor("MariaDB", "11.8.6-MariaDB").productName());
        assertEquals("Redis", vendor("Redis", "8.0").productName());
    }

    @Test
    void asksForTheVersionThatADriverDoesNotTell() {
        final ServerInfo untold = new ServerInfo("mysql", "", 0, "");

        assertEquals("MariaDB", Vendor.of(untold, () -> "11.8.6-MariaDB").productName());
        assertEquals(11, Vendor.of(untold, () -> "11.8.6-MariaDB").version().major());
        assertEquals("MySQL", Vendor.of(untold, () -> "9.7.4-2").productName());
        assertEquals(
                "Redis",
                Vendor.of(new ServerInfo("Redis", "", 0, ""), () -> {
                            throw new AssertionError("not asked");
                        })
                        .productName());
    }

    @Test
    void returnsKeysOnlyWhereTheServerKnowsHow() {
        final String insert = "INSERT INTO t (a) VALUES (1), (2)";

        assertTrue(
                vendor("MariaDB", "10.5.1-MariaDB").keys(insert, SqlDialect.MYSQL, List.of("id"))
                        instanceof KeyPlan.Returning);
        assertTrue(
                vendor("MariaDB", "10.4.1-MariaDB").keys(insert, SqlDialect.MYSQL, List.of("id"))
                        instanceof KeyPlan.Counted);
        assertTrue(vendor("Redis", "8.0").keys(insert, SqlDialect.STANDARD, List.of()) instanceof KeyPlan.First);
    }

    private static Vendor vendor(String product, String version) {
        return Vendor.of(new ServerInfo(product, version, 1, "somewhere"));
    }
}
