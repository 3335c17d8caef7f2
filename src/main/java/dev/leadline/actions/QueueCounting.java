package dev.leadline.actions;

import dev.leadline.calendars.Calendars;
import dev.leadline.database.Queries;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.TreeSet;

/** Counts the queue at one moment: all of it, and by each of its properties, in one walk. */
@ApplicationScoped
class QueueCounting {

    /** In the order of their bits in {@code grouping}, the last being 1. */
    private static final List<String> PROPERTIES =
            List.of("state", "type", "tier", "owner", "team", "source", "bucket");

    private static final String COUNTS =
            """
            select grouping(%1$s) as apart, %1$s, count(*) as actions,
                   count(*) filter (where due_at < :at) as overdue
            from (select a.*, case when due_at is null then 'none' when due_at < :at then 'late'
                              when due_at < z.tomorrow then 'today' when due_at < z.day_after then 'tomorrow'
                              when due_at < z.monday then 'thisWeek' else 'later' end as bucket
                  from (select state, type, tier, owner, team, source, due_at, coalesce(zone, 'Z') as zone
                        from queued_action where %2$s) a
                  left join unnest(cast(:zones as text[]), cast(cast(:tomorrows as text[]) as timestamptz[]),
                         cast(cast(:days_after as text[]) as timestamptz[]),
                         cast(cast(:mondays as text[]) as timestamptz[]))
                       as z (zone, tomorrow, day_after, monday) on z.zone = a.zone) b
            group by grouping sets ((), (state), (type), (tier), (owner), (team), (source), (bucket))
            """;

    private final Queries queries;
    private final Calendars calendars;

    QueueCounting(Queries queries, Calendars calendars) {
        this.queries = queries;
        this.calendars = calendars;
    }

    /**
     * So many actions are alike.
     *
     * @param property the property that they have in common; {@code null} for all actions
     * @param value its value; {@code null} for none
     * @param overdue how many of them were due before the moment of asking
     */
    record Alike(String property, String value, long actions, long overdue) {}

    /** All actions that the filter accepts, counted at one moment. */
    List<Alike> counts(Filter filter, Instant at) {
        var zones = calendars.publications().stream()
                .map(each -> each.calendar().calendar().zone())
                .collect(java.util.stream.Collectors.toCollection(
                        () -> new TreeSet<ZoneId>(java.util.Comparator.comparing(ZoneId::getId))));
        zones.add(ZoneOffset.UTC);
        var parameters = filter.parameters()
                .and("at", at)
                .and("zones", zones.stream().map(ZoneId::getId).toList())
                .and("tomorrows", begins(zones, at, today -> today.plusDays(1)))
                .and("days_after", begins(zones, at, today -> today.plusDays(2)))
                .and("mondays", begins(zones, at, today -> today.with(TemporalAdjusters.next(DayOfWeek.MONDAY))));
        return queries.list(COUNTS.formatted(String.join(", ", PROPERTIES), filter.condition()), parameters, row -> {
            var property = property(row.getInt("apart"));
            return new Alike(
                    property,
                    property == null ? null : row.getString(property),
                    row.getLong("actions"),
                    row.getLong("overdue"));
        });
    }

    private static List<String> begins(
            TreeSet<ZoneId> zones, Instant at, java.util.function.UnaryOperator<LocalDate> day) {
        return zones.stream()
                .map(zone -> day.apply(LocalDate.ofInstant(at, zone))
                        .atStartOfDay(zone)
                        .toInstant()
                        .toString())
                .toList();
    }

    /** A bit that is not set is a property that the row is about. */
    private static String property(int apart) {
        int all = (1 << PROPERTIES.size()) - 1;
        int about = all & ~apart;
        return about == 0 ? null : PROPERTIES.get(PROPERTIES.size() - 1 - Integer.numberOfTrailingZeros(about));
    }
}
