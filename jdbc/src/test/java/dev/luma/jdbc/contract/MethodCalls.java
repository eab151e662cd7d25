package dev.luma.jdbc.contract;

import static org.junit.jupiter.api.Assertions.fail;

import dev.luma.jdbc.value.JdbcBlob;
import dev.luma.jdbc.value.JdbcClob;
import dev.luma.jdbc.value.JdbcSqlXml;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.Reader;
import java.io.StringReader;
import java.io.StringWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URL;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.Date;
import java.sql.JDBCType;
import java.sql.NClob;
import java.sql.SQLException;
import java.sql.SQLType;
import java.sql.SQLXML;
import java.sql.Time;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Calendar;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/// Every method of an interface of java.sql, called with what a caller may give by mistake.
@SuppressWarnings("JavaUtilDate") // it is what java.sql is made of
final class MethodCalls {
    /// What a caller may give for a parameter, of which the first is nothing, and the last is what may well be meant.
    private static final Map<Class<?>, List<@Nullable Object>> VALUES = values();

    private MethodCalls() {}

    /// @param arguments some of them null
    record Call(Method method, @Nullable Object[] arguments) {
        /// @return what it throws
        Optional<Throwable> failure(Object target) {
            try {
                method.invoke(target, arguments);
                return Optional.empty();
            } catch (InvocationTargetException e) {
                return Optional.of(e.getCause());
            } catch (IllegalAccessException e) {
                return fail(e);
            }
        }

        @Override
        public String toString() {
            return method.getDeclaringClass().getSimpleName() + "." + method.getName() + Arrays.toString(arguments);
        }
    }

    /// The methods of an interface, those that it inherits too, but for those of these names.
    static List<Method> methods(Class<?> type, Set<String> leftOut) {
        return Arrays.stream(type.getMethods())
                .filter(method -> !Modifier.isStatic(method.getModifiers()) && !leftOut.contains(method.getName()))
                .sorted(Comparator.comparing(Method::toString))
                .toList();
    }

    /// The call that may well be meant.
    static Call plausible(Method method) {
        return new Call(method, meant(method));
    }

    /// Calls with nothing, and with one wrong argument after the other.
    static List<Call> careless(Method method) {
        final Class<?>[] types = method.getParameterTypes();
        final @Nullable Object[] nothing = new Object[types.length];
        Arrays.setAll(nothing, i -> given(types[i]).getFirst());
        final List<Call> calls = new ArrayList<>(List.of(new Call(method, nothing), plausible(method)));
        for (int i = 0; i < types.length; i++) {
            for (final Object value : given(types[i])) {
                final @Nullable Object[] arguments = meant(method);
                arguments[i] = value;
                calls.add(new Call(method, arguments));
            }
        }
        return calls;
    }

    private static @Nullable Object[] meant(Method method) {
        return Arrays.stream(method.getParameterTypes())
                .map(type -> given(type).getLast())
                .toArray();
    }

    private static List<@Nullable Object> given(Class<?> type) {
        final List<@Nullable Object> known = VALUES.get(type);
        return known == null ? Arrays.asList((Object) null) : known;
    }

    /// Whatever goes wrong is an SQLException that says what, and has a state.
    static Set<String> otherThanSqlExceptions(Object target, List<Call> calls) {
        final Set<String> others = new LinkedHashSet<>();
        for (final Call call : calls) {
            call.failure(target)
                    .filter(failure -> !isClear(failure))
                    .ifPresent(failure -> others.add(call + " -> " + failure + " at " + failure.getStackTrace()[0]));
        }
        return others;
    }

    private static boolean isClear(Throwable failure) {
        return failure instanceof SQLException known
                && known.getSQLState() != null
                && known.getMessage() != null
                && !known.getMessage().isBlank();
    }

    private static Map<Class<?>, List<@Nullable Object>> values() {
        final Map<Class<?>, List<@Nullable Object>> values = new HashMap<>();
        values.put(boolean.class, List.of(false, true));
        values.put(byte.class, List.of((byte) 0, (byte) -1, (byte) 1));
        values.put(short.class, List.of((short) 0, (short) -1, (short) 1));
        values.put(int.class, List.of(0, -1, Integer.MIN_VALUE, Integer.MAX_VALUE, 2, 1));
        values.put(long.class, List.of(0L, -1L, Long.MIN_VALUE, Long.MAX_VALUE, 2L, 1L));
        values.put(float.class, List.of(0f, Float.NaN, Float.NEGATIVE_INFINITY, 1f));
        values.put(double.class, List.of(0d, Double.NaN, Double.NEGATIVE_INFINITY, 1d));
        putOrNull(values, String.class, "", "'", "x");
        putOrNull(values, Object.class, new Object(), Double.NaN, "", "x");
        putOrNull(values, Class.class, Object.class, int.class, Integer.class);
        putOrNull(values, Map.class, Map.of("x", String.class), Map.of());
        putOrNull(
                values,
                String[].class,
                new String[0],
                new @Nullable String[] {null},
                new String[] {"x", "x"},
                new String[] {"x"});
        putOrNull(values, int[].class, new int[0], new int[] {-1}, new int[] {1});
        putOrNull(values, Object[].class, new Object[0], new Object[] {"x"});
        putOrNull(values, byte[].class, new byte[0], new byte[] {1});
        putOrNull(values, Executor.class, (Executor) Runnable::run);
        putOrNull(values, Properties.class, new Properties());
        putOrNull(values, PrintWriter.class, new PrintWriter(new StringWriter()));
        putOrNull(values, SQLType.class, JDBCType.OTHER, JDBCType.VARCHAR);
        putOrNull(values, BigDecimal.class, BigDecimal.ONE);
        putOrNull(values, Calendar.class, Calendar.getInstance());
        putOrNull(values, Date.class, new Date(0));
        putOrNull(values, Time.class, new Time(0));
        putOrNull(values, Timestamp.class, new Timestamp(0));
        putOrNull(values, URL.class, url());
        putOrNull(values, InputStream.class, new ByteArrayInputStream(new byte[] {1}));
        putOrNull(values, Reader.class, new StringReader("x"));
        putOrNull(values, Blob.class, freedBlob(), new JdbcBlob());
        putOrNull(values, Clob.class, freedClob(), new JdbcClob());
        putOrNull(values, NClob.class, freedClob(), new JdbcClob());
        putOrNull(values, SQLXML.class, new JdbcSqlXml());
        return values;
    }

    private static void putOrNull(Map<Class<?>, List<@Nullable Object>> values, Class<?> type, Object... others) {
        final List<@Nullable Object> all = new ArrayList<>();
        all.add(null);
        all.addAll(Arrays.asList(others));
        values.put(type, all);
    }

    private static URL url() {
        try {
            return URI.create("http://localhost/").toURL();
        } catch (java.net.MalformedURLException e) {
            return fail(e);
        }
    }

    private static Blob freedBlob() {
        final JdbcBlob freed = new JdbcBlob();
        freed.free();
        return freed;
    }

    private static NClob freedClob() {
        final JdbcClob freed = new JdbcClob();
        freed.free();
        return freed;
    }
}
