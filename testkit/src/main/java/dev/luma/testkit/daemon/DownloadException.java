package dev.luma.testkit.daemon;

import java.io.IOException;

/// A file could not be fetched: there is no network, or the other side does not deliver. Nothing is wrong with this
/// machine.
public final class DownloadException extends IOException {
    DownloadException(String message, IOException cause) {
        super(message, cause);
    }
}
