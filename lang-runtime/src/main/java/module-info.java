/// What a compiled Luma program calls. It runs on any JDK from 21 on, and never knows the compiler.
module dev.luma.lang.runtime {
    requires transitive dev.luma.db;
    requires static transitive org.jspecify;
    requires static com.google.errorprone.annotations;

    uses dev.luma.db.spi.EmbeddedServer;

    exports dev.luma.lang.runtime;
    exports dev.luma.lang.start;
    exports dev.luma.lang.std;
}
