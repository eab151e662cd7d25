package dev.luma.db.text;

import dev.luma.db.spi.Driver;
import dev.luma.db.spi.Session;
import dev.luma.db.spi.TextDriver;

/// A [TextDriver] as a [Driver].
public final class TextAdapter<C> implements Driver {
    private final TextDriver<C> driver;

    private TextAdapter(TextDriver<C> driver) {
        this.driver = driver;
    }

    public static <C> TextAdapter<C> of(TextDriver<C> driver) {
        return new TextAdapter<>(driver);
    }

    @Override
    public String name() {
        return driver.name();
    }

    @Override
    public Session connect(String dsn) {
        return new TextSession<>(driver, driver.connect(dsn));
    }
}
