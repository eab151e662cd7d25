package dev.luma.jdbc.vendor;

/// A server that nothing is known of: the SQL standard's words.
///
/// @param productName what it calls itself
record Standard(String productName, Version version) implements Vendor {
    @Override
    public ScalarFunctions functions() {
        return ScalarFunctions.STANDARD;
    }
}
