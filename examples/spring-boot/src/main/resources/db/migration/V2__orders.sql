CREATE TABLE orders (
    id BIGINT AUTO_INCREMENT PRIMARY KEY,
    customer VARCHAR(100) NOT NULL,
    placed TIMESTAMP(6) NOT NULL
) CHARACTER SET utf8mb4;

CREATE TABLE order_lines (
    order_id BIGINT NOT NULL,
    line INT NOT NULL,
    book_id BIGINT NOT NULL,
    pieces INT NOT NULL,
    price DECIMAL(10, 2) NOT NULL,
    PRIMARY KEY (order_id, line),
    CONSTRAINT order_lines_order FOREIGN KEY (order_id) REFERENCES orders (id),
    CONSTRAINT order_lines_book FOREIGN KEY (book_id) REFERENCES books (id)
);
