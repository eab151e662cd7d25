package dev.luma.jdbc.springboot;

import dev.luma.jdbc.LumaJdbcDriver;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.jdbc.autoconfigure.DataSourceProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.util.StringUtils;

/// Tells Spring Boot the driver's class where a data source has a URL of ours and no class.
///
/// Spring Boot does not ask [java.sql.DriverManager]. It guesses the class from a list of URLs of its own, in which
/// ours are not, and gives up without one. This holds for each bean of [DataSourceProperties], so for second data
/// sources too.
@AutoConfiguration
@ConditionalOnClass(DataSourceProperties.class)
public final class LumaAutoConfiguration {
    private static final String PREFIX = "jdbc:luma:";

    @Bean
    static BeanPostProcessor lumaDriverClass() {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                if (bean instanceof DataSourceProperties properties) {
                    complete(properties);
                }
                return bean;
            }
        };
    }

    static void complete(DataSourceProperties properties) {
        final String url = properties.getUrl();
        if (url != null && url.startsWith(PREFIX) && !StringUtils.hasText(properties.getDriverClassName())) {
            properties.setDriverClassName(LumaJdbcDriver.class.getName());
        }
    }
}
