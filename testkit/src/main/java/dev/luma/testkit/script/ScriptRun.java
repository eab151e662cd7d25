package dev.luma.testkit.script;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/// How far one connection has come in its [Script]. Knows nothing of sockets, deadlines and threads.
///
/// What was not done yet of a step stays in its place as a shorter step.
final class ScriptRun {
    private static final int SHOWN = 64;

    private final List<Step> steps;
    private boolean takesAnything;

    ScriptRun(Script script) {
        steps = new ArrayList<>(script.steps());
    }

    /// The step that reading, or starting TLS, meets.
    Step next() {
        while (!steps.isEmpty() && (isDone(steps.getFirst()) || steps.getFirst() instanceof Step.TakesAnything)) {
            takesAnything |= steps.removeFirst() instanceof Step.TakesAnything;
        }
        return steps.isEmpty() ? new Step.IsOver() : steps.getFirst();
    }

    /// Takes the step that [#next()] shows as done.
    void pass() {
        steps.removeFirst();
    }

    /// Hands out what is sent, up to the next step of another kind.
    int readSent(byte[] target, int offset, int length) {
        int done = 0;
        while (done < length && next() instanceof Step.Sends sends) {
            int n = Math.min(length - done, sends.bytes().length);
            System.arraycopy(sends.bytes(), 0, target, offset + done, n);
            done += n;
            steps.set(0, sends.from(n));
        }
        return done;
    }

    /// Holds one write against what is awaited, which may lie behind what was sent and not read yet.
    ///
    /// @return the reset that the write met instead, if it did
    /// @throws AssertionError if the script awaits something else
    Optional<Step.Resets> write(byte[] bytes) {
        next();
        int done = 0;
        while (done < bytes.length && !takesAnything) {
            int at = firstThatIsNotSent();
            Step step = at < steps.size() ? steps.get(at) : new Step.IsOver();
            switch (step) {
                case Step.Awaits awaits -> {
                    int n = Math.min(bytes.length - done, awaits.bytes().length);
                    compare(bytes, done, awaits.bytes(), n);
                    steps.set(at, awaits.from(n));
                    done += n;
                }
                case Step.AwaitsWrite whatever -> {
                    steps.remove(at);
                    return Optional.empty();
                }
                case Step.Resets resets -> {
                    return Optional.of(resets);
                }
                // the kernel takes what nobody will read
                case Step.TakesAnything on -> done = bytes.length;
                case Step.Ends on -> done = bytes.length;
                case Step.Stalls on -> done = bytes.length;
                case Step.Hangs on -> done = bytes.length;
                default -> throw mistake("writes " + hex(bytes, done), step);
            }
        }
        return Optional.empty();
    }

    /// The first step that the client has still to do something about, or to read.
    Optional<Step> open() {
        next();
        return steps.stream()
                .filter(step -> !isDone(step) && !isEnd(step) && !(step instanceof Step.TakesAnything))
                .findFirst();
    }

    static AssertionError mistake(String client, Step step) {
        return new AssertionError("the client " + client + ", but the script " + step);
    }

    private int firstThatIsNotSent() {
        int at = 0;
        while (at < steps.size() && (steps.get(at) instanceof Step.Sends || isDone(steps.get(at)))) {
            at++;
        }
        return at;
    }

    private static void compare(byte[] written, int offset, byte[] awaited, int n) {
        int wrong = Arrays.mismatch(written, offset, offset + n, awaited, 0, n);
        if (wrong >= 0) {
            throw new AssertionError("the client writes %s, but the script awaits %s: they differ from byte %d on"
                    .formatted(hex(written, offset), hex(awaited, 0), wrong));
        }
    }

    private static String hex(byte[] bytes, int from) {
        int to = Math.min(bytes.length, from + SHOWN);
        return HexFormat.of().formatHex(bytes, from, to) + (to < bytes.length ? "…" : "");
    }

    private static boolean isDone(Step step) {
        return switch (step) {
            case Step.Sends sends -> sends.bytes().length == 0;
            case Step.Awaits awaits -> awaits.bytes().length == 0;
            default -> false;
        };
    }

    private static boolean isEnd(Step step) {
        return step instanceof Step.Ends
                || step instanceof Step.Resets
                || step instanceof Step.Stalls
                || step instanceof Step.Hangs;
    }
}
