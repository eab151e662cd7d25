package dev.luma.testkit.server;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.ClassTemplate;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtendWith;

/// Runs a test method, or a whole test class, once on each of the servers named.
///
/// On a method it stands instead of `@Test`, and the method, with the class' `@BeforeEach` and `@AfterEach` methods,
/// may have a [RealServer] parameter:
///
/// ```java
/// @ServerTest
/// void answersPing(RealServer server) { … }
///
/// @ServerTest(ServerKind.MYSQL_9_7)
/// void logsInWithSha256(RealServer server) { … }
/// ```
///
/// On a class, the constructor may have one too, and the class' methods are whatever JUnit knows: `@Test`,
/// `@ParameterizedTest`, `@TestFactory`.
///
/// Name the class `…IT`, so that it runs in `./mvnw verify` and not with the unit tests.
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Documented
@TestTemplate
@ClassTemplate
@ExtendWith(ServerExtension.class)
public @interface ServerTest {
    /// The servers to run on; all of them unless said otherwise.
    ServerKind[] value() default {ServerKind.MYSQL_9_7, ServerKind.MARIADB_11_4, ServerKind.MARIADB_11_8};
}
