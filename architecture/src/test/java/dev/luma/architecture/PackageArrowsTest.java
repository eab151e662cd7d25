package dev.luma.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// Who may know whom among our packages, and that our class files keep to it.
///
/// `module-info.java` guards what leaves a module; this guards the floors inside. A new package needs a row here.
/// Before adding an arrow, ask whether the class does not rather live on the other floor.
///
/// Of `toolbox.tcp` the lower floors know the seam alone, [dev.luma.toolbox.tcp.Duplex] and the words of its signature,
/// named one by one: framing reads and writes through it, and the login asks it who is there and upgrades it to TLS.
final class PackageArrowsTest {

    private static final Arrows ARROWS = Arrows.parse("""
            toolbox.bits      ->
            toolbox.buffer    -> toolbox.bits
            toolbox.pem       ->
            toolbox.crypto    -> toolbox.pem
            toolbox.tcp       -> toolbox.pem

            db.error          ->
            db.advice         ->
            db.spi            -> db.error toolbox.*
            db.sql            -> db.error db.spi
            db.convert        -> db.error db.spi
            db.observe        -> db.spi
            db.watch          -> db.error db.observe db.spi db.sql
            db.text           -> db.error db.spi db.sql
            db                -> db.* toolbox.*

            testkit.*         -> testkit.* db.* toolbox.*

            mysql.spi         ->
            mysql.wire        -> mysql.spi toolbox.buffer toolbox.tcp.Duplex toolbox.tcp.Deadline toolbox.tcp.Peer\
             toolbox.tcp.TcpException toolbox.tcp.Tls db.error
            mysql.wire.client -> mysql.wire toolbox.buffer db.error
            mysql.wire.server -> mysql.wire toolbox.buffer db.error
            mysql.codec       -> mysql.wire.* db.spi db.error toolbox.buffer
            mysql.auth        -> toolbox.crypto toolbox.buffer db.error
            mysql.protocol    -> mysql.spi mysql.wire.* mysql.codec mysql.auth db.spi db.sql db.error toolbox.buffer\
             toolbox.crypto toolbox.tcp.Duplex toolbox.tcp.Peer toolbox.tcp.Tls
            mysql.trace       -> mysql.wire.* mysql.codec db.spi db.error db.sql toolbox.buffer
            mysql.session     -> mysql.wire.* mysql.codec mysql.auth mysql.protocol mysql.trace db.* toolbox.*
            mysql             -> mysql.* db.* toolbox.*
            mysql.zstd        -> mysql.spi

            jdbc.error        -> db.error
            jdbc.vendor       -> jdbc.error db db.error db.spi db.sql
            jdbc.escape       -> jdbc.error jdbc.vendor db.error db.spi db.sql
            jdbc.value        -> jdbc.error db db.error db.spi
            jdbc.result       -> jdbc.error jdbc.value db db.error db.spi
            jdbc.metadata     -> jdbc.error jdbc.vendor jdbc.value jdbc.result db db.error db.spi
            jdbc.statement    -> jdbc.error jdbc.vendor jdbc.escape jdbc.value jdbc.result jdbc.metadata db db.error db.spi db.sql
            jdbc.connection   -> jdbc.error jdbc.vendor jdbc.escape jdbc.value jdbc.result jdbc.metadata\
             jdbc.statement db db.error db.spi db.sql
            jdbc.url          -> jdbc.error db.advice db.error db.spi db.sql
            jdbc              -> jdbc.* db db.error db.observe db.spi

            lang.runtime      ->
            lang.std          -> lang.runtime db.error db.spi db.sql db.text toolbox.*
            lang.start        -> lang.runtime lang.std

            lang.source       ->
            lang.diagnostic   -> lang.source
            lang.syntax       -> lang.source lang.diagnostic
            lang.resolve      -> lang.source lang.diagnostic lang.syntax
            lang.types        -> lang.source lang.diagnostic lang.syntax lang.resolve
            lang.lower        -> lang.source lang.types
            lang.bytecode     -> lang.source lang.syntax lang.types lang.lower
            lang.cli          -> lang.* db.* toolbox.*
            lang.server       -> lang.*
            lang              -> lang.source lang.diagnostic lang.syntax lang.resolve lang.types lang.bytecode\
             lang.runtime lang.std db.*
            """);

