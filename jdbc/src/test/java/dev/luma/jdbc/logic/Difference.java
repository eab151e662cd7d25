package dev.luma.jdbc.logic;

/// Where two did not agree.
///
/// @param what  in which respect; the same word wherever it is the same difference
/// @param ours  what this driver gave
/// @param other what the peer gave, or what the corpus expects
record Difference(String what, String ours, String other) {
    @Override
    public String toString() {
        return what + ": " + ours + " here, " + other + " there";
    }
}
