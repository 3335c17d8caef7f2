package dev.leadline.actions;

import dev.leadline.actions.due.DueBuckets;
import dev.leadline.calendars.Calendars;
import dev.leadline.calendars.publications.CalendarPublication;
import dev.leadline.calendars.publications.CalendarVersion;
import dev.leadline.database.Queries;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** Counts the queue at one moment: all of it, and by each of its properties. */
@ApplicationScoped
class QueueCounting {

    /**
     * All that has few values, in one walk; owners are many, and along their own index; of what is late, what is just so.
     * All see the same queue.
     */
    private static final String COUNTS =
            """
            select 'FEW' as by, null as owner, state, type, tier, team, source, bucket, count(*) as actions,
                   count(*) filter (where due_at < :at) as overdue, null as earliest
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
            select 'OWNER', owner, null, null, null, null, null, null, count(*),
                   count(*) filter (where due_order < :at), nullif(min(due_order), 'infinity')
            from queued_action where %1$s group by owner
            union all
            select 'JUST_LATE', null, null, null, null, null, null, null, count(*), count(*), null
            from queued_action where %1$s and %2$s
            """;

    private static final Set<Property> FEW = EnumSet.complementOf(EnumSet.of(Property.OWNER, Property.JUST_LATE));

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
     * @param earliest of an owner's, the first deadline; otherwise {@code null}
     */
    record Alike(Map<Property, String> values, long actions, long overdue, Instant earliest) {}

    /** What actions are counted by. */
    enum Property {
        STATE,
        TYPE,
        TIER,
        TEAM,
        SOURCE,
        BUCKET,
        OWNER,
        JUST_LATE
    }

    /** The buckets of due moments as they are now. */
    DueBuckets buckets(Instant at) {
        // the zones of all there are, and of each the hours in force now, which come last
        var versions = Stream.concat(
                calendars.publications().stream().map(CalendarPublication::calendar),
                calendars.inForce(at).values().stream());
        return DueBuckets.at(at, versions.map(CalendarVersion::calendar).toList());
    }

    /** All actions that the filter accepts, counted at one moment: once by owner, and once by all else. */
    List<Alike> counts(Filter filter, Set<DueBuckets.Name> wanted, Instant at) {
        var buckets = buckets(at);
        var parameters = buckets.addTo(filter.parameters())
                .and("at", at)
                .and("zones", List.copyOf(buckets.days().keySet()))
                .and("tomorrows", begins(buckets, DueBuckets.Days::tomorrow))
                .and("days_after", begins(buckets, DueBuckets.Days::dayAfter))
                .and("mondays", begins(buckets, DueBuckets.Days::monday));
        var condition = filter.condition() + " and " + buckets.condition(wanted);
        var justLate = buckets.condition(EnumSet.of(DueBuckets.Name.JUST_LATE));
        return queries.list(COUNTS.formatted(condition, justLate), parameters, QueueCounting::read);
    }

    private static Alike read(ResultSet row) throws SQLException {
        var values = new EnumMap<Property, String>(Property.class);
        var by = row.getString("by");
        for (var property : by.equals("FEW") ? FEW : Set.of(Property.valueOf(by))) {
            values.put(
                    property,
                    property == Property.JUST_LATE
                            ? null
                            : row.getString(property.name().toLowerCase(Locale.ROOT)));
        }
        var earliest = row.getObject("earliest", OffsetDateTime.class);
        return new Alike(
                values, row.getLong("actions"), row.getLong("overdue"), earliest == null ? null : earliest.toInstant());
    }

    private static List<String> begins(DueBuckets buckets, Function<DueBuckets.Days, Instant> day) {
        return buckets.days().values().stream().map(day).map(Instant::toString).toList();
    }
}
