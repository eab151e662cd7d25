package dev.luma.lang.cli;

import org.jspecify.annotations.Nullable;

/// What `--help` says.
final class Help {
    static final String OVERVIEW = """
            Luma: programs that talk to something, in one readable file.

            Usage: luma COMMAND [ARGUMENT…]

              run FILE [ARG…]        compiles in memory and runs; `luma FILE` does the same
              build FILE             writes a .jar with everything inside, for java -jar on JDK 21 or newer
              check FILE…            only says what is wrong
              test [PATH…]           runs the test blocks of the files, or of all files below this folder
              fmt [--check] FILE…    lays files out the one way, or names those that differ
              repl                   answers as you type
              doc [NAME | FILE]      what there is: a module, a type, a function, or a file of yours
              lsp                    the language server, for editors; of ./luma in a checkout
              demo [--dsn DSN]       the Java driver at work on a real server; of ./luma in a checkout
              help COMMAND           more about one of these; also COMMAND --help
              --version              which Luma this is

            A first program, hello.luma:

              fn greet(name: str) -> str { return "Hello, ${name}!" }
              print(greet(env.args().first() ?? "world"))

            Then: luma run hello.luma Ada
            """;

    private static final String RUN = """
            luma run FILE [ARG…]

            Compiles FILE and all that it imports, and runs it; nothing is written beside it. The program sees the
            arguments behind FILE as env.args(). A file whose first line is #!/usr/bin/env luma runs by itself.

            Status: 0 at the end, 1 after a panic, 2 if something does not compile, or what env.exit was given.

              luma run import.luma people.csv
            """;

    private static final String BUILD = """
            luma build FILE

            Writes FILE's base name .jar into this folder, with the program, its imports and the runtime inside. It needs
            nothing but a JDK 21 or newer. The same program gives the same bytes.

              luma build report.luma && java -jar report.jar
            """;

    private static final String CHECK = """
            luma check FILE…

            Says what is wrong with the files, and if nothing is, what is suspicious. Each finding has a code; a line that
            begins with `= help` says what to write. A folder stands for all files below it.

            Status: 0, or 2 if there are errors.
            """;

    private static final String TEST = """
            luma test [PATH…]

            Runs the test blocks of the files, or of all files below a folder; without PATH, below this one. Tests stand
            beside what they test; the statements at the top level do not run.

              fn double(n: int) -> int { return 2 * n }
              test "doubles" { assert double(21) == 42 }

            Status: 0, 1 if a test failed, 2 if something does not compile.
            """;

    private static final String FMT = """
            luma fmt [--check] FILE…

            Lays the files out the one way there is, in place. It changes white space only. With --check it changes
            nothing and names the files that differ.

            Status: 0, 1 if --check named a file, 2 if a file has a syntax error; that one is left alone.
            """;

    private static final String REPL = """
            luma repl

            Answers as you type. An expression shows its value; variables, functions, structs and imports stay; a mistake
            ends nothing. A line that is not finished goes on with the next one. Imports are looked for in this folder.

              > xs = [3, 1, 2]
              > xs.sorted()
              [1, 2, 3]

            :vars shows the variables, :help this, :quit or the end of the input ends it. On a terminal the arrow keys edit
            a line and bring back earlier ones, and Ctrl-C drops it.
            """;

    private static final String DOC = """
            luma doc [NAME | FILE]

            Without anything: the modules and types of the core library. With a name: what is in it, or about it.
            With a file, or a module that comes with Luma: what it declares, with its /// comments.

              luma doc str          luma doc math.round          luma doc report.luma          luma doc drivers/mysql
            """;

    private static final String LSP = """
            luma lsp

            The language server, which editors start: it speaks the Language Server Protocol on its standard input and
            output. docs/luma/editors.md says how to use it in VS Code, Neovim and others. It belongs to the launcher of a
            checkout, ./luma.
            """;

    private static final String DEMO = """
            luma demo [--dsn DSN]

            Creates a table on a real server by the driver in Java, fills and queries it, and shows what it does: on a
            MariaDB that it fetches on first use (149 MB) and starts, or with --dsn on your own server, in a table that it
            drops. It belongs to the launcher of a checkout, ./luma.

              luma demo --dsn user:password@localhost:3306/mydb
            """;

    private Help() {}

    /// @param command its name; empty for all
    /// @return null if there is none of that name
    static @Nullable String of(String command) {
        return switch (command) {
            case "", "help" -> OVERVIEW;
            case "run" -> RUN;
            case "build" -> BUILD;
            case "check" -> CHECK;
            case "test" -> TEST;
            case "fmt" -> FMT;
            case "repl" -> REPL;
            case "doc" -> DOC;
            case "lsp" -> LSP;
            case "demo" -> DEMO;
            default -> null;
        };
    }

    static String version() {
        return "0.1";
    }
}
