package dev.luma.lang.syntax;

import dev.luma.lang.diagnostic.Code;

/// Bounds how deep things nest, so that neither this parser nor what goes through its tree runs out of stack.
///
/// Brackets, blocks and operands nest at most [#MAX_LEVELS] deep. A chain, as `a + b + c` or `x.f().g()`, nests in
/// the tree though not in the text: it makes the tree as much higher as it has links, up to [#MAX_HEIGHT].
final class Nesting {
    static final int MAX_LEVELS = 200;
    static final int MAX_HEIGHT = 600;

    private final TokenCursor at;
    private final SyntaxErrors errors;
    private int level;
    /// The height of what was parsed last, counted from the root of the tree.
    private int height;

    Nesting(TokenCursor at, SyntaxErrors errors) {
        this.at = at;
        this.errors = errors;
    }

    int level() {
        return level;
    }

    /// Goes back to a level, after an error or at the end of [#enter].
    void leave(int before) {
        level = before;
    }

    /// Goes one level down.
    ///
    /// @return the level before, for [#leave]
    int enter() {
        if (level == MAX_LEVELS) {
            throw tooDeep("at most " + MAX_LEVELS + " levels of nesting");
        }
        final int before = level++;
        height = Math.max(height, level);
        return before;
    }

    /// Begins what may become a chain.
    ///
    /// @return for [#endChain]
    int beginChain() {
        final int before = height;
        height = level;
        return before;
    }

    /// Counts what was put on top of the chain's first operand.
    void link() {
        height++;
        if (height > MAX_HEIGHT) {
            throw tooDeep("a chain of fewer parts");
        }
    }

    void endChain(int before) {
        height = Math.max(height, before);
    }

    private Malformed tooDeep(String what) {
        errors.report(Code.E0101, at.token().span(), "expected " + what + ", found `" + at.text() + "`");
        errors.giveUp();
        at.jump(at.tokens().list().size() - 1, true);
        return new Malformed();
    }
}
