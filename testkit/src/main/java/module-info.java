/// For tests of drivers: real servers, scripted conversations, a fault proxy.
module dev.luma.testkit {
    requires transitive dev.luma.db;
    requires transitive dev.luma.toolbox;
    requires transitive org.junit.jupiter.api;
    requires static transitive org.jspecify;
    requires static com.google.errorprone.annotations;
}
