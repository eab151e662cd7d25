package dev.luma.jdbc.springboot;

import dev.luma.jdbc.LumaJdbcDriver;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.flyway.autoconfigure.FlywayProperties;
import org.springframework.boot.jdbc.autoconfigure.DataSourceProperties;
import org.springframework.boot.liquibase.autoconfigure.LiquibaseProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.StringUtils;

/// Tells Spring Boot the driver's class wherever a URL of ours stands, and no class.
///
/// Spring Boot does not ask [java.sql.DriverManager]. It guesses the class from a list of URLs of its own, in which
/// ours are not, and gives up without one.
@AutoConfiguration
public final class LumaAutoConfiguration {
    private static final String PREFIX = "jdbc:luma:";

    /// `spring.datasource`, and each other bean of [DataSourceProperties].
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(DataSourceProperties.class)
    static class OfDataSources {
        @Bean
        static BeanPostProcessor lumaOfDataSources() {
            return new DriverClass<>(
                    DataSourceProperties.class,
                    DataSourceProperties::getUrl,
                    DataSourceProperties::getDriverClassName,
                    DataSourceProperties::setDriverClassName);
        }
    }

    /// `spring.flyway`, if it has a URL of its own.
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(FlywayProperties.class)
    static class OfFlyway {
        @Bean
        static BeanPostProcessor lumaOfFlyway() {
            return new DriverClass<>(
                    FlywayProperties.class,
                    FlywayProperties::getUrl,
                    FlywayProperties::getDriverClassName,
                    FlywayProperties::setDriverClassName);
        }
    }

    /// `spring.liquibase`, if it has a URL of its own.
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(LiquibaseProperties.class)
    static class OfLiquibase {
        @Bean
        static BeanPostProcessor lumaOfLiquibase() {
            return new DriverClass<>(
                    LiquibaseProperties.class,
                    LiquibaseProperties::getUrl,
                    LiquibaseProperties::getDriverClassName,
                    LiquibaseProperties::setDriverClassName);
        }
    }

    /// Fills the class in, in properties of one kind.
    private record DriverClass<T>(
            Class<T> kind,
            Function<T, @Nullable String> url,
            Function<T, @Nullable String> named,
            BiConsumer<T, String> name)
            implements BeanPostProcessor {
        @Override
        public Object postProcessAfterInitialization(Object bean, String beanName) {
            if (kind.isInstance(bean)) {
                complete(kind.cast(bean));
            }
            return bean;
        }

        private void complete(T properties) {
            final String place = url.apply(properties);
            if (place != null && place.startsWith(PREFIX) && !StringUtils.hasText(named.apply(properties))) {
                name.accept(properties, LumaJdbcDriver.class.getName());
            }
        }
    }
}
