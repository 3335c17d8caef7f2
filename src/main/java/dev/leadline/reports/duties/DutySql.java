package dev.leadline.reports.duties;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.leadline.commitments.terms.LeadValues;
import dev.leadline.database.Parameters;
import dev.leadline.waivers.WaiverScope;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * A question in SQL: which rows of the table {@code duty} it means, and in which bucket and class each of them is. Bucket
 * and class are said here and nowhere else, so that a number and its list cannot differ.
 */
public final class DutySql {

    /** The class of one that is late. Giving up has no clock: whoever had the lead gave it up. */
    private static final String LATENESS =
            """
            case when not d.feasible then 'NOT_FEASIBLE' when d.owner is null then 'ROUTING'
              when d.kind = 'EARLY_DISQUALIFICATION' then 'OWN'
              when d.owner_deadline < coalesce(d.met_at, :judged) then 'OWN'
              when d.handed_on then 'HANDED_ON_LATE' else 'ROUTING' end""";

    static final String AS_KNOWN_NOW = "d.known_until = 'infinity'";
    private static final String AS_KNOWN_THEN = "d.known_from <= :judged and d.known_until > :judged";

    private final DutyQuestion question;
    private final Parameters parameters;
    private int named;

    public DutySql(DutyQuestion question) {
        this.question = question;
        this.parameters = Parameters.of("judged", question.moment().at()).and("duty", question.duty());
    }

    /** The parameters of everything that was asked for so far. */
    public Parameters parameters() {
        return parameters;
    }

    /** The bucket at a moment of a row of {@code duty} that was known then. */
    static String bucketAt(String row, String moment) {
        return """
                case %1$s.state when 'MET' then 'kept' when 'MET_LATE' then 'keptLate' when 'BREACHED' then 'notDone'
                  when 'OPEN' then case when %1$s.deadline < %2$s then 'notDone' else 'inTime' end
                  when 'WAIVED' then 'waived' else 'noLongerOwed' end"""
                .formatted(row, moment);
    }

    /** A select of all columns, and of {@code bucket} and {@code lateness}, of the duties that are meant. */
    public String judged() {
        return judgedOf(isKnown());
    }

    /** Whether a row {@code d} was known at the moment asked for. */
    public String isKnown() {
        return question.moment().isNow() ? AS_KNOWN_NOW : AS_KNOWN_THEN;
    }

    /** The rows of {@code lead_cycle}, each called {@code c}, of the cycle of a row {@code d}, as it was known then. */
    String cycle() {
        return "lead_cycle c where c.lead_id = d.lead_id and c.cycle = d.cycle and "
                + isKnown().replace("d.", "c.");
    }

    /**
     * A select of the attempts that a row of {@code lead_cycle} lacked at a moment: {@code missing} in each {@code channel} in
     * which some were.
     */
    public static String lacking(String cycle, String moment) {
        return """
                select r.channel, r.floor::integer - made.so_many as missing
                from jsonb_each_text(%1$s.required) as r(channel, floor) cross join lateral (
                  select count(*) as so_many
                  from unnest(%1$s.attempt_at, %1$s.attempt_channel, %1$s.attempt_counts) a(at, channel, counts)
                  where a.counts and a.channel = r.channel and a.at <= %2$s) made
                where made.so_many < r.floor::integer"""
                .formatted(cycle, moment);
    }

    /** The same of those that were known when {@code known} says. */
    String judgedOf(String known) {
        return """
                select d.*, case when d.bucket in ('keptLate', 'notDone') then %s end as lateness
                from (select d.*, %s as bucket from duty d where %s) d
                """
                .formatted(LATENESS, bucketAt("d", ":judged"), condition(known));
    }

    /** Which rows are meant, of those that were known when {@code known} says. */
    private String condition(String known) {
        var all = new ArrayList<String>(List.of(known));
        if (question.duty() != null) {
            all.add("d.kind = :duty");
        }
        var period = question.period();
        if (period != null) {
            var date = period.view().date();
            all.add(date + " >= :from and " + date + " < :to");
            parameters.and("from", period.from()).and("to", period.to());
        }
        all.add(isWanted());
        return String.join(" and ", all);
    }

    /** Whether a row {@code d} is within the filters. */
    public String isWanted() {
        var all = new ArrayList<String>(List.of("true"));
        question.wanted().forEach((grouping, wanted) -> all.add(condition(grouping, wanted)));
        return String.join(" and ", all);
    }

    private String condition(Grouping grouping, DutyQuestion.Wanted wanted) {
        var sql = expression(grouping);
        var any = new ArrayList<String>();
        if (!wanted.values().isEmpty()) {
            any.add(sql + " = any(:" + name(kept(grouping, wanted)) + "::" + type(grouping) + "[])");
        }
        if (wanted.orNone()) {
            any.add("(" + sql + ") is null");
        }
        return "(" + String.join(" or ", any) + ")";
    }

    private static List<String> kept(Grouping grouping, DutyQuestion.Wanted wanted) {
        return grouping.isAttribute()
                ? List.copyOf(wanted.values())
                : wanted.values().stream()
                        .map(value -> grouping.column().findKept(value).orElseThrow())
                        .toList();
    }

    private static String type(Grouping grouping) {
        return grouping.isAttribute() ? "text" : grouping.column().type();
    }

    /** What duties are grouped by, of the row {@code d}. */
    public String expression(Grouping grouping) {
        return grouping.isAttribute()
                ? "(d.attributes ->> :" + name(grouping.name()) + ")"
                : "(" + grouping.column().sql(question.view().date()) + ")";
    }

    /** Whether one of some waivers excuses a row {@code d}. */
    String isExcused(List<WaiverScope> waivers) {
        return waivers.isEmpty() ? "false" : waivers.stream().map(this::excuses).collect(Collectors.joining(" or "));
    }

    private String excuses(WaiverScope waiver) {
        var all = new ArrayList<String>();
        all.add("d.due_at >= :" + name(waiver.time().from()));
        all.add("d.due_at < :" + name(waiver.time().to()));
        var is = new LinkedHashMap<String, String>();
        is.put("kind", waiver.duty());
        is.put("policy_id", waiver.policy());
        is.put("tier", waiver.tier());
        is.put("team", waiver.team());
        is.put("source", waiver.source());
        is.values().removeIf(Objects::isNull);
        is.forEach((column, value) -> all.add("d." + column + " = :" + name(value)));
        return "(" + String.join(" and ", all) + ")";
    }

    /** What a commitment says that the lead of a row {@code d} is worth; null where it does not say. */
    String worth(LeadValues values) {
        return values.spans().stream()
                .map(this::worth)
                .collect(Collectors.joining(" ", "case when false then null::numeric ", " end"));
    }

    private String worth(LeadValues.Span span) {
        var type = span.isBySource() ? "d.source" : "coalesce(d.tier_at_receipt, d.tier)";
        return "when d.stage = :%s and d.received_at >= :%s and d.received_at < :%s then (:%s::jsonb ->> %s)::numeric"
                .formatted(name(span.stage()), name(span.from()), name(span.to()), name(json(span.values())), type);
    }

    private static String json(Map<String, BigDecimal> values) {
        var json = JsonNodeFactory.instance.objectNode();
        values.forEach(json::put);
        return json.toString();
    }

    /** Names a value; names of parameters are letters. */
    private String name(Object value) {
        var name = "v_" + (char) ('a' + named / 676) + (char) ('a' + named / 26 % 26) + (char) ('a' + named % 26);
        named++;
        parameters.and(name, value);
        return name;
    }
}
