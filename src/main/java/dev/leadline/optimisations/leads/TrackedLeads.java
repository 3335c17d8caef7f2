package dev.leadline.optimisations.leads;

import dev.leadline.database.Parameters;
import dev.leadline.database.Queries;
import dev.leadline.kernel.optimisation.Cohort;
import dev.leadline.kernel.optimisation.WorkedLead;
import dev.leadline.kernel.optimisation.WorkedLead.Outcome;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/** Counts tracked leads by their attempts, a page of cycles at a time: no statement takes long, and no lead leaves the database. */
@ApplicationScoped
public class TrackedLeads {

    private static final int PAGE = 20_000;

    private static final String END_OF_PAGE =
            """
            select lead_id, cycle from lead_cycle
            where known_until = 'infinity' and (lead_id, cycle) > (:lead_id, :cycle)
            order by lead_id, cycle offset :page limit 1
            """;

    /**
     * An accepted lead is won. A lead that was reached in another way, or in another channel, was at risk as long as it was
     * not: from then on it is given up as far as this channel is concerned.
     */
    private static final String COUNT =
            """
            with page as (
                select tier, disposition, reached_attempt, reached_channel, required,
                    merged_into is not null as is_merged,
                    received_at > :stale_at as is_young,
                    (select count(*) from unnest(attempt_channel, attempt_counts) as made (channel, counts)
                        where channel = :channel and counts) as attempts,
                    (select count(*) from unnest(attempt_channel, attempt_counts, attempt_at) as made (channel, counts, at)
                        where channel = :channel and counts and (reached_at is null or at <= reached_at)) as at_risk
                from lead_cycle
                where known_until = 'infinity' and (lead_id, cycle) > (:lead_id, :cycle)
                    and (:is_last or (lead_id, cycle) <= (:last_lead, :last_cycle))
                    and policy_id = :policy and not is_unscored and not is_nurtured
                    and (cast(:tier as text) is null or tier = :tier)
                    and (cast(:source as text) is null or source = :source)
                    and attributes @> cast(:attributes as jsonb)
                    and (cast(:received_from as timestamptz) is null or received_at >= :received_from)
                    and (cast(:received_to as timestamptz) is null or received_at < :received_to))
            select tier, is_merged, is_young, attempts,
                case when disposition = 'ACCEPTED' then 'WON' when disposition is null then 'OPEN' else 'LOST' end as outcome,
                coalesce(case when reached_channel = :channel then reached_attempt end, at_risk) as at_risk,
                coalesce(reached_channel = :channel and reached_attempt is not null, false) as is_reached,
                max(cast(required ->> :channel as integer)) as floor,
                count(*) as leads
            from page group by 1, 2, 3, 4, 5, 6, 7
            """;

    private final Queries queries;

    TrackedLeads(Queries queries) {
        this.queries = queries;
    }

    private record Place(String lead, int cycle) {}

    /** @param parameters of the leads: policy, channel, tier, source, attributes, received_from, received_to, stale_at */
    public TierTallies count(Parameters parameters) {
        var tallies = new TierTallies(TierTallies.Reach.KNOWN);
        var after = new Place("", 0);
        while (after != null) {
            parameters.and("lead_id", after.lead()).and("cycle", after.cycle());
            var end = endOfPage(parameters);
            parameters
                    .and("is_last", end.isEmpty())
                    .and("last_lead", end.map(Place::lead).orElse(""))
                    .and("last_cycle", end.map(Place::cycle).orElse(0));
            queries.list(COUNT, parameters, row -> add(row, tallies));
            after = end.orElse(null);
        }
        return tallies;
    }

    private Optional<Place> endOfPage(Parameters parameters) {
        return queries.first(
                END_OF_PAGE,
                parameters.and("page", PAGE - 1),
                row -> new Place(row.getString("lead_id"), row.getInt("cycle")));
    }

    private static boolean add(ResultSet row, TierTallies tallies) throws SQLException {
        long leads = row.getLong("leads");
        if (row.getBoolean("is_merged") || row.getBoolean("is_young")) {
            tallies.leaveOut(row.getBoolean("is_merged") ? "MERGED" : "NOT_STALE", leads);
            return false;
        }
        var tier = row.getString("tier");
        int atRisk = Math.min(row.getInt("at_risk"), Cohort.MOST_ATTEMPTS);
        int attempts = Math.max(atRisk, Math.min(row.getInt("attempts"), Cohort.MOST_ATTEMPTS));
        tallies.tally(tier)
                .add(
                        new WorkedLead(
                                attempts,
                                Outcome.valueOf(row.getString("outcome")),
                                atRisk,
                                row.getBoolean("is_reached"),
                                null),
                        leads);
        int floor = row.getInt("floor");
        if (!row.wasNull()) {
            tallies.floor(tier, floor);
        }
        return true;
    }
}
