package dev.luma.examples.bookshop;

import dev.luma.jdbc.LumaJdbcDriver;
import dev.luma.testkit.daemon.ConsoleProgress;
import dev.luma.testkit.daemon.Daemon;
import dev.luma.testkit.daemon.EmbeddedMariaDb;
import java.io.IOException;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// A MariaDB that lives as long as the application, for who has no server at hand. Its binaries are fetched once.
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "spring.datasource.url", havingValue = "embedded")
class EmbeddedServer {
    @Bean(destroyMethod = "close")
    Daemon server() throws IOException {
        return EmbeddedMariaDb.start(new ConsoleProgress(System.err));
    }

    @Bean
    JdbcConnectionDetails connectionDetails(Daemon server) {
        final String url = "jdbc:luma:mariadb://127.0.0.1:" + server.port() + "/bookshop?createDatabaseIfNotExist=true";
        return new JdbcConnectionDetails() {
            @Override
            public String getDriverClassName() {
                return LumaJdbcDriver.class.getName();
            }

            @Override
            public String getJdbcUrl() {
                return url;
            }

            @Override
            public String getUsername() {
                return "root";
            }

            @Override
            public String getPassword() {
                return "";
            }
        };
    }
}
