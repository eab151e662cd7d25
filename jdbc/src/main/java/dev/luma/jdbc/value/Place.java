package dev.luma.jdbc.value;

/// Where a value stands, for messages: a column of a result, or a parameter.
sealed interface Place permits ResultColumn, Place.Parameter {
    /// As messages name it.
    String words();

    /// @param number from 1
    record Parameter(int number) implements Place {
        @Override
        public String words() {
            return "parameter " + number;
        }
    }
}
