CREATE TABLE books (
    id BIGINT AUTO_INCREMENT PRIMARY KEY,
    version INT NOT NULL DEFAULT 0,
    isbn VARCHAR(13) NOT NULL,
    title VARCHAR(200) NOT NULL,
    author VARCHAR(100) NOT NULL,
    price DECIMAL(10, 2) NOT NULL,
    stock INT NOT NULL,
    CONSTRAINT books_isbn UNIQUE (isbn),
    CONSTRAINT books_in_stock CHECK (stock >= 0)
) CHARACTER SET utf8mb4;

INSERT INTO books (isbn, title, author, price, stock) VALUES
    ('9780140449136', 'Odyssey', 'Homer', 11.99, 12),
    ('9780141439518', 'Pride and Prejudice', 'Jane Austen', 8.99, 7),
    ('9780262510875', 'Structure and Interpretation of Computer Programs', 'Abelson, Sussman', 75.00, 2),
    ('9783150000014', 'Faust', 'Johann Wolfgang von Goethe', 4.40, 30),
    ('9785170906307', 'Мастер и Маргарита', 'Михаил Булгаков', 9.50, 5);
