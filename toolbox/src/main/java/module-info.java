/// The primitives under every driver: buffers, sockets, cryptography, bits. Knows no database.
module dev.luma.toolbox {
    requires static org.jspecify;
    requires static com.google.errorprone.annotations;
}
