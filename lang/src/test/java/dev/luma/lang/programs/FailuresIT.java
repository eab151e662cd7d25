package dev.luma.lang.programs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.luma.testkit.server.RealServer;
import dev.luma.testkit.server.ServerKind;
import dev.luma.testkit.server.ServerTest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What a beginner sees first: the whole of what `luma run` says when something around a database is wrong.
@Timeout(120)
final class FailuresIT {
    @TempDir
    Path folder;

    private LumaProcess.Ended run(String program) throws IOException {
        Files.writeString(folder.resolve("app.luma"), program);
        return LumaProcess.in(folder).run("run", "app.luma");
    }

    private static String opening(String dsn) {
        return """
                mysql = import "drivers/mysql"
                conn = db.open(mysql, "%s")
                defer conn.close()
                print(conn.query("SELECT 1").count())
                """.formatted(dsn);
    }

    @ServerTest({ServerKind.MYSQL_9_7, ServerKind.MARIADB_11_8})
    void theWrongPassword(RealServer server) throws IOException {
        server.sql("DROP USER IF EXISTS luma_failing; CREATE USER luma_failing IDENTIFIED BY 'secret'");

        final LumaProcess.Ended ended = run(opening(LumaMysql.dsn(server, "luma_failing:wrong", "")));

        assertEquals(1, ended.status());
        assertEquals("", ended.output());
        assertTrue(
                ended.errors().startsWith("panic[db.auth]: Access denied for user 'luma_failing'@'"), ended.errors());
        assertTrue(ended.errors().contains("(using password: YES)\n  at "), ended.errors());
        assertTrue(ended.errors().endsWith("  at main (app.luma:2)\n"), ended.errors());
    }

    @Test
    void theDeadServer() throws IOException {
        final int port;
        try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = closed.getLocalPort();
        }

        final LumaProcess.Ended ended = run(opening("root@127.0.0.1:" + port));

        assertEquals(1, ended.status());
        assertEquals("""
                panic[tcp.refused]: cannot connect to 127.0.0.1:%d: 127.0.0.1 refused the connection; \
                is the server running, and is this its port?
                  at connect (mysql.luma:…)
                  at main (app.luma:2)
                """.formatted(port), ended.errors().replaceAll("mysql.luma:\\d+", "mysql.luma:…"));
    }

    @Test
    void thePanickingDriver() throws IOException {
        Files.writeString(folder.resolve("bad.luma"), """
                struct Conn {}
                pub fn connect(dsn: str) -> Conn { return Conn {} }
                pub fn query(conn: Conn, sql: str) -> [{str: str}] {
                    return rows(sql)
                }
                fn rows(sql: str) -> [{str: str}] {
                    panic("no idea how to ${sql}")
                }
                pub fn exec(conn: Conn, sql: str) -> [int] { panic(db.error("disk full", "HY000", 1021)) }
                pub fn disconnect(conn: Conn) { print("closed") }
                """);

        final LumaProcess.Ended ended = run("""
                bad = import "bad"
                conn = db.open(bad, "")
                defer conn.close()
                print(try { conn.exec("x") } catch err { "${err.code}: ${err.message}, ${err.at}" })
                for row in conn.query("SELECT 1") { print(row) }
                """);

        assertEquals(1, ended.status());
        assertEquals("db.server: disk full, bad.luma:9\nclosed\n", ended.output());
        assertEquals("""
                panic: no idea how to SELECT 1
                  at rows (bad.luma:7)
                  at query (bad.luma:4)
                  at main (app.luma:5)
                """, ended.errors());
    }

    @Test
    void theForgottenTransaction() throws IOException {
        final LumaProcess.Ended ended = run("""
                mysql = import "drivers/mysql"
                fn pay(conn: database, amount: int) {
                    tx = conn.begin()
                    if amount == 0 { return }
                    tx.exec("UPDATE account SET balance = balance - ?", amount)
                }
                pay(db.open(mysql, "root@localhost"), 5)
                """);

        assertEquals(2, ended.status());
        assertEquals("""
                app.luma:4:22: error[E0602]: `tx` is not consumed on this path
                    4 |     if amount == 0 { return }
                      |                      ^^^^^^
                      = help: call commit() or rollback(), or return it
                      = note: it begins in line 3
                app.luma:6:1: error[E0602]: `tx` is not consumed on this path
                    6 | }
                      | ^
                      = help: call commit() or rollback(), or return it
                      = note: it begins in line 3
                2 errors
                """, ended.errors());
    }

    @Test
    void theDriverThatDoesNotFit() throws IOException {
        Files.writeString(folder.resolve("half.luma"), """
                struct Conn {}
                pub fn connect(dsn: str) -> Conn { return Conn {} }
                fn exec(conn: Conn, sql: str) -> [int] { return [0, 0] }
                pub fn disconnect(conn: int) {}
                """);

        final LumaProcess.Ended ended = run("half = import \"half\"\nconn = db.open(half, \"\")\nconn.close()\n");

        assertEquals(2, ended.status());
        assertEquals("""
                app.luma:2:16: error[E0503]: module `half` is not a database driver: it has no function `query`
                    2 | conn = db.open(half, "")
                      |                ^^^^
                      = help: add to half.luma: pub fn query(conn: Conn, sql: str) -> [{str: str}]
                app.luma:2:16: error[E0503]: module `half` is not a database driver: it has no function `exec`
                    2 | conn = db.open(half, "")
                      |                ^^^^
                      = help: there is one, but it is not pub (half.luma:3)
                app.luma:2:16: error[E0504]: module `half` is not a database driver: `disconnect` has another signature
                    2 | conn = db.open(half, "")
                      |                ^^^^
                      = found: pub fn disconnect(conn: int)
                      = expected: pub fn disconnect(conn: Conn)
                      = note: it is declared at half.luma:4
                3 errors
                """, ended.errors());
    }
}
