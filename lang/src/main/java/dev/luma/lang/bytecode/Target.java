package dev.luma.lang.bytecode;

import java.lang.classfile.Label;

/// A place to jump to, and whether something does.
final class Target {
    private final Label label;
    private boolean used;

    Target(Label label) {
        this.label = label;
    }

    Label label() {
        return label;
    }

    /// The label for a jump.
    Label jumpedTo() {
        used = true;
        return label;
    }

    boolean isUsed() {
        return used;
    }
}
