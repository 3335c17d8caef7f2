package dev.leadline.ledger;

import dev.leadline.database.Parameters;
import dev.leadline.database.Queries;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.UUID;
import java.util.function.Function;

/**
 * The facts that each lead was last decided by in a period, in the order of those decisions. They are read step by step:
 * each step looks at so many decisions and holds so much text at most, however long the period and whatever the plan.
 */
@ApplicationScoped
public class LastFacts {

    private static final int LOOKED_AT = 500;
    private static final int COUNTED_AT_ONCE = 2_000;

    /** So much text is held at most, in bytes; a single lead may be longer. */
    private static final int MOST_TEXT = 4_000_000;

    private static final UUID BEFORE_ALL = new UUID(0, 0);

    /**
     * Until PostgreSQL has counted a table anew it may think that a long period is short, and sort all of it for each
     * step. So it is told to walk along the indexes.
     */
    private static final String ALONG_THE_INDEXES =
            """
            select set_config('enable_seqscan', 'off', true), set_config('enable_bitmapscan', 'off', true),
                   set_config('enable_sort', 'off', true)
            """;

    /**
     * Decisions after a place, and whether each is its lead's last: no join, which might read the whole period, and the
     * policy so written that it is not looked for among all decisions of the policy but among those of the lead. Of a
     * sample that was removed nothing is seen.
     */
    private static final String VISITED =
            """
            with visited as materialized (
              select d.id, d.decided_at, d.lead_id, octet_length(d.facts) as size,
                     d.id = (select l.id from decision l
                             where l.lead_id = d.lead_id and l.policy_id || '' = :policy
                               and l.decided_at >= d.decided_at and l.decided_at < :until
                               and (not l.is_sample or l.decided_at > (select hidden_until from sample_decisions))
                             order by l.decided_at desc, l.id desc limit 1) as is_last
              from decision d
              where d.policy_id = :policy and d.decided_at < :until and (d.decided_at, d.id) > (:after, :after_id)
                and (not d.is_sample or d.decided_at > (select hidden_until from sample_decisions))
              order by d.decided_at, d.id limit :most)
            """;

    private static final String FACTS = VISITED
            + """
            , measured as (
              select id, decided_at, lead_id, is_last, row_number() over (order by decided_at, id) as number,
                     sum(case when is_last then size else 0 end) over (order by decided_at, id) as total
              from visited)
            select v.id, v.decided_at, v.lead_id, case when v.is_last then d.facts end as facts
            from measured v join decision d on d.id = v.id
            where v.total <= %d or v.number = 1
            order by v.decided_at, v.id
            """
                    .formatted(MOST_TEXT);

    private static final String COUNT = VISITED
            + """
            select v.id, v.decided_at, (select count(*) from visited where is_last) as leads
            from visited v order by v.decided_at desc, v.id desc limit 1
            """;

    private final Queries queries;

    LastFacts(Queries queries) {
        this.queries = queries;
    }

    /**
     * Decisions of one policy.
     *
     * @param policyId the policy
     * @param from the first moment of deciding that belongs to it
     * @param to the first that does not any more
     */
    public record Period(String policyId, Instant from, Instant to) {}

    /** A lead, and the facts of its last decision in the period: a request in its normal form. */
    public record LeadFacts(String leadId, String facts) {}

    /** After which decision to go on. */
    private record Place(Instant decidedAt, UUID id) {}

    /** What a row says, and where it stands. */
    private record Found<T>(Place place, T said) {}

    /** The facts of every lead, each lead once. Each page is read when it is asked for. */
    public Iterator<List<LeadFacts>> pages(Period period) {
        return new Steps<>(
                place -> read(
                        FACTS,
                        period,
                        place,
                        LOOKED_AT,
                        row -> new LeadFacts(row.getString("lead_id"), row.getString("facts"))),
                leads -> leads.stream().filter(lead -> lead.facts() != null).toList());
    }

    /** Counts the leads: the sum of all numbers. */
    public Iterator<Long> counts(Period period) {
        return new Steps<>(
                place -> read(COUNT, period, place, COUNTED_AT_ONCE, row -> row.getLong("leads")),
                counted -> counted.get(0));
    }

    private <T> List<Found<T>> read(String select, Period period, Place after, int most, Queries.RowReader<T> reader) {
        var place = after == null ? new Place(period.from(), BEFORE_ALL) : after;
        var parameters = Parameters.of("policy", period.policyId())
                .and("until", period.to())
                .and("after", place.decidedAt())
                .and("after_id", place.id())
                .and("most", most);
        return QuarkusTransaction.requiringNew().call(() -> {
            queries.list(ALONG_THE_INDEXES, row -> null);
            return queries.list(
                    select,
                    parameters,
                    row -> new Found<>(
                            new Place(Queries.instant(row, "decided_at"), row.getObject("id", UUID.class)),
                            reader.read(row)));
        });
    }

    /** Reads on from the last decision read, until there is none. */
    private static final class Steps<F, T> implements Iterator<T> {

        private final Function<Place, List<Found<F>>> read;
        private final Function<List<F>, T> made;
        private List<Found<F>> rows;
        private Place last;

        Steps(Function<Place, List<Found<F>>> read, Function<List<F>, T> made) {
            this.read = read;
            this.made = made;
        }

        @Override
        public boolean hasNext() {
            if (rows == null) {
                rows = read.apply(last);
            }
            return !rows.isEmpty();
        }

        @Override
        public T next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            var step = rows;
            last = step.get(step.size() - 1).place();
            rows = null;
            return made.apply(step.stream().map(Found::said).toList());
        }
    }
}
