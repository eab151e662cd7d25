package dev.luma.lang.cli;

import dev.luma.lang.Compilation;
import dev.luma.lang.CompilationException;
import dev.luma.lang.bytecode.ProgramCode;
import dev.luma.lang.diagnostic.Diagnostic;
import dev.luma.lang.diagnostic.Diagnostics;
import dev.luma.lang.resolve.FileModules;
import dev.luma.lang.runtime.LumaList;
import dev.luma.lang.runtime.Panic;
import dev.luma.lang.runtime.Text;
import dev.luma.lang.source.Source;
import dev.luma.lang.syntax.Ast;
import dev.luma.lang.syntax.Parser;
import dev.luma.lang.types.Type;
import dev.luma.lang.types.Typed;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What was declared in a session, and its variables with their values.
///
/// The language has no global variables, so each input becomes a function ([ReplText]) that takes the variables so
/// far as parameters and returns them all, the new ones too. Declarations stay in the text and are compiled again
/// each time; [ReplClasses] keeps the classes that came out as before, so that their objects stay what they are.
final class ReplSession {
    private static final String FILE = "repl.luma";
    private static final Pattern WORD = Pattern.compile("\\w+");
    /// A function may have a few more parameters.
    private static final int MOST_PASSED = 100;

    private final FileModules modules;
    private final ReplText text = new ReplText();
    private final Map<String, Variable> variables = new LinkedHashMap<>();
    private ReplClasses classes = new ReplClasses(ReplSession.class.getClassLoader());

    ReplSession(Path folder) {
        modules = new FileModules(folder.toAbsolutePath());
    }

    /// @param type as Luma writes it
    private record Variable(
            Type type, String typeText, @Nullable Object value) {}

    /// What came of an input.
    ///
    /// @param value the text form of the expression at its end; null if there is none
    /// @param panic the panic that ended it; null if none did
    /// @param notes what else is to be known
    record Answer(@Nullable String value, @Nullable String panic, List<Diagnostic> diagnostics, List<String> notes) {
        static Answer wrong(List<Diagnostic> diagnostics) {
            return new Answer(null, null, diagnostics, List.of());
        }
    }

    /// The variables, a line each.
    List<String> variables() {
        final List<String> lines = new ArrayList<>();
        variables.forEach((name, one) -> lines.add(name + ": " + one.typeText() + " = " + Text.quoted(one.value())));
        return lines;
    }

    Answer evaluate(String input) {
        final Source source = new Source("repl", input);
        final Diagnostics diagnostics = new Diagnostics(source);
        final Ast.File file = Parser.parse(source, diagnostics);
        if (diagnostics.hasErrors()) {
            return Answer.wrong(diagnostics.sorted());
        }
        final ReplText.Draft draft = text.draft(file);
        final List<String> notes = new ArrayList<>();
        for (final String name : draft.declaredNames()) {
            if (variables.remove(name) != null) {
                notes.add("the variable " + name + " is gone: the name is declared");
            }
        }
        return evaluate(draft, notes);
    }

    private Answer evaluate(ReplText.Draft draft, List<String> notes) {
        final Map<String, Variable> seen = seen(draft.source().text());
        final Map<String, String> parameters = new LinkedHashMap<>();
        seen.forEach((name, one) -> parameters.put(name, one.typeText()));
        ReplText.Unit unit = draft.unit(parameters, true);
        Compilation compilation = compile(unit);
        if (compilation.hasErrors() && draft.endsInExpression()) {
            final ReplText.Unit statement = draft.unit(parameters, false);
            final Compilation second = compile(statement);
            if (!second.hasErrors() || draft.mayBeStatement()) {
                unit = statement;
                compilation = second;
            }
        }
        if (compilation.hasErrors()) {
            return Answer.wrong(unit.rebased(compilation.diagnostics()));
        }
        return run(draft, seen, unit, compilation, notes);
    }

