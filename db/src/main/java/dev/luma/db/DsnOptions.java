package dev.luma.db;

import dev.luma.db.advice.DidYouMean;
import dev.luma.db.error.UsageException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The options of a [Dsn], all of them known to its driver, each at most once. Immutable.
///
/// The methods throw [UsageException] where an option's value is not of its form, with the form in the message.
public final class DsnOptions {
    static final DsnOptions NONE = new DsnOptions(Map.of());

    private static final Pattern DURATION = Pattern.compile("(\\d{1,9})(ms|s|m|h)");
    private static final Pattern SECRET = Pattern.compile("(?i).*(pass|secret|token|key|credential).*");

    private final Map<String, String> values;

    DsnOptions(Map<String, String> values) {
        this.values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /// The names of the options that were given, in order.
    public Set<String> names() {
        return values.keySet();
    }

    /// The value, decoded.
    public Optional<String> text(String name) {
        return Optional.ofNullable(values.get(name));
    }

    /// `true` or `false`.
    public Optional<Boolean> flag(String name) {
        return text(name).map(value -> switch (value) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new UsageException("option `" + name + "` is true or false");
        });
    }

    /// A number without a sign.
    ///
    /// @param least at least 0
    public OptionalInt number(String name, int least, int greatest) {
        final String value = values.get(name);
        if (value == null) {
            return OptionalInt.empty();
        }
        final boolean plain = value.matches("[0-9]{1,10}");
        final long number = plain ? Long.parseLong(value) : -1;
        if (number < least || number > greatest) {
            throw new UsageException("option `" + name + "` is a number from " + least + " to " + greatest);
        }
        return OptionalInt.of((int) number);
    }

    /// A number with its unit: `500ms`, `5s`, `2m`, `1h`; or `0`.
    public Optional<Duration> duration(String name) {
        return text(name).map(value -> {
            final Matcher parts = DURATION.matcher(value.equals("0") ? "0s" : value);
            if (!parts.matches()) {
                throw new UsageException("option `" + name + "` is a time with its unit, such as 500ms, 5s, 2m or 1h");
            }
            final long number = Long.parseLong(parts.group(1));
            return switch (parts.group(2)) {
                case "ms" -> Duration.ofMillis(number);
                case "s" -> Duration.ofSeconds(number);
                case "m" -> Duration.ofMinutes(number);
                default -> Duration.ofHours(number);
            };
        });
    }

    /// One of an enum's constants, in lower case and with `-` for `_`: `verify-ca` is `VERIFY_CA`.
    public <E extends Enum<E>> Optional<E> choice(String name, Class<E> type) {
        return text(name).map(value -> {
            final List<String> words = new ArrayList<>();
            for (final E constant : type.getEnumConstants()) {
                final String word = constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
                if (word.equals(value)) {
                    return constant;
                }
                words.add(word);
            }
            throw new UsageException(
                    "option `" + name + "` is one of " + DidYouMean.list(words) + DidYouMean.suggestion(value, words));
        });
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof DsnOptions that && values.equals(that.values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    /// As in a DSN, without the values of options that sound like secrets.
    @Override
    public String toString() {
        final StringBuilder text = new StringBuilder();
        values.forEach((name, value) -> text.append(text.isEmpty() ? '?' : '&')
                .append(name)
                .append('=')
                .append(SECRET.matcher(name).matches() ? "***" : Dsn.encoded(value)));
        return text.toString();
    }
}
