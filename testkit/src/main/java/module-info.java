/// For tests of drivers: real servers, scripted conversations, a fault proxy.
module dev.luma.testkit {
    requires transitive dev.luma.db;
    requires transitive dev.luma.toolbox;
    requires transitive org.junit.jupiter.api;
    requires static org.jspecify;
    requires static com.google.errorprone.annotations;

    exports dev.luma.testkit.daemon;
    exports dev.luma.testkit.jvm;
    exports dev.luma.testkit.proxy;
    exports dev.luma.testkit.script;
    exports dev.luma.testkit.server;

    provides dev.luma.db.spi.EmbeddedServer with
            dev.luma.testkit.daemon.EmbeddedMariaDbServer;

    // JUnit instantiates the extension
    opens dev.luma.testkit.server to
            org.junit.platform.commons;
}
