package dev.luma.lang.types;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.luma.lang.types.Symbol.CoreFunction;
import dev.luma.lang.types.Symbol.CoreModule;
import dev.luma.lang.types.Symbol.CoreOverloads;
import dev.luma.lang.types.Symbol.Mark;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CoreLibraryTest {
    private final CoreLibrary core = CoreLibrary.standard();

    @Test
    void hasTheModulesOfTheReference() {
        assertEquals(
                Set.of("math", "bit", "crypto", "tcp", "db", "time", "env", "file", "json"),
                core.modules().keySet());
    }

    @Test
    void hasTheTypesOfTheReference() {
        for (final String name : List.of(
                "buffer", "tcp", "listener", "database", "transaction", "rows", "row", "error", "db_error", "lock")) {
            assertEquals(new Type.Core(name), core.type(name));
        }
        assertNull(core.type("Point"));
    }

    @Test
    void namesTheJavaMethodByTheConvention() {
        final CoreFunction method =
                core.methods(new Type.Core("buffer"), "write_int16_be").getFirst();
        assertEquals("writeInt16Be", method.javaName());
        assertEquals("dev.luma.lang.std.LumaBuffer", method.owner());
        assertEquals("fn write_int16_be(value: int)", method.signature().text(method.name()));
    }

    @Test
    void givesAllOverloads() {
        assertEquals(2, core.methods(Type.STR, "slice").size());
        assertEquals(3, ((CoreOverloads) core.value("error")).functions().size());
    }

    @Test
    void givesBytesMoreMethodsThanOtherLists() {
        assertEquals(1, core.methods(new Type.ListOf(Type.BYTE), "hex").size());
        assertEquals(1, core.methods(new Type.ListOf(Type.BYTE), "add").size());
        assertTrue(core.methods(new Type.ListOf(Type.INT), "hex").isEmpty());
    }

    @Test
    void readsMarks() {
        final CoreFunction map = core.methods(new Type.ListOf(Type.INT), "map").getFirst();
        assertTrue(map.is(Mark.FRESH));
        assertTrue(map.isTyped());
        assertFalse(map.isVariadic());
        assertTrue(
                core.methods(new Type.Core("transaction"), "commit").getFirst().is(Mark.TAKES_SELF));
        assertTrue(core.methods(new Type.Core("database"), "query").getFirst().isVariadic());
    }

    @Test
    void readsFieldsAndConstants() {
        final CoreFunction message = core.field(new Type.Core("error"), "message");
        assertNotNull(message);
        assertEquals(Type.STR, message.signature().result());
        assertNull(core.field(new Type.Core("error"), "len"));
        assertEquals(Type.FLOAT, ((CoreModule) core.value("math")).constants().get("pi"));
    }

    @Test
    void knowsTheTraitsOfDatabases() {
        final Symbol.TraitSymbol driver = core.trait("DatabaseDriver");
        assertNotNull(driver);
        assertEquals(
                "fn connect(dsn: str) -> DatabaseConnection",
                driver.methods().get("connect").text("connect"));
    }

    @Test
    void documentsEveryFunction() {
        core.members().values().forEach(members -> members.values().forEach(all -> all.forEach(this::isDocumented)));
        core.modules()
                .values()
                .forEach(module -> module.functions().values().forEach(all -> all.forEach(this::isDocumented)));
        core.prelude().forEach(one -> one.functions().forEach(this::isDocumented));
    }

    private void isDocumented(CoreFunction function) {
        assertFalse(function.doc().isEmpty(), function.name());
    }
}
