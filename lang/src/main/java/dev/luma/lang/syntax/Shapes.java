package dev.luma.lang.syntax;

import dev.luma.lang.source.Span;
import java.util.BitSet;

/// What the formatter has to know of a file that its tokens do not say: which braces hold what, and which minus is
/// a sign.
final class Shapes {
    private final Tokens tokens;
    /// Braces with a space inside: all but those of maps and types.
    private final BitSet wideBraces = new BitSet();
    /// Those of them in which each line is a statement, an arm or a declaration, so that a comma at the end of a
    /// line does not separate lines but continues one.
    private final BitSet blocks = new BitSet();

    private final BitSet signs = new BitSet();

    private Shapes(Tokens tokens) {
        this.tokens = tokens;
    }

    static Shapes of(Tokens tokens, Ast.File file) {
        final Shapes shapes = new Shapes(tokens);
        shapes.visit(file);
        return shapes;
    }

    private void visit(Ast node) {
        switch (node) {
            case Ast.Block block -> block(block.span());
            case Ast.Match match -> endsWithBlock(match.span());
            case Ast.Impl impl -> endsWithBlock(impl.span());
            case Ast.Trait trait -> endsWithBlock(trait.span());
            case Ast.Struct struct -> wideBraces.set(braceAtEnd(struct.span()));
            case Ast.StructLiteral literal -> wideBraces.set(braceAtEnd(literal.span()));
            case Ast.Unary unary -> signs.set(indexAt(unary.operatorSpan().start()));
            default -> {}
        }
        Children.forEach(node, this::visit);
    }

    /// A block that was made of a single statement has no braces.
    private void block(Span span) {
        final int index = indexAt(span.start());
        if (tokens.kind(index) == TokenKind.OPEN_BRACE) {
            wideBraces.set(index);
            blocks.set(index);
        }
    }

    private void endsWithBlock(Span span) {
        final int index = braceAtEnd(span);
        wideBraces.set(index);
        blocks.set(index);
    }

    private int braceAtEnd(Span span) {
        return tokens.partner(indexAt(span.end() - 1));
    }

    /// The index of the token at an offset.
    private int indexAt(int offset) {
        int low = 0;
        int high = tokens.list().size() - 1;
        while (low < high) {
            final int middle = (low + high + 1) >>> 1;
            if (tokens.get(middle).start() <= offset) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    /// Whether a brace, opening or closing, has a space inside.
    boolean isWide(int index) {
        return wideBraces.get(opener(index));
    }

    /// Whether a brace, opening or closing, belongs to a block, `match`, trait or `impl`.
    boolean isBlock(int index) {
        return blocks.get(opener(index));
    }

    private int opener(int index) {
        return tokens.kind(index) == TokenKind.CLOSE_BRACE ? tokens.partner(index) : index;
    }

    /// Whether a `-` or `!` belongs to what follows it alone.
    boolean isSign(int index) {
        return signs.get(index);
    }
}
