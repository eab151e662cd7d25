-- What is in the tables before each program of the documents, in the database that is current.
DELETE FROM users;
DELETE FROM accounts;
DELETE FROM orders;
DELETE FROM stock;
DELETE FROM counters;
DELETE FROM guesses;
DELETE FROM samples;
INSERT INTO users (id, name, age) VALUES (1, 'Ann', 31), (2, 'Bob', 17), (3, 'Cleo', 64);
INSERT INTO accounts VALUES (1, 500), (2, 20);
INSERT INTO orders VALUES (100, 12.50), (101, 99);
INSERT INTO stock VALUES (17, 10), (23, 1);
INSERT INTO counters VALUES (1, 0);
