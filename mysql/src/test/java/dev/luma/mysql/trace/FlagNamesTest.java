package dev.luma.mysql.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.luma.mysql.wire.Capability;
import dev.luma.mysql.wire.ColumnType;
import dev.luma.mysql.wire.ServerStatus;
import java.lang.reflect.Field;
import org.junit.jupiter.api.Test;

class FlagNamesTest {
    @Test
    void namesEveryCapability() throws IllegalAccessException {
        for (final Field constant : Capability.class.getFields()) {
            assertEquals(constant.getName(), FlagNames.CAPABILITIES.of(constant.getLong(null)));
        }
    }

    @Test
    void namesEveryStatus() throws IllegalAccessException {
        for (final Field constant : ServerStatus.class.getFields()) {
            assertEquals(constant.getName(), FlagNames.STATUS.of(constant.getInt(null)));
        }
    }

    @Test
    void namesEveryType() throws IllegalAccessException {
        for (final Field constant : ColumnType.class.getFields()) {
            assertEquals(constant.getName(), TypeNames.of(constant.getInt(null)));
        }
    }

    @Test
    void showsBitsWithoutANameAsANumber() {
        assertEquals("AUTOCOMMIT|0x8004", FlagNames.STATUS.of(0x8006));
        assertEquals("0", FlagNames.STATUS.of(0));
    }
}
