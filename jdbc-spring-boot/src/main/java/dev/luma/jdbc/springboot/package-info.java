/// What makes `spring.datasource.url=jdbc:luma:…` enough for Spring Boot.
@NullMarked
package dev.luma.jdbc.springboot;

import org.jspecify.annotations.NullMarked;
