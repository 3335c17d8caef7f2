package dev.leadline.actions;

import dev.leadline.calendars.Calendars;
import dev.leadline.database.Queries;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Counts the queue at one moment: all of it, and by each of its properties. */
@ApplicationScoped
class QueueCounting {

    /** All that has few values, in one walk; owners are many, and along their own index. Both see the same queue. */
    private static final String COUNTS =
            """
            select null as owner, state, type, tier, team, source, bucket, false as of_owner, count(*) as actions,
                   count(*) filter (where due_at < :at) as overdue
            from (select a.*, case when due_at is null then 'none' when due_at < :at then 'late'
                              when due_at < z.tomorrow then 'today' when due_at < z.day_after then 'tomorrow'
                              when due_at < z.monday then 'thisWeek' else 'later' end as bucket
                  from (select state, type, tier, team, source, due_at, coalesce(zone, 'Z') as zone
                        from queued_action where %1$s) a
                  left join unnest(cast(:zones as text[]), cast(cast(:tomorrows as text[]) as timestamptz[]),
                         cast(cast(:days_after as text[]) as timestamptz[]),
                         cast(cast(:mondays as text[]) as timestamptz[]))
                       as z (zone, tomorrow, day_after, monday) on z.zone = a.zone) b
            group by state, type, tier, team, source, bucket
            union all
            select owner, null, null, null, null, null, null, true, count(*), 0
            from queued_action where %1$s group by owner
            """;

    private static final Set<Property> FEW = EnumSet.complementOf(EnumSet.of(Property.OWNER));

    private final Queries queries;
    private final Calendars calendars;

    QueueCounting(Queries queries, Calendars calendars) {
        this.queries = queries;
        this.calendars = calendars;
    }

    /**
     * So many actions are alike.
     *
     * @param values what they have in common, by property; a value is {@code null} for none
     * @param overdue how many of them were due before the moment of asking
     */
    record Alike(Map<Property, String> values, long actions, long overdue) {}

    /** What actions are counted by. */
    enum Property {
        STATE,
        TYPE,
        TIER,
        TEAM,
        SOURCE,
        BUCKET,
        OWNER
    }

    /** All actions that the filter accepts, counted at one moment: once by owner, and once by all else. */
    List<Alike> counts(Filter filter, Instant at) {
        var zones = calendars.publications().stream()
                .map(each -> each.calendar().calendar().zone())
                .collect(Collectors.toCollection(() -> new TreeSet<ZoneId>(Comparator.comparing(ZoneId::getId))));
        zones.add(ZoneOffset.UTC);
        var parameters = filter.parameters()
                .and("at", at)
                .and("zones", zones.stream().map(ZoneId::getId).toList())
                .and("tomorrows", begins(zones, at, today -> today.plusDays(1)))
                .and("days_after", begins(zones, at, today -> today.plusDays(2)))
                .and("mondays", begins(zones, at, today -> today.with(TemporalAdjusters.next(DayOfWeek.MONDAY))));
        return queries.list(COUNTS.formatted(filter.condition()), parameters, QueueCounting::read);
    }

    private static Alike read(ResultSet row) throws SQLException {
        var values = new EnumMap<Property, String>(Property.class);
        for (var property : row.getBoolean("of_owner") ? Set.of(Property.OWNER) : FEW) {
            values.put(property, row.getString(property.name().toLowerCase(Locale.ROOT)));
        }
        return new Alike(values, row.getLong("actions"), row.getLong("overdue"));
    }

    private static List<String> begins(Collection<ZoneId> zones, Instant at, UnaryOperator<LocalDate> day) {
        return zones.stream()
                .map(zone -> day.apply(LocalDate.ofInstant(at, zone))
                        .atStartOfDay(zone)
                        .toInstant()
                        .toString())
                .toList();
    }
}
