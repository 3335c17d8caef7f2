package dev.leadline.web.problems;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.TemporalAmount;
import java.util.Arrays;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;

/** Describes the JSON form of a Java type, for the end of a sentence that begins "The rank must be". */
final class ExpectedType {

    private static final Set<Class<?>> WHOLE = Set.of(
            byte.class,
            short.class,
            int.class,
            long.class,
            Byte.class,
            Short.class,
            Integer.class,
            Long.class,
            java.math.BigInteger.class);

    private ExpectedType() {}

    static String of(Class<?> type) {
        if (type == null) {
            return "another kind of value";
        }
        if (type.isEnum()) {
            return "one of "
                    + Arrays.stream(type.getEnumConstants())
                            .map(Object::toString)
                            .collect(Collectors.joining(", "));
        }
        if (Collection.class.isAssignableFrom(type) || type.isArray()) {
            return "a list";
        }
        return ofScalar(type);
    }

    private static String ofScalar(Class<?> type) {
        if (WHOLE.contains(type)) {
            return "a whole number";
        }
        if (Number.class.isAssignableFrom(type) || type == double.class || type == float.class) {
            return "a number";
        }
        if (type == boolean.class || type == Boolean.class) {
            return "true or false";
        }
        if (CharSequence.class.isAssignableFrom(type)) {
            return "text";
        }
        return ofTime(type);
    }

    private static String ofTime(Class<?> type) {
        if (type == Instant.class) {
            return "a time with its offset, as text, such as \"2016-01-11T10:00:00-05:00\"";
        }
        if (type == LocalDate.class) {
            return "a date such as \"2016-01-11\"";
        }
        if (type == LocalTime.class) {
            return "a time of day such as \"09:00\"";
        }
        if (ZoneId.class.isAssignableFrom(type)) {
            return "a time zone such as \"America/New_York\"";
        }
        return TemporalAmount.class.isAssignableFrom(type) ? "a duration such as \"PT4H\"" : "an object";
    }
}
