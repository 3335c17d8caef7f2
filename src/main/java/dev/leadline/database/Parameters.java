package dev.leadline.database;

import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The values of a statement's named parameters. An {@link Instant} becomes a {@code timestamptz}, a collection an array of
 * texts, an enum its name, and null stays null.
 */
public final class Parameters {

    private static final ClassValue<List<Component>> COMPONENTS = new ClassValue<>() {
        @Override
        protected List<Component> computeValue(Class<?> type) {
            return Arrays.stream(type.getRecordComponents())
                    .map(Component::from)
                    .toList();
        }
    };

    private final Map<String, Object> values = new HashMap<>();

    private Parameters() {}

    public static Parameters none() {
        return new Parameters();
    }

    public static Parameters of(String name, Object value) {
        return none().and(name, value);
    }

    /**
     * The components of a record, under their names as columns have them: {@code leadId} is {@code lead_id}. Those of a
     * record within it stand beside its own.
     */
    public static Parameters of(Record row) {
        return none().addAll(row);
    }

    /** One more, in the place of that which had the name before. */
    public Parameters and(String name, Object value) {
        values.put(name, value);
        return this;
    }

    private Parameters addAll(Record row) {
        for (var component : COMPONENTS.get(row.getClass())) {
            var value = component.of(row);
            if (value instanceof Record inner) {
                addAll(inner);
            } else {
                and(component.column(), value);
            }
        }
        return this;
    }

    private record Component(String column, Method accessor) {

        static Component from(RecordComponent component) {
            var accessor = component.getAccessor();
            accessor.setAccessible(true);
            var words = component.getName().replaceAll("([A-Z])", "_$1");
            return new Component(words.toLowerCase(Locale.ROOT), accessor);
        }

        Object of(Record row) {
            try {
                return accessor.invoke(row);
            } catch (ReflectiveOperationException impossible) {
                throw new IllegalStateException("The component " + column + " cannot be read.", impossible);
            }
        }
    }

    /** @throws IllegalArgumentException when a name has no value, not even null */
    void set(PreparedStatement statement, List<String> names) throws SQLException {
        set(statement, 0, names);
    }

    /** @param before how many values of the statement come before these */
    void set(PreparedStatement statement, int before, List<String> names) throws SQLException {
        for (int i = 0; i < names.size(); i++) {
            statement.setObject(before + i + 1, asKept(statement, value(names.get(i))));
        }
    }

    private Object value(String name) {
        var value = values.get(name);
        if (value == null && !values.containsKey(name)) {
            throw new IllegalArgumentException("The parameter " + name + " has no value.");
        }
        return value;
    }

    /**
     * The values of some names as texts that the database reads; {@code null} stays null.
     *
     * @throws IllegalArgumentException when a name has no value, not even null
     */
    public List<String> texts(List<String> names) {
        return names.stream().map(this::value).map(Parameters::text).toList();
    }

    private static String text(Object value) {
        return value instanceof Collection<?> many
                ? many.stream().map(Parameters::element).collect(Collectors.joining(",", "{", "}"))
                : value instanceof Enum<?> constant ? constant.name() : value == null ? null : value.toString();
    }

    private static String element(Object value) {
        return value == null
                ? "NULL"
                : '"' + value.toString().replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    private static Object asKept(PreparedStatement statement, Object value) throws SQLException {
        if (value instanceof Instant moment) {
            return moment.atOffset(ZoneOffset.UTC);
        }
        if (value instanceof Enum<?> constant) {
            return constant.name();
        }
        if (value instanceof Collection<?> texts) {
            return statement.getConnection().createArrayOf("text", texts.toArray());
        }
        return value;
    }
}