    /// The variables that an input sees. Functions have a bounded number of parameters: where there are more variables,
    /// it sees those that it mentions.
    private Map<String, Variable> seen(String input) {
        if (variables.size() <= MOST_PASSED) {
            return variables;
        }
        final Map<String, Variable> mentioned = new LinkedHashMap<>();
        final Matcher word = WORD.matcher(input);
        while (word.find()) {
            final Variable variable = variables.get(word.group());
            if (variable != null) {
                mentioned.put(word.group(), variable);
            }
        }
        return mentioned;
    }

    private Compilation compile(ReplText.Unit unit) {
        return Compilation.of(new Source(FILE, unit.text()), FILE, modules);
    }

    private Answer run(
            ReplText.Draft draft,
            Map<String, Variable> seen,
            ReplText.Unit unit,
            Compilation compilation,
            List<String> notes) {
        final ReplClasses next;
        try {
            next = classes.next(compilation.compiled().classes());
        } catch (CompilationException e) {
            return Answer.wrong(unit.rebased(e.diagnostics()));
        }
        if (dropChanged(next, notes)) {
            return evaluate(draft, notes);
        }
        text.accept(draft);
        classes = next;
        try {
            final LumaList results = (LumaList) call(compilation, seen);
            final int first = unit.hasValue() ? 1 : 0;
            keep(unit, results, first, compilation.mainModule(), notes);
            return new Answer(first == 1 ? Text.quoted(results.get(0)) : null, null, List.of(), notes);
        } catch (Panic | OutOfMemoryError e) {
            return new Answer(null, firstPart(Panic.ended(e)), List.of(), notes);
        }
    }

    /// A variable whose struct has become another one cannot stay.
    private boolean dropChanged(ReplClasses next, List<String> notes) {
        boolean dropped = false;
        for (final String changed : next.changedTypes()) {
            for (final Map.Entry<String, Variable> one : List.copyOf(variables.entrySet())) {
                if (one.getValue().typeText().matches(".*\\b" + changed + "\\b.*")) {
                    variables.remove(one.getKey());
                    notes.add("the variable " + one.getKey() + " is gone: " + changed + " has changed");
                    dropped = true;
                }
            }
        }
        return dropped;
    }

    private Object call(Compilation compilation, Map<String, Variable> seen) {
        final String className = ProgramCode.className(compilation.mainModule().symbol());
        final List<@Nullable Object> arguments = new ArrayList<>();
        seen.values().forEach(one -> arguments.add(argument(one)));
        try {
            for (final Method method : classes.loadClass(className).getDeclaredMethods()) {
                if (method.getName().equals(ReplText.FUNCTION)) {
                    method.setAccessible(true);
                    return method.invoke(null, arguments.toArray());
                }
            }
            throw new IllegalStateException("the input became no function");
        } catch (InvocationTargetException e) {
            throw Panic.caught(Objects.requireNonNull(e.getCause()));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("the compiled input cannot be reached", e);
        }
    }

    /// A byte is an int on the JVM, but for its boxed form.
    private static @Nullable Object argument(Variable variable) {
        return variable.type() == Type.BYTE && variable.value() instanceof Byte number
                ? (Object) (number & 0xFF)
                : variable.value();
    }

    private void keep(ReplText.Unit unit, LumaList results, int first, Typed.Module module, List<String> notes) {
        final Map<String, Type> types = LastVariables.of(module, ReplText.FUNCTION);
        for (int i = 0; i < unit.results().size(); i++) {
            final String name = unit.results().get(i);
            final Object value = results.get(first + i);
            final Type type = types.get(name);
            if (type == null) {
                continue;
            }
            final String typeText = TypeText.in(module.symbol(), type);
            if (typeText == null) {
                notes.add(name + " does not stay: its type is private to another module");
            } else {
                variables.put(name, new Variable(type, typeText, value));
            }
        }
    }

    private static String firstPart(Panic panic) {
        final String report = panic.report();
        final int calls = report.indexOf("\n  at ");
        return calls < 0 ? report.stripTrailing() : report.substring(0, calls);
    }
}
