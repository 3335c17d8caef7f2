package dev.leadline.kernel.policy.changes;

import dev.leadline.kernel.policy.Policy;
import dev.leadline.kernel.policy.TableKind;
import dev.leadline.kernel.policy.WrittenTable;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A policy as it is written, draft or version, to be compared with another.
 *
 * @param settings the text of each setting by its JSON pointer; in a list of things with ids a thing goes by its id
 * @param tables the tables that it has
 * @param read the policy, when all of it could be read
 */
public record WrittenPolicy(
        SortedMap<String, String> settings, Map<TableKind, WrittenTable> tables, Optional<Policy> read) {

    public WrittenPolicy {
        settings = Collections.unmodifiableSortedMap(new TreeMap<>(settings));
        var copy = new EnumMap<TableKind, WrittenTable>(TableKind.class);
        copy.putAll(tables);
        tables = Collections.unmodifiableMap(copy);
    }

    /** @param settings as in JSON: maps, lists, texts, numbers and the like; what is {@code null} is not set */
    public static WrittenPolicy of(
            Map<String, ? extends @Nullable Object> settings,
            Map<TableKind, WrittenTable> tables,
            Optional<Policy> read) {
        var flat = new TreeMap<String, String>();
        flatten("", settings, flat);
        return new WrittenPolicy(flat, tables, read);
    }

    /** A list of plain values is one setting: that it is longer says more than which of its places differ. */
    private static void flatten(String pointer, @Nullable Object value, SortedMap<String, String> flat) {
        if (value instanceof Map) {
            ((Map<?, ?>) value).forEach((key, each) -> flatten(pointer + "/" + escaped(key.toString()), each, flat));
        } else if (value instanceof Collection
                && ((Collection<?>) value).stream().anyMatch(WrittenPolicy::hasParts)) {
            var parts = List.copyOf((Collection<?>) value);
            var ids = ids(parts);
            if (!ids.isEmpty()) {
                flat.put(pointer, String.join(", ", ids));
            }
            for (int i = 0; i < parts.size(); i++) {
                flatten(pointer + "/" + (ids.isEmpty() ? String.valueOf(i) : escaped(ids.get(i))), parts.get(i), flat);
            }
        } else if (value instanceof Collection) {
            flat.put(
                    pointer,
                    ((Collection<?>) value).stream().map(String::valueOf).collect(Collectors.joining(", ")));
        } else if (value != null) {
            flat.put(pointer, value.toString());
        }
    }

    /** The ids of things in a list, so that one that comes between others changes none of them; empty unless they differ. */
    private static List<String> ids(List<?> parts) {
        var ids = parts.stream()
                .map(part -> part instanceof Map ? ((Map<?, ?>) part).get("id") : null)
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .distinct()
                .toList();
        return ids.size() == parts.size() ? ids : List.of();
    }

    private static boolean hasParts(@Nullable Object value) {
        return value instanceof Map || value instanceof Collection;
    }

    /** As RFC 6901 wants it. */
    private static String escaped(String key) {
        return key.replace("~", "~0").replace("/", "~1");
    }
}
