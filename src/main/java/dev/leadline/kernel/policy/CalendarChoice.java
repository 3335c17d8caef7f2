package dev.leadline.kernel.policy;

import dev.leadline.kernel.Invalid;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The policy's choice of the business calendar that runs a lead's clock (B8).
 *
 * @param by whose calendar it is
 * @param attribute the lead attribute looked at when it is the lead's
 * @param of the calendar id for each value looked at
 * @param otherwise the calendar id for every other value, and the one calendar of a fixed choice; {@code null}: refuse
 */
public record CalendarChoice(By by, @Nullable String attribute, Map<String, String> of, @Nullable String otherwise) {

    /** The way to choose the calendar. */
    public enum By {
        /** One calendar for every lead. */
        FIXED,
        /** That of an attribute of the lead, its region say. */
        LEAD,
        /** That of the lead's owner. */
        OWNER,
        /** That of the lead's team. */
        TEAM
    }

    /** @throws Invalid when the choice names no calendar, or a choice by lead names no attribute */
    public CalendarChoice {
        of = Collections.unmodifiableMap(new TreeMap<>(of));
        if (otherwise == null && of.isEmpty()) {
            throw new Invalid("/calendar", null, "The policy's calendar is missing.");
        }
        if (by == By.LEAD && attribute == null) {
            throw new Invalid("/calendar/attribute", null, "A calendar chosen by lead needs an `attribute`.");
        }
    }

    public static CalendarChoice fixed(String id) {
        return new CalendarChoice(By.FIXED, null, Map.of(), id);
    }

    /** Every calendar that may be chosen. */
    public Set<String> ids() {
        var ids = new TreeSet<>(of.values());
        if (otherwise != null) {
            ids.add(otherwise);
        }
        return ids;
    }

    /**
     * The id of the calendar for a lead with these attributes.
     *
     * @throws Invalid when the policy names no calendar for it
     */
    public String idFor(Map<String, String> attributes) {
        return findIdFor(attributes).orElseThrow(() -> {
            var value = attributes.get(key());
            var pointer = by == By.LEAD ? "/lead/attributes/" + key() : "/lead/" + key();
            return new Invalid(
                    pointer, value, "The policy has no calendar for a lead with " + key() + " (" + value + ").");
        });
    }

    /** The same; empty when the policy names no calendar for it. */
    Optional<String> findIdFor(Map<String, String> attributes) {
        if (by == By.FIXED) {
            return Optional.ofNullable(otherwise);
        }
        var value = attributes.get(key());
        return Optional.ofNullable(value == null ? otherwise : of.getOrDefault(value, otherwise));
    }

    private @Nullable String key() {
        return by == By.OWNER ? "owner" : by == By.TEAM ? "team" : attribute;
    }
}
