package dev.luma.mysql.protocol;

import dev.luma.db.error.ProtocolException;
import dev.luma.mysql.codec.Layout;
import dev.luma.mysql.codec.ValueOptions;
import dev.luma.mysql.wire.Negotiated;
import dev.luma.mysql.wire.server.ColumnDefinition;
import dev.luma.toolbox.buffer.Buffer;
import dev.luma.toolbox.buffer.BufferException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;

/// Reads column definitions, and parses them only if they are not the same, byte for byte, as ones seen before: most
/// statements are run again and again.
public final class Definitions {
    private static final int LONGEST = 64 << 20;
    private static final int REMEMBERED = 64;
    /// Definitions longer than this, of thousands of columns, are not kept.
    private static final int LONGEST_REMEMBERED = 64 << 10;

    private final ResponseReader responses;
    private final ValueOptions options;
    private final Buffer raw = new Buffer();
    private final CRC32 checksum = new CRC32();
    private final Map<Long, Known> known = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Known> eldest) {
            return size() > REMEMBERED;
        }
    };
    private Known last = new Known(new byte[0], Layout.EMPTY);

    private record Known(byte[] raw, Layout layout) {}

    public Definitions(ResponseReader responses, ValueOptions options) {
        this.responses = responses;
        this.options = options;
    }

    /// The layout of `count` columns, whose definitions are the next packets, and the end of them.
    ///
    /// @param count from 0; for 0 nothing is read
    public Layout read(int count) throws IOException {
        if (count == 0) {
            return Layout.EMPTY;
        }
        raw.clear();
        for (int i = 0; i < count; i++) {
            final Buffer definition = responses.definition();
            if (raw.length() + (long) definition.remaining() > LONGEST) {
                throw new ProtocolException("column definitions of more than " + LONGEST + " bytes");
            }
            raw.writeInt32(definition.remaining());
            raw.writeBytes(definition.array(), definition.arrayOffset(), definition.remaining());
        }
        responses.endOfDefinitions();
        if (isRaw(last)) {
            return last.layout;
        }
        last = recall(count);
        return last.layout;
    }

    private Known recall(int count) {
        checksum.reset();
        checksum.update(raw.array(), 0, raw.length());
        final long key = checksum.getValue();
        final Known candidate = known.get(key);
        if (candidate != null && isRaw(candidate)) {
            return candidate;
        }
        final Known parsed = new Known(raw.toBytes(), Layout.of(parse(count), options));
        if (parsed.raw.length <= LONGEST_REMEMBERED) {
            known.put(key, parsed);
        }
        return parsed;
    }

    private boolean isRaw(Known candidate) {
        return Arrays.equals(candidate.raw, 0, candidate.raw.length, raw.array(), 0, raw.length());
    }

    private List<ColumnDefinition> parse(int count) {
        final Negotiated negotiated = responses.negotiated();
        final List<ColumnDefinition> definitions = new ArrayList<>(Math.min(count, 1024));
        final Buffer in = new Buffer();
        for (int i = 0; i < count; i++) {
            final int length = raw.readInt32();
            in.window(raw.array(), raw.arrayOffset(), length);
            raw.skip(length);
            definitions.add(definition(in, negotiated));
        }
        return definitions;
    }

    private static ColumnDefinition definition(Buffer in, Negotiated negotiated) {
        try {
            final ColumnDefinition definition = ColumnDefinition.decode(in, negotiated);
            if (in.hasRemaining()) {
                throw new ProtocolException("column definition: " + in.remaining() + " bytes behind its last field");
            }
            return definition;
        } catch (BufferException e) {
            throw ResponseReader.truncated("column definition", e);
        }
    }
}
