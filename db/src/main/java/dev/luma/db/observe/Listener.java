package dev.luma.db.observe;

/// Is told what connections do.
///
/// ```java
/// Connection db = Db.open(driver, dsn, event -> {
///     if (event instanceof DbEvent.StatementEnded ended) {
///         System.out.println(ended.begun().sql() + " took " + ended.timing().total());
///     }
/// });
/// ```
///
/// Given when a connection is opened, it hears of that one. As a service (`provides Listener with …`, or a file in
/// `META-INF/services`) it hears of all; services are looked for once, when the first connection is opened.
///
/// It is called by the thread that does the work, which waits for it, and by several threads if several connections
/// have it. What it throws is logged once and ignored; the statement goes on. It must not use the connection.
@FunctionalInterface
public interface Listener {
    void happened(DbEvent event);
}
