package dev.luma.lang.types;

import dev.luma.lang.source.Span;
import dev.luma.lang.types.Symbol.Local;
import java.util.HashSet;
import java.util.Set;

/// What a statement stands in, as far as `return`, `break`, `continue` and affine owners must know.
sealed interface Enclosing permits Frame, Enclosing.Loop, Enclosing.Defer, Enclosing.Try {
    /// A loop's body.
    final class Loop implements Enclosing {
        private final Typed.Loop loop = new Typed.Loop();
        private final Scope around;
        private final State head;
        private final Span keyword;
        private State left;

        /// @param around the scope that it stands in
        /// @param head what is known whenever the body begins
        Loop(Scope around, State head, Span keyword) {
            this.around = around;
            this.head = head;
            this.keyword = keyword;
            this.left = head.ended();
        }

        Typed.Loop loop() {
            return loop;
        }

        Scope around() {
            return around;
        }

        State head() {
            return head;
        }

        Span keyword() {
            return keyword;
        }

        /// What is known behind the loop if only its breaks lead there.
        State left() {
            return left;
        }

        void leave(State state) {
            left = left.join(state);
        }
    }

    /// A block that is deferred.
    record Defer(Scope around) implements Enclosing {}

    /// The first block of a `try`.
    record Try(Scope around, Span keyword, Set<Local> reported) implements Enclosing {
        Try(Scope around, Span keyword) {
            this(around, keyword, new HashSet<>());
        }
    }
}
