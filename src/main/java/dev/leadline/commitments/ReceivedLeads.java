package dev.leadline.commitments;

import dev.leadline.commitments.terms.CommitmentDefinition;
import dev.leadline.commitments.terms.CommitmentDefinition.RuleDefinition;
import dev.leadline.commitments.terms.VersionDates;
import dev.leadline.database.Parameters;
import dev.leadline.database.Queries;
import dev.leadline.kernel.commitment.ReceivedLead;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;

/**
 * Reads the leads that were received in a stage, as far as they bear on the promise. Leads that are alike come as one row
 * with their number; only one that was returned for a listed reason comes alone, since its days have to be counted.
 */
@ApplicationScoped
class ReceivedLeads {

    /** Of those known now there is an index, so that they are named as it does. */
    private static final String NOW = "%1$s.known_until = 'infinity'";

    private static final String THEN = "%1$s.known_from <= :known and %1$s.known_until > :known";

    private static final String VALUE =
            """
            (case :%1$s_attribute::text when 'source' then c.source when 'tier' then coalesce(c.tier_at_receipt, c.tier)
              else c.attributes ->> :%1$s_attribute::text end)
            """;
    private static final String MATCHES =
            "(%1$s is not null and (:%2$s_values::text[] is null or %1$s = any(:%2$s_values::text[])))";

    private static final String CYCLES =
            """
            with cycles as (
              select c.lead_id, c.cycle, c.received_at, (c.received_at at time zone :zone)::date as received_on,
                case when :by_source then c.source else coalesce(c.tier_at_receipt, c.tier) end as type,
                (:originated_attribute::text is null or ORIGINATED) as is_originated,
                (:influenced_attribute::text is not null and INFLUENCED) as is_influenced,
                c.is_unscored,
                c.is_nurtured and c.tier is not distinct from coalesce(c.tier_at_receipt, c.tier) as is_held,
                c.merged_into is not null as is_merged,
                case when d.lead_id is null then 'NONE' when d.counts is null or d.decided_at > :known then 'OPEN'
                  when d.counts then 'COUNTS' else 'DOES_NOT_COUNT' end as dispute,
                case when c.disposition = 'RETURNED' and lower(c.reason) = any(:reasons::text[]) then c.disposed_at end
                  as returned_at,
                c.disposition = 'RETURNED' and lower(c.reason) = any(:reasons::text[]) and exists (
                  select 1 from duty q where q.lead_id = c.lead_id and q.cycle = c.cycle
                  and q.kind = 'EARLY_DISQUALIFICATION' and q.state = 'BREACHED' and KNOWN_DUTY) as is_early,
                c.disposed_at, c.reached_at, c.attempt_at, c.attempt_channel, c.attempt_counts
              from lead_cycle c
              left join commitment_dispute d on d.commitment_id = :commitment and d.lead_id = c.lead_id
                and d.cycle = c.cycle and d.raised_at <= :known
              where c.stage = :stage and c.received_at >= :from and c.received_at < :to and KNOWN_CYCLE)
            """;
    private static final String ALIKE =
            "received_on, type, is_originated, is_influenced, is_unscored, is_held, is_merged,"
                    + " dispute, case when returned_at is not null then received_at end, returned_at, is_early";
    private static final String GROUPS =
            "select " + ALIKE.replace("then received_at end", "then received_at end as alone_at")
                    + ", count(*) as leads from cycles group by " + ALIKE;
    private static final String OPEN =
            """
            select ALIKE, count(*) as leads, made from (
              select cycles.*, array(
                select a.channel from unnest(attempt_at, attempt_channel, attempt_counts) as a(at, channel, counts)
                where a.counts and a.at < :until order by a.channel) as made
              from cycles where (disposed_at is null or disposed_at >= :until)
              and (reached_at is null or reached_at >= :until)) as still_open
            """
                            .replace("ALIKE", ALIKE.replace("then received_at end", "then received_at end as alone_at"))
                    + " group by " + ALIKE + ", made";
    private static final String PAGE =
            """
            select cycles.*, case when returned_at is not null then received_at end as alone_at, 1 as leads from cycles
            where (received_at, lead_id, cycle) > (:after_at, :after_lead, :after_cycle)
            order by received_at, lead_id, cycle limit :most
            """;

