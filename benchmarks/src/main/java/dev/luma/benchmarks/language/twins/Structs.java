package dev.luma.benchmarks.language.twins;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

final class Structs {
    private Structs() {}

    private interface Shape {
        long area();

        void grow(long by);
    }

    private static final class Square implements Shape {
        private long side;

        Square(long side) {
            this.side = side;
        }

        @Override
        public long area() {
            return side * side;
        }

        @Override
        public void grow(long by) {
            side = (side + by) % 1000;
        }
    }

    private static final class Box implements Shape {
        private long width;
        private final long height;

        Box(long width, long height) {
            this.width = width;
            this.height = height;
        }

        @Override
        public long area() {
            return width * height;
        }

        @Override
        public void grow(long by) {
            width = (width + by) % 500;
        }
    }

    private record Tree(@Nullable Tree left, @Nullable Tree right) {
        long size() {
            long size = 1;
            if (left != null) {
                size += left.size();
            }
            if (right != null) {
                size += right.size();
            }
            return size;
        }
    }

    private static Tree tree(long depth) {
        if (depth == 0) {
            return new Tree(null, null);
        }
        return new Tree(tree(depth - 1), tree(depth - 1));
    }

    static long run(long n) {
        final List<Shape> shapes = new ArrayList<>();
        for (long i = 0; i < 100; i++) {
            if (i % 3 == 0) {
                shapes.add(new Square(i));
            } else {
                shapes.add(new Box(i, 2 * i));
            }
        }
        long total = 0;
        for (long i = 0; i < n; i++) {
            for (final Shape shape : shapes) {
                shape.grow(i);
                total = (total + shape.area()) % 1_000_003;
            }
        }
        for (long i = 0; i < n / 100; i++) {
            total += tree(8).size();
        }
        return total;
    }
}
