package dev.luma.lang.types;

import dev.luma.lang.types.Symbol.CoreFunction;
import dev.luma.lang.types.Symbol.CoreModule;
import dev.luma.lang.types.Symbol.Mark;
import dev.luma.lang.types.Symbol.Parameter;
import dev.luma.lang.types.Symbol.Signature;
import dev.luma.lang.types.Symbol.TraitSymbol;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads the signatures of one section, line by line. Their form is described at the head of the text.
final class CoreReader {
    private static final String PACKAGE = "dev.luma.lang.std.";

    private final Map<String, List<CoreFunction>> functions = new LinkedHashMap<>();
    private final Map<String, Type> constants = new LinkedHashMap<>();
    private final Map<String, Signature> signatures = new LinkedHashMap<>();
    private final CoreSection section;
    private final Map<String, TraitSymbol> traits;
    private final @Nullable Type receiver;

    private String doc = "";

    /// The line that is being read, and how far.
    private String line;

    private int at;

    private CoreReader(CoreSection section, Map<String, TraitSymbol> traits) {
        this.section = section;
        this.traits = traits;
        this.line = section.name();
        this.receiver = section.kind().equals("type") ? type() : null;
    }

    /// @param traits of all sections
    static CoreReader read(CoreSection section, Map<String, TraitSymbol> traits) {
        final CoreReader reader = new CoreReader(section, traits);
        section.body().lines().map(String::strip).forEach(reader::read);
        return reader;
    }

    /// The functions, and the fields.
    Map<String, List<CoreFunction>> functions() {
        return functions;
    }

    /// The methods of a trait.
    Map<String, Signature> signatures() {
        return signatures;
    }

    CoreModule module() {
        return new CoreModule(section.name(), owner(), functions, constants, section.doc());
    }

    /// The type that the section is about.
    Type receiver() {
        if (receiver == null) {
            throw new IllegalStateException("the section " + section.name() + " is about no type");
        }
        return receiver;
    }

    private String owner() {
        return PACKAGE + section.owner();
    }

    private void read(String text) {
        if (text.startsWith("///")) {
            doc = doc.isEmpty()
                    ? text.substring(3).strip()
                    : doc + "\n" + text.substring(3).strip();
        } else if (!text.startsWith("//") && !text.isEmpty()) {
            line = text;
            at = 0;
            declaration();
            doc = "";
        }
    }

    private void declaration() {
        final Set<Mark> marks = EnumSet.noneOf(Mark.class);
        boolean isTyped = false;
        while (take("@")) {
            final String mark = name();
            if (mark.equals("typed")) {
                isTyped = true;
            } else {
                marks.add(Mark.valueOf(mark.toUpperCase(Locale.ROOT)));
            }
        }
        final int start = at;
        final String word = name();
        switch (word) {
            case "const" -> constant(name());
            case "fn" -> function(name(), marks, isTyped);
            default -> {
                at = start;
                field(name());
            }
        }
    }

    private void constant(String name) {
        expect(":");
        constants.put(name, type());
    }

    private void field(String name) {
        expect(":");
        add(name, new Signature(List.of(), type()), false, false, EnumSet.of(Mark.FIELD));
    }

    private void function(String name, Set<Mark> marks, boolean isTyped) {
        expect("(");
        final List<Parameter> parameters = new ArrayList<>();
        boolean isVariadic = false;
        while (!take(")")) {
            final String parameter = name();
            if (parameter.equals("take")) {
                expect("self");
                marks.add(Mark.TAKES_SELF);
                continue;
            }
            expect(":");
            parameters.add(new Parameter(parameter, type(), false));
            isVariadic |= take("...");
            take(",");
        }
        final Signature signature = new Signature(parameters, take("->") ? type() : Type.NOTHING);
        if (section.kind().equals("trait")) {
            signatures.put(name, signature);
        } else {
            add(name, signature, isVariadic, isTyped, marks);
        }
    }

    private void add(String name, Signature signature, boolean isVariadic, boolean isTyped, Set<Mark> marks) {
        functions
                .computeIfAbsent(name, none -> new ArrayList<>())
                .add(new CoreFunction(
                        owner(), name, javaName(name), receiver, signature, isVariadic, isTyped, marks, doc));
    }

    /// `index_of` is `indexOf` in Java.
    private static String javaName(String name) {
        final StringBuilder java = new StringBuilder();
        for (int i = 0; i < name.length(); i++) {
            final boolean begins = name.charAt(i) == '_' && i + 1 < name.length();
            java.append(begins ? Character.toUpperCase(name.charAt(++i)) : name.charAt(i));
        }
        return java.toString();
    }

    private Type type() {
        Type type = typeWithoutMark();
        if (take("?")) {
            type = type.orNil();
        }
        return type;
    }

    private Type typeWithoutMark() {
        if (take("[")) {
            final Type element = type();
            expect("]");
            return new Type.ListOf(element);
        }
        if (take("{")) {
            final Type key = type();
            expect(":");
            final Type value = type();
            expect("}");
            return new Type.MapOf(key, value);
        }
        final String name = name();
        if (name.equals("fn") && take("(")) {
            final List<Type> parameters = new ArrayList<>();
            while (!take(")")) {
                parameters.add(type());
                take(",");
            }
            return new Type.FunctionOf(parameters, take("->") ? type() : Type.NOTHING);
        }
        return named(name);
    }

    private Type named(String name) {
        final Type plain = CoreLibrary.plainType(name);
        if (plain != null) {
            return plain;
        }
        final TraitSymbol known = traits.get(name);
        if (known != null) {
            return new Type.TraitOf(known);
        }
        return name.length() == 1 ? new Type.Variable(name) : new Type.Core(name);
    }

    private String name() {
        skipSpace();
        final int start = at;
        while (at < line.length() && (Character.isLetterOrDigit(line.charAt(at)) || line.charAt(at) == '_')) {
            at++;
        }
        if (start == at) {
            throw new IllegalStateException("a name is missing at " + at + ": " + line);
        }
        return line.substring(start, at);
    }

    private boolean take(String token) {
        skipSpace();
        if (!line.startsWith(token, at)) {
            return false;
        }
        at += token.length();
        return true;
    }

    private void expect(String token) {
        if (!take(token)) {
            throw new IllegalStateException("no " + token + " at " + at + ": " + line);
        }
    }

    private void skipSpace() {
        while (at < line.length() && line.charAt(at) == ' ') {
            at++;
        }
    }
}
