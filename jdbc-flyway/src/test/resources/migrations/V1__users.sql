CREATE TABLE users (id BIGINT AUTO_INCREMENT PRIMARY KEY, name VARCHAR(50) NOT NULL) COMMENT 'it''s; --nobody''s';
INSERT INTO users (name) VALUES ('Ann; Bo'), ('{d ''2026-01-01''}');