    private static final List<String> MODULES =
            List.of("toolbox", "db", "testkit", "mysql", "mysql-zstd", "jdbc", "lang-runtime", "lang", "lang-server");

    @Test
    void everyReferenceFollowsAnArrow() {
        assertNone(ARROWS.violations(ourReferences()));
    }

    @Test
    void everyRowIsOfAPackageThatExists() {
        assertNone(ARROWS.unusedRows(ourReferences()));
    }

    @Test
    void refusesAnArrowThatIsNotInTheTable() {
        var upwards = new ClassReference("mysql.wire.PacketChannel", "mysql.protocol.Phase");

        assertEquals(
                List.of("mysql.wire.PacketChannel knows mysql.protocol.Phase:"
                        + " no arrow leads from package mysql.wire to mysql.protocol"),
                ARROWS.violations(Set.of(upwards)));
    }

    @Test
    void refusesAPackageThatIsNotInTheTable() {
        var stray = new ClassReference("mysql.misc.Stray", "mysql.misc.Stray");

        assertEquals(
                List.of("mysql.misc.Stray: its package mysql.misc has no row in the table of arrows"),
                ARROWS.violations(Set.of(stray)));
    }

    @Test
    void refusesTheNeighboursOfAClassThatIsAllowedByName() {
        var seam = new ClassReference("mysql.wire.PacketChannel", "toolbox.tcp.Duplex");
        var neighbour = new ClassReference("mysql.wire.PacketChannel", "toolbox.tcp.Tcp");

        assertNone(ARROWS.violations(Set.of(seam)));
        assertEquals(1, ARROWS.violations(Set.of(neighbour)).size());
    }

    @Test
    void findsARowThatNoPackageBelongsTo() {
        var arrows = Arrows.parse("db -> db.error\n db.gone ->");

        assertEquals(List.of("db.gone"), arrows.unusedRows(Set.of(new ClassReference("db.Row", "db.Row"))));
    }

    @Test
    void refusesASecondRowForAPackage() {
        assertThrows(IllegalArgumentException.class, () -> Arrows.parse("db -> db.error\n db -> db.sql"));
    }

    @Test
    void readsTypesOfCodeAndOfGenericSignatures() throws URISyntaxException {
        var testClasses = Path.of(
                getClass().getProtectionDomain().getCodeSource().getLocation().toURI());

        var references =
                ClassReference.read(testClasses.resolve("dev/luma/architecture/PackageArrowsTest$KnowsOthers.class"));

        var from = "architecture.PackageArrowsTest";
        assertTrue(references.contains(new ClassReference(from, "architecture.ClassReference")), "made in code");
        assertTrue(references.contains(new ClassReference(from, "architecture.Arrows")), "named in a signature");
    }

    @SuppressWarnings("unused")
    private static final class KnowsOthers {
        Map<String, List<Arrows>> inASignature = Map.of();
        Object inCode = new ClassReference("db.Row", "db.Row");
    }

    private static Set<ClassReference> ourReferences() {
        Set<ClassReference> references = new TreeSet<>();
        for (String module : MODULES) {
            var classes = Path.of("..", module, "target", "classes");
            Set<ClassReference> found = ClassReference.readAll(classes);
            assertFalse(found.isEmpty(), () -> "no classes in " + classes.toAbsolutePath());
            references.addAll(found);
        }
        return references;
    }

    private static void assertNone(List<String> findings) {
        assertTrue(findings.isEmpty(), () -> String.join("\n", findings));
    }
}
