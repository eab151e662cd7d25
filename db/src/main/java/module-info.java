/// The driver contract, and what applications import.
module dev.luma.db {
    requires transitive dev.luma.toolbox;
    requires static org.jspecify;
    requires static com.google.errorprone.annotations;
}
