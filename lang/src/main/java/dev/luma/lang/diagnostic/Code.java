package dev.luma.lang.diagnostic;

/// The stable names of what can be wrong with a program. The reference lists what each one means.
public enum Code {
    E0101,
    E0102,
    E0103,
    E0104,
    E0105,
    E0106,
    E0201,
    E0202,
    E0203,
    E0204,
    E0205,
    E0206,
    E0207,
    E0208,
    E0209,
    E0210,
    E0301,
    E0302,
    E0303,
    E0304,
    E0305,
    E0306,
    E0307,
    E0308,
    E0309,
    E0310,
    E0311,
    E0312,
    E0313,
    E0401,
    E0402,
    E0403,
    E0404,
    E0501,
    E0502,
    E0503,
    E0504,
    E0601,
    E0602,
    E0603,
    E0604,
    E0605,
    E0701,
    E0801,
    W0001,
    W0002,
    W0003,
    W0004,
    W0005,
    W0006;

    /// Whether it keeps the program from running.
    public boolean isError() {
        return name().startsWith("E");
    }

    /// Whether it is about the form of the text, so that types of that file are not worth checking.
    public boolean isSyntax() {
        return name().startsWith("E01") || this == E0404;
    }
}
