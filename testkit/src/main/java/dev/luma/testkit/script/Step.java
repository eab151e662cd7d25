package dev.luma.testkit.script;

import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Optional;

/// One line of a [Script], whose methods say what each means.
@SuppressWarnings("ArrayRecordComponent") // never changed, and steps are not compared
sealed interface Step {
    record Sends(byte[] bytes) implements Step {
        Sends from(int offset) {
            return new Sends(Arrays.copyOfRange(bytes, offset, bytes.length));
        }

        @Override
        public String toString() {
            return "sends " + bytes.length + " bytes";
        }
    }

    record Awaits(byte[] bytes) implements Step {
        Awaits from(int offset) {
            return new Awaits(Arrays.copyOfRange(bytes, offset, bytes.length));
        }

        @Override
        public String toString() {
            return "awaits " + bytes.length + " bytes";
        }
    }

    record AwaitsWrite(boolean orStalls) implements Step {
        @Override
        public String toString() {
            return "awaits a write";
        }
    }

    record TakesAnything() implements Step {
        @Override
        public String toString() {
            return "takes anything";
        }
    }

    record StartsTls(Optional<X509Certificate> certificate, Optional<String> doubt) implements Step {
        @Override
        public String toString() {
            return "awaits TLS";
        }
    }

    record FailsTls() implements Step {
        @Override
        public String toString() {
            return "awaits TLS, and fails it";
        }
    }

    record Ends() implements Step {
        @Override
        public String toString() {
            return "ends";
        }
    }

    record Resets() implements Step {
        @Override
        public String toString() {
            return "resets the connection";
        }
    }

    record Stalls() implements Step {
        @Override
        public String toString() {
            return "stalls";
        }
    }

    record Hangs() implements Step {
        @Override
        public String toString() {
            return "hangs";
        }
    }

    /// Where a script is over.
    record IsOver() implements Step {
        @Override
        public String toString() {
            return "is over";
        }
    }
}
