package dev.luma.mysql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.luma.mysql.wire.Lenenc;
import dev.luma.toolbox.buffer.Buffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("P12")
class ConnectionAttributesTest {
    private static int encodedLength(Map<String, String> attributes) {
        final Buffer out = new Buffer();
        attributes.forEach((name, value) -> {
            Lenenc.writeString(out, name);
            Lenenc.writeString(out, value);
        });
        return out.length();
    }

    @Test
    void tellsOfTheDriverFirstAndOfTheProgramThen() {
        final Map<String, String> attributes = ConnectionAttributes.of(Map.of("program_name", "shop"));
        assertEquals(
                List.of("_client_name", "_client_version", "_os", "_platform", "_pid", "program_name"),
                List.copyOf(attributes.keySet()));
        assertEquals("shop", attributes.get("program_name"));
    }

    @Test
    void leavesWhatFitsAsItIs() {
        final Map<String, String> attributes = Map.of("program_name", "ü".repeat(30_000), "", "", "name only", "");
        assertEquals(attributes, ConnectionAttributes.fitting(attributes));
    }

    @Test
    void cutsBetweenCharactersWhatDoesNotFit() {
        for (final String character : List.of("x", "ü", "語", "😀")) {
            final Map<String, String> fitting =
                    ConnectionAttributes.fitting(Map.of("program_name", "-" + character.repeat(70_000)));
            final String value = String.valueOf(fitting.get("program_name"));
            assertEquals("-" + character.repeat((value.length() - 1) / character.length()), value);
            final int length = encodedLength(fitting);
            assertTrue(
                    length <= ConnectionAttributes.MAX_BYTES && length > ConnectionAttributes.MAX_BYTES - 8, character);
        }
    }

    @Test
    void leavesOutWhatThereIsNoRoomFor() {
        final Map<String, String> attributes = new LinkedHashMap<>();
        attributes.put("n".repeat(70_000), "a name too long");
        attributes.put("long", "x".repeat(70_000));
        attributes.put("late", "too late");
        final Map<String, String> fitting = ConnectionAttributes.fitting(attributes);
        assertEquals(List.of("long"), List.copyOf(fitting.keySet()));
        assertTrue(encodedLength(fitting) <= ConnectionAttributes.MAX_BYTES);
    }
}
