package dev.luma.examples.bookshop;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

@SpringBootApplication
class Bookshop {
    public static void main(String[] args) {
        SpringApplication.run(Bookshop.class, args);
    }
}
