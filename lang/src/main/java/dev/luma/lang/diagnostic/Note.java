package dev.luma.lang.diagnostic;

/// A line below the carets.
///
/// @param kind what it is for
/// @param text without the kind's word; several lines if it holds line ends
public record Note(Kind kind, String text) {
    public enum Kind {
        /// What to write.
        HELP,
        /// What else is to be known.
        NOTE,
        /// The signature that stands there.
        FOUND,
        /// The signature that should.
        EXPECTED;

        /// As it is printed.
        public String word() {
            return switch (this) {
                case HELP -> "help";
                case NOTE -> "note";
                case FOUND -> "found";
                case EXPECTED -> "expected";
            };
        }
    }

    public static Note help(String text) {
        return new Note(Kind.HELP, text);
    }

    public static Note note(String text) {
        return new Note(Kind.NOTE, text);
    }

    public static Note found(String text) {
        return new Note(Kind.FOUND, text);
    }

    public static Note expected(String text) {
        return new Note(Kind.EXPECTED, text);
    }
}
