package dev.luma.lang.std;

import dev.luma.lang.runtime.Panic;

/// A program from its start to its end, for whoever starts one.
public final class Program {
    /// The status of a program that ended as it should.
    public static final int ENDED = 0;

    /// The status of a program that a panic has stopped.
    public static final int PANICKED = 1;

    private Program() {}

    /// Runs a program. A panic that leaves it is printed to standard error, with the calls that led there.
    ///
    /// @param main its top-level statements
    /// @param arguments what stood behind the file on the command line
    /// @return the status to exit with
    public static int run(Runnable main, String... arguments) {
        EnvModule.setArguments(arguments);
        try {
            main.run();
            return ENDED;
        } catch (Throwable e) { // whatever it is, the user is told
            System.out.flush();
            Panic.print(e, System.err);
            return PANICKED;
        } finally {
            System.out.flush();
        }
    }
}
