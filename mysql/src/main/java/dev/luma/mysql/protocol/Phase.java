package dev.luma.mysql.protocol;

/// Where in the conversation client and server are. The same first byte means different things in different phases;
/// [ResponseReader] lists them.
public enum Phase {
    GREETING("the greeting"),
    AUTHENTICATING("the authentication"),
    ANSWER("the answer to a command"),
    PREPARE_ANSWER("the answer to a prepare"),
    DEFINITIONS("the column definitions"),
    ROWS("the rows");

    private final String words;

    Phase(String words) {
        this.words = words;
    }

    /// The phase as a message names it: `the rows`.
    public String words() {
        return words;
    }
}
