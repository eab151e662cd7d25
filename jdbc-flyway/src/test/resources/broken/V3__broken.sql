CREATE TABLE broken (a INT);
INSERT INTO broken (b) VALUES (1);
