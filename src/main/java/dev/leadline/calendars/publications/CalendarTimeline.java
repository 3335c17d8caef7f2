package dev.leadline.calendars.publications;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** All publications of all calendars, as one unchanging set: what was, is and will be in force. */
public final class CalendarTimeline {

    public static final CalendarTimeline EMPTY = new CalendarTimeline(List.of());

    private static final Comparator<CalendarPublication> BY_EFFECT = Comparator.comparing(
                    CalendarPublication::effectiveFrom, Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(CalendarPublication::sequence);

    private final List<CalendarPublication> bySequence;
    private final Map<String, List<CalendarPublication>> byId = new TreeMap<>();

    private CalendarTimeline(List<CalendarPublication> bySequence) {
        this.bySequence = bySequence;
        bySequence.forEach(
                each -> byId.computeIfAbsent(each.id(), id -> new ArrayList<>()).add(each));
        byId.values().forEach(each -> each.sort(BY_EFFECT));
    }

    public CalendarTimeline plus(Collection<CalendarPublication> newer) {
        if (newer.isEmpty()) {
            return this;
        }
        List<CalendarPublication> all = new ArrayList<>(bySequence);
        all.addAll(newer);
        all.sort(Comparator.comparing(CalendarPublication::sequence));
        return new CalendarTimeline(List.copyOf(all));
    }

    /** Returns all publications in the order of their sequence. */
    public List<CalendarPublication> all() {
        return bySequence;
    }

    /** The sequence of the last one, or 0. */
    public long sequence() {
        return bySequence.isEmpty() ? 0 : bySequence.get(bySequence.size() - 1).sequence();
    }

    /**
     * Returns the calendars in force by id. A publication gives way to one that is effective later, or as of the same
     * moment but published later.
     */
    public Map<String, CalendarVersion> inForce(Instant at) {
        Map<String, CalendarVersion> inForce = new TreeMap<>();
        byId.keySet()
                .forEach(id -> findInForce(id, at).ifPresent(publication -> inForce.put(id, publication.calendar())));
        return inForce;
    }

    public Optional<CalendarPublication> findInForce(String id, Instant at) {
        return publications(id).stream().filter(each -> each.isEffectiveAt(at)).reduce((earlier, later) -> later);
    }

    /** Returns the publications that come into force after a moment, the next first. */
    public List<CalendarPublication> scheduled(String id, Instant at) {
        Map<Instant, CalendarPublication> scheduled = new LinkedHashMap<>();
        publications(id).stream()
                .filter(each -> !each.isEffectiveAt(at))
                .forEach(each -> scheduled.put(each.effectiveFrom(), each));
        return List.copyOf(scheduled.values());
    }

    /** The one that was published last, whether or not it is in force yet. */
    public Optional<CalendarPublication> findLatest(String id) {
        return publications(id).stream().max(Comparator.comparing(CalendarPublication::sequence));
    }

    /** The present moment, but not before the last publication: another server's clock may be ahead. */
    public Instant now(String id, Instant clock) {
        return findLatest(id)
                .map(latest -> latest.imprint().publishedAt())
                .filter(clock::isBefore)
                .orElse(clock);
    }

    public Optional<CalendarVersion> findVersion(String id, String version) {
        return publications(id).stream()
                .map(CalendarPublication::calendar)
                .filter(each -> each.version().equals(version))
                .findFirst();
    }

    /** Returns the tag of a calendar's state: its version, and whatever is scheduled after it. */
    public Optional<String> findTag(String id, Instant at) {
        return findInForce(id, at)
                .map(publication -> publication.calendar().version()
                        + (scheduled(id, at).isEmpty()
                                ? ""
                                : "." + findLatest(id).orElseThrow().sequence()));
    }

    private List<CalendarPublication> publications(String id) {
        return byId.getOrDefault(id, List.of());
    }
}
