package dev.luma.jdbc.springboot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.luma.jdbc.LumaJdbcDriver;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.flyway.autoconfigure.FlywayProperties;
import org.springframework.boot.jdbc.autoconfigure.DataSourceProperties;
import org.springframework.boot.liquibase.autoconfigure.LiquibaseProperties;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;

/// Spring Boot as an application starts it; no server is needed for what it makes of a URL.
class LumaAutoConfigurationTest {
    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Application {}

    private static DataSourceProperties with(String... arguments) {
        try (ConfigurableApplicationContext started = SpringApplication.run(Application.class, arguments)) {
            return started.getBean(DataSourceProperties.class);
        }
    }

    @Test
    void knowsTheDriverByTheUrl() {
        assertEquals(
                LumaJdbcDriver.class.getName(),
                with("--spring.datasource.url=jdbc:luma:mysql://localhost/shop").determineDriverClassName());
    }

    /// What `docs/frameworks/spring.md` says of an application without the starter.
    @Test
    void isNeededSinceSpringBootKnowsNoClassForTheUrl() {
        final DataSourceProperties alone = with(
                "--spring.datasource.url=jdbc:luma:mysql://localhost/shop",
                "--spring.autoconfigure.exclude=" + LumaAutoConfiguration.class.getName());

        final Exception e = assertThrows(Exception.class, alone::determineDriverClassName);
        assertEquals("Failed to determine a suitable driver class", e.getMessage());
    }

    @Test
    void leavesAClassThatWasNamed() {
        assertEquals(
                "dev.luma.testing.Other",
                with(
                                "--spring.datasource.url=jdbc:luma:mysql://localhost/shop",
                                "--spring.datasource.driver-class-name=dev.luma.testing.Other")
                        .getDriverClassName());
    }

    @Test
    void leavesUrlsOfOthers() {
        assertNull(with("--spring.datasource.url=jdbc:mysql://localhost/shop").getDriverClassName());
    }

    @Test
    void knowsTheDriverByTheUrlsOfMigrations() {
        final FlywayProperties flyway = new FlywayProperties();
        flyway.setUrl("jdbc:luma:mysql://localhost/shop");
        final LiquibaseProperties liquibase = new LiquibaseProperties();
        liquibase.setUrl("jdbc:luma:mysql://localhost/shop");

        LumaAutoConfiguration.OfFlyway.lumaOfFlyway().postProcessAfterInitialization(flyway, "flyway");
        LumaAutoConfiguration.OfLiquibase.lumaOfLiquibase().postProcessAfterInitialization(liquibase, "liquibase");

        assertEquals(LumaJdbcDriver.class.getName(), flyway.getDriverClassName());
        assertEquals(LumaJdbcDriver.class.getName(), liquibase.getDriverClassName());
    }
}
