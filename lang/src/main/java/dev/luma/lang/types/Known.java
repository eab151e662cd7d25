package dev.luma.lang.types;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What is known of some things, by their identity: an immutable map whose changed copies share what did not change, so
/// that thousands of tests in one function cost no more than one after the other.
///
/// A binary tree over the bits of the keys' hashes, the high ones first; keys of one hash are a chain of leaves. The
/// same content has the same shape, which is why [#common] passes over what both share.
@SuppressWarnings("ReferenceEquality") // keys have identity, and what did not change is the same object
sealed interface Known<K, V> {
    static <K, V> Known<K, V> nothing() {
        return new Nothing<>();
    }

    @Nullable
    V get(K key);

    Known<K, V> with(K key, V value);

    Known<K, V> without(K key);

    /// What stands in both with equal values.
    default Known<K, V> common(Known<K, V> other) {
        if (this == other) {
            return this;
        }
        return switch (this) {
            case Nothing<K, V> none -> none;
            case Leaf<K, V> leaf -> leaf.in(other);
            case Branch<K, V> branch -> branch.commonWith(other);
        };
    }

    static int hashOf(Object key) {
        return System.identityHashCode(key);
    }

    record Nothing<K, V>() implements Known<K, V> {
        @Override
        public @Nullable V get(K key) {
            return null;
        }

        @Override
        public Known<K, V> with(K key, V value) {
            return new Leaf<>(Known.hashOf(key), key, value, null);
        }

        @Override
        public Known<K, V> without(K key) {
            return this;
        }
    }

    /// @param next another key of the same hash; null if there is none
    record Leaf<K, V>(int hash, K key, V value, @Nullable Leaf<K, V> next) implements Known<K, V> {
        @Override
        public @Nullable V get(K wanted) {
            for (Leaf<K, V> leaf = this; leaf != null; leaf = leaf.next) {
                if (leaf.key == wanted) {
                    return leaf.value;
                }
            }
            return null;
        }

        @Override
        public Known<K, V> with(K added, V known) {
            final int other = Known.hashOf(added);
            return other == hash
                    ? new Leaf<>(hash, added, known, unchained(added))
                    : Branch.of(this, hash, new Leaf<>(other, added, known, null), other);
        }

        @Override
        public Known<K, V> without(K gone) {
            final Leaf<K, V> left = unchained(gone);
            return left == null ? nothing() : left;
        }

        private @Nullable Leaf<K, V> unchained(K gone) {
            if (key == gone) {
                return next;
            }
            final Leaf<K, V> rest = next == null ? null : next.unchained(gone);
            return rest == next ? this : new Leaf<>(hash, key, value, rest);
        }

        private Known<K, V> in(Known<K, V> other) {
            Known<K, V> both = nothing();
            for (Leaf<K, V> leaf = this; leaf != null; leaf = leaf.next) {
                if (Objects.equals(other.get(leaf.key), leaf.value)) {
                    both = both.with(leaf.key, leaf.value);
                }
            }
            return both;
        }
    }

    /// @param prefix the bits above `bit` that all hashes here have
    /// @param bit the one by which they part, as a mask: without it to the left
    record Branch<K, V>(int prefix, int bit, Known<K, V> left, Known<K, V> right) implements Known<K, V> {
        /// Of two that have no bit in common below the one where their hashes part.
        static <K, V> Branch<K, V> of(Known<K, V> one, int hash, Known<K, V> other, int otherHash) {
            final int bit = Integer.highestOneBit(hash ^ otherHash);
            return (hash & bit) == 0
                    ? new Branch<>(above(hash, bit), bit, one, other)
                    : new Branch<>(above(hash, bit), bit, other, one);
        }

        private static int above(int hash, int bit) {
            return hash & -bit & ~bit;
        }

        private boolean isHere(int hash) {
            return above(hash, bit) == prefix;
        }

        private Known<K, V> side(int hash) {
            return (hash & bit) == 0 ? left : right;
        }

        @Override
        public @Nullable V get(K key) {
            final int hash = Known.hashOf(key);
            return isHere(hash) ? side(hash).get(key) : null;
        }

        @Override
        public Known<K, V> with(K key, V value) {
            final int hash = Known.hashOf(key);
            if (!isHere(hash)) {
                return of(this, prefix, new Leaf<>(hash, key, value, null), hash);
            }
            return (hash & bit) == 0 ? sides(left.with(key, value), right) : sides(left, right.with(key, value));
        }

        @Override
        public Known<K, V> without(K key) {
            final int hash = Known.hashOf(key);
            if (!isHere(hash)) {
                return this;
            }
            return (hash & bit) == 0 ? sides(left.without(key), right) : sides(left, right.without(key));
        }

        private Known<K, V> sides(Known<K, V> newLeft, Known<K, V> newRight) {
            if (newLeft == left && newRight == right) {
                return this;
            }
            if (newLeft instanceof Nothing) {
                return newRight;
            }
            return newRight instanceof Nothing ? newLeft : new Branch<>(prefix, bit, newLeft, newRight);
        }

        private Known<K, V> commonWith(Known<K, V> other) {
            if (!(other instanceof Branch<K, V> branch)) {
                return other.common(this);
            }
            if (bit == branch.bit) {
                return prefix == branch.prefix
                        ? sides(left.common(branch.left), right.common(branch.right))
                        : nothing();
            }
            final boolean isWider = Integer.compareUnsigned(bit, branch.bit) > 0;
            final Branch<K, V> wide = isWider ? this : branch;
            final Branch<K, V> narrow = isWider ? branch : this;
            return wide.isHere(narrow.prefix) ? wide.side(narrow.prefix).common(narrow) : nothing();
        }
    }
}
