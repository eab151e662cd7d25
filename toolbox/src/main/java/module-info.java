/// The primitives under every driver: buffers, sockets, cryptography, bits. Knows no database.
module dev.luma.toolbox {
    requires static transitive org.jspecify;
    requires static com.google.errorprone.annotations;
    requires jdk.net;

    exports dev.luma.toolbox.bits;
    exports dev.luma.toolbox.buffer;
    exports dev.luma.toolbox.crypto;
    exports dev.luma.toolbox.tcp;
}
