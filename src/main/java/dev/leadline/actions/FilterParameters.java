package dev.leadline.actions;

import dev.leadline.database.SearchWords;
import dev.leadline.kernel.Invalid;
import dev.leadline.web.PlainText;
import dev.leadline.web.QuotedText;
import dev.leadline.web.json.InstantText;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/**
 * The filter of a request. A parameter that is given several times means any of its values; several parameters mean all
 * of them.
 */
record FilterParameters(
        @Parameter(description = "The owner's team. Repeat this or another filter to match any of several" + " values")
                @QueryParam("team")
                List<String> team,
        @Parameter(description = "The owner of the lead") @QueryParam("owner") List<String> owner,
        @Parameter(description = "The id of the policy") @QueryParam("policy") List<String> policy,
        @Parameter(description = "The funnel stage of the lead") @QueryParam("stage") List<String> stage,
        @Parameter(description = "The lead's tier") @QueryParam("tier") List<String> tier,
        @Parameter(
                        description = "The action type: `ATTEMPT`, `ACCEPT_OR_REJECT`, `DISQUALIFY_OR_RETURN`,"
                                + " `NURTURE`, `SCORE`, or a type that a policy declares")
                @QueryParam("type")
                List<String> type,
        @Parameter(description = "The channel of an attempt") @QueryParam("channel") List<String> channel,
        @Parameter(description = "`OPEN`, `AT_RISK` or `BREACHED`") @QueryParam("state") List<String> state,
        @Parameter(description = "The team that must act") @QueryParam("responsible") List<String> responsible,
        @Parameter(description = "Where the lead came from: its attribute `source`") @QueryParam("source")
                List<String> source,
        @Parameter(description = "Only actions due before this moment, such as `2016-01-11T10:00:00-05:00`")
                @QueryParam("dueBefore")
                String dueBefore,
        @Parameter(description = "Only actions due at this moment or later") @QueryParam("dueAfter") String dueAfter,
        @Parameter(
                        description = "`true`: only leads without an owner; `false`: only leads with one",
                        schema = @Schema(type = SchemaType.BOOLEAN))
                @QueryParam("unassigned")
                String unassigned,
        @Parameter(
                        description =
                                "Words of the lead's id, source and attributes. Words of three letters or more, and"
                                        + " the last one, also find longer words that begin so")
                @QueryParam("q")
                String q,
        @Parameter(description = "`exceptions`: only actions that are breached, at risk, or past a warning threshold")
                @QueryParam("view")
                String view) {

    private static final int MOST_VALUES = 50;
    private static final int LONGEST_VALUE = 200;
    private static final String EXCEPTIONS = "exceptions";
    private static final String TEXT =
            "must be text of 1 to " + LONGEST_VALUE + " characters without control characters";

    /**
     * @param types the types of action that there are
     * @throws Invalid with each value that is none
     */
    Filter filter(ActionTypes types) {
        var faults = new ArrayList<Invalid.Fault>();
        var wanted = new EnumMap<Facet, Set<String>>(Facet.class);
        given().forEach((facet, values) -> {
            if (values != null && !values.isEmpty()) {
                check(facet, facet == Facet.TYPE ? types.all() : facet.known(), values, faults);
                wanted.put(facet, new LinkedHashSet<>(values));
            }
        });
        if (view != null && !view.equals(EXCEPTIONS)) {
            faults.add(fault("view", view, "must be " + EXCEPTIONS + ", or absent"));
        }
        if (unassigned != null && !unassigned.matches("true|false")) {
            faults.add(fault("unassigned", unassigned, "must be true or false"));
        }
        if (q != null && !isText(q)) {
            faults.add(fault("q", q, TEXT));
        }
        var due = new Filter.Due(moment("dueAfter", dueAfter, faults), moment("dueBefore", dueBefore, faults));
        if (due.isNever()) {
            faults.add(fault("dueAfter", dueAfter, "must be before dueBefore (" + QuotedText.of(dueBefore) + ")"));
        }
        if (!faults.isEmpty()) {
            throw new Invalid(faults);
        }
        return new Filter(
                wanted,
                due,
                view != null,
                unassigned == null ? null : Boolean.valueOf(unassigned),
                q == null ? null : SearchWords.parse(q));
    }

    private Map<Facet, List<String>> given() {
        var given = new EnumMap<Facet, List<String>>(Facet.class);
        given.put(Facet.TEAM, team);
        given.put(Facet.OWNER, owner);
        given.put(Facet.POLICY, policy);
        given.put(Facet.STAGE, stage);
        given.put(Facet.TIER, tier);
        given.put(Facet.TYPE, type);
        given.put(Facet.CHANNEL, channel);
        given.put(Facet.STATE, state);
        given.put(Facet.RESPONSIBLE, responsible);
        given.put(Facet.SOURCE, source);
        return given;
    }

    private static Instant moment(String name, String text, List<Invalid.Fault> faults) {
        try {
            return text == null ? null : whole(InstantText.parse("/" + name, name, text));
        } catch (Invalid fault) {
            faults.addAll(fault.faults());
            return null;
        }
    }

    /** The queue knows microseconds: before a part of one is before the next whole one, and from then on. */
    private static Instant whole(Instant at) {
        var micros = at.truncatedTo(ChronoUnit.MICROS);
        return micros.equals(at) ? at : micros.plus(1, ChronoUnit.MICROS);
    }

    private static void check(Facet facet, Collection<String> known, List<String> values, List<Invalid.Fault> faults) {
        if (values.size() > MOST_VALUES) {
            var many = "The " + facet.label() + " has " + values.size() + " values; at most " + MOST_VALUES
                    + " are allowed.";
            faults.add(new Invalid.Fault("/" + facet.label(), String.valueOf(values.size()), many));
            return;
        }
        for (var value : values) {
            if (!known.isEmpty() && !known.contains(value)) {
                faults.add(fault(facet.label(), value, "must be one of " + String.join(", ", known)));
            } else if (!isText(value)) {
                faults.add(fault(facet.label(), value, TEXT));
            }
        }
    }

    private static boolean isText(String value) {
        return value.length() <= LONGEST_VALUE && PlainText.Check.isPlain(value);
    }

    private static Invalid.Fault fault(String name, String value, String must) {
        var shown = QuotedText.of(value);
        return new Invalid.Fault("/" + name, shown, "The %s (%s) %s.".formatted(name, shown, must));
    }
}