    private final Queries queries;

    ReceivedLeads(Queries queries) {
        this.queries = queries;
    }

    /** Leads that are alike and were received on one date. */
    record Group(LocalDate receivedOn, ReceivedLead lead, long leads) {}

    /** Open leads that nobody reached, with the attempts that were made of each, by channel. */
    record OpenGroup(Group group, List<String> made) {}

    /** One lead. */
    record OneLead(LeadPlace place, Group group) {}

    List<Group> groups(VersionDates segment, ZoneId zone, Asked asked) {
        return queries.list(cycles(asked) + GROUPS, parameters(segment, zone, asked), ReceivedLeads::group);
    }

    List<OpenGroup> open(VersionDates segment, ZoneId zone, Asked asked) {
        return queries.list(
                cycles(asked) + OPEN,
                parameters(segment, zone, asked).and("until", asked.until()),
                row -> new OpenGroup(
                        group(row), List.of((String[]) row.getArray("made").getArray())));
    }

    /** The leads after a place, in the order of receipt. */
    List<OneLead> page(VersionDates segment, ZoneId zone, Asked asked, LeadPlace after, int most) {
        var parameters = parameters(segment, zone, asked)
                .and("after_at", after.receivedAt())
                .and("after_lead", after.leadId())
                .and("after_cycle", after.cycle())
                .and("most", most);
        return queries.list(
                cycles(asked) + PAGE,
                parameters,
                row -> new OneLead(
                        new LeadPlace(
                                Queries.instant(row, "received_at"), row.getString("lead_id"), row.getInt("cycle")),
                        group(row)));
    }

    private static String cycles(Asked asked) {
        var known = asked.known() == null ? NOW : THEN;
        return CYCLES.replace("ORIGINATED", matches("originated"))
                .replace("INFLUENCED", matches("influenced"))
                .replace("KNOWN_DUTY", known.formatted("q"))
                .replace("KNOWN_CYCLE", known.formatted("c"));
    }

    private static String matches(String rule) {
        return MATCHES.formatted(VALUE.formatted(rule).strip(), rule);
    }

    private static Parameters parameters(VersionDates segment, ZoneId zone, Asked asked) {
        var to = segment.to().atStartOfDay(zone).toInstant();
        var terms = segment.version().terms();
        var parameters = Parameters.of("commitment", segment.version().id())
                .and("zone", zone.getId())
                .and("stage", segment.version().stage())
                .and("by_source", segment.version().isBySource())
                .and("from", segment.from().atStartOfDay(zone).toInstant())
                .and("to", asked.until().isBefore(to) ? asked.until() : to)
                .and("known", asked.knownAt())
                .and("reasons", reasons(terms));
        return rule(rule(parameters, "originated", terms.originated()), "influenced", terms.influenced());
    }

    private static Parameters rule(Parameters parameters, String name, RuleDefinition rule) {
        return parameters
                .and(name + "_attribute", rule == null ? null : rule.attribute())
                .and(name + "_values", rule == null ? null : rule.values());
    }

    private static List<String> reasons(CommitmentDefinition terms) {
        return terms.qualityRules() == null
                ? List.of()
                : terms.qualityRules().reasons().stream()
                        .map(reason -> reason.toLowerCase(Locale.ROOT))
                        .toList();
    }

    private static Group group(ResultSet row) throws SQLException {
        var returnedAt = Queries.instant(row, "returned_at");
        var quality = new ReceivedLead.Quality(
                row.getBoolean("is_unscored"),
                row.getBoolean("is_held"),
                row.getBoolean("is_merged"),
                ReceivedLead.Dispute.valueOf(row.getString("dispute")),
                returnedAt == null
                        ? null
                        : new ReceivedLead.Return(
                                Queries.instant(row, "alone_at"), returnedAt, row.getBoolean("is_early")));
        return new Group(
                row.getObject("received_on", LocalDate.class),
                new ReceivedLead(
                        row.getString("type"),
                        row.getBoolean("is_originated"),
                        row.getBoolean("is_influenced"),
                        quality),
                row.getLong("leads"));
    }
}
