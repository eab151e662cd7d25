package dev.luma.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.luma.db.error.UsageException;
import dev.luma.db.spi.Driver;
import dev.luma.db.spi.Session;
import dev.luma.jdbc.url.JdbcUrl.Named;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DriverSourceTest {
    /// A driver that an application brings.
    public static final class Other implements Driver {
        @Override
        public String name() {
            return "other";
        }

        @Override
        public Session connect(String dsn) {
            throw new UnsupportedOperationException();
        }
    }

    private final DriverSource source = new DriverSource();

    @Test
    void keepsWhatItHasFound() {
        assertSame(source.find(new Named("mysql")), source.find(new Named("mariadb")));
    }

    @Test
    void findsWhatOnlyTheThreadsLoaderKnows(@TempDir Path classes) throws Exception {
        final Path services = Files.createDirectories(classes.resolve("META-INF/services"));
        Files.writeString(services.resolve(Driver.class.getName()), Other.class.getName());
        final ClassLoader before = Thread.currentThread().getContextClassLoader();
        try (URLClassLoader application =
                new URLClassLoader(new URL[] {classes.toUri().toURL()}, before)) {
            Thread.currentThread().setContextClassLoader(application);
            assertInstanceOf(Other.class, source.find(new Named("other")));
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }
        assertThrows(UsageException.class, () -> source.find(new Named("other")));
    }

    @Test
    void saysWhichDriversThereAre() {
        final UsageException e = assertThrows(UsageException.class, () -> source.find(new Named("other")));
        assertEquals("no driver `other` is on the class path: there is mysql", e.getMessage());
    }
}
