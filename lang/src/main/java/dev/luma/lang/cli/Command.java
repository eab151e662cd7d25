package dev.luma.lang.cli;

import java.util.List;

/// One of the things that `luma` does.
interface Command {
    /// Everything went well.
    int OK = 0;

    /// A panic, a failed test, a file that differs.
    int FAILED = 1;

    /// The program or the command line is wrong.
    int WRONG = 2;

    /// @param arguments behind the command's name
    /// @return the status of the process
    /// @throws UsageError if the command line, or what it names, makes no sense
    int run(List<String> arguments);
}
