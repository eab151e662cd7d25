package dev.luma.toolbox.tcp;

import java.nio.ByteBuffer;

/// A caller's array in the form in which channels take it. It is kept from call to call, since callers use the same
/// array again and again, and a read or write should allocate nothing.
final class ArrayView {
    /// Larger arrays are not kept, so that an idle connection does not hold on to them.
    private static final int LARGEST_KEPT = 1024 * 1024;
    private static final byte[] NOTHING = {};

    private byte[] array = NOTHING;
    private ByteBuffer view = ByteBuffer.wrap(NOTHING);

    /// A view of a part of `target`, good until the next call.
    @SuppressWarnings("ReferenceEquality") // the very same array is meant
    ByteBuffer of(byte[] target, int offset, int length) {
        if (target != array) {
            if (target.length > LARGEST_KEPT) {
                return ByteBuffer.wrap(target, offset, length);
            }
            array = target;
            view = ByteBuffer.wrap(target);
        }
        return view.clear().limit(offset + length).position(offset);
    }
}
