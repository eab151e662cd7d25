-- The tables that the programs of the documents use, in the database that is current.
CREATE TABLE users (
  id INT AUTO_INCREMENT PRIMARY KEY,
  name VARCHAR(40) NOT NULL,
  age INT,
  active BOOLEAN NOT NULL DEFAULT TRUE
);
CREATE TABLE accounts (id INT PRIMARY KEY, balance DECIMAL(10, 2) NOT NULL);
CREATE TABLE orders (id INT AUTO_INCREMENT PRIMARY KEY, total DECIMAL(10, 2) NOT NULL);
CREATE TABLE stock (id INT PRIMARY KEY, pieces INT UNSIGNED NOT NULL);
CREATE TABLE counters (id INT PRIMARY KEY, n INT NOT NULL);
CREATE TABLE guesses (id INT PRIMARY KEY);
CREATE TABLE samples (
  tiny TINYINT, short SMALLINT, `long` INT, longlong BIGINT, d DOUBLE, f FLOAT, t VARCHAR(40), b BLOB
);
CREATE TABLE big (id INT PRIMARY KEY, text VARCHAR(200) NOT NULL);
INSERT INTO big WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1000)
  SELECT i, REPEAT('luma ', 40) FROM n;
CREATE PROCEDURE report (least INT)
  SELECT name FROM users WHERE age >= least ORDER BY id;
