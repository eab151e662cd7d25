package dev.luma.benchmarks;

/// One driver with one connection and one task, which it does as a careful user of that driver would write it.
public interface Peer extends AutoCloseable {
    /// Does its task several times, one after the other.
    ///
    /// @param first the number of the first turn; point selects take their key from the number, see [Tables#key]
    /// @return the sum over everything that was read, as [Task#sum] says
    long run(int first, int turns) throws Exception;

    @Override
    void close() throws Exception;
}
