package dev.leadline.leads;

import dev.leadline.database.SearchWords;
import dev.leadline.kernel.Invalid;
import dev.leadline.kernel.obligation.ObligationState;
import dev.leadline.leads.store.LeadDuty;
import dev.leadline.leads.store.LeadFilter;
import dev.leadline.leads.store.LeadStatus;
import dev.leadline.web.Closest;
import dev.leadline.web.PlainText;
import dev.leadline.web.QuotedText;
import dev.leadline.web.json.InstantText;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/**
 * The filter of a request for leads. A parameter that is given several times means any of its values; several parameters
 * mean all of them.
 */
record LeadFilterParameters(
        @Parameter(
                        description =
                                "Words of the lead's id, source and attributes. Words of three letters or more, and"
                                        + " the last one, also find longer words that begin so")
                @QueryParam("q")
                String q,
        @Parameter(description = "The present owner. Repeat this or another filter to match any of several values")
                @QueryParam("owner")
                List<String> owner,
        @Parameter(description = "The owner's team") @QueryParam("team") List<String> team,
        @Parameter(description = "The lead's tier") @QueryParam("tier") List<String> tier,
        @Parameter(description = "The funnel stage of the lead") @QueryParam("stage") List<String> stage,
        @Parameter(description = "`AWAITED`, `OPEN`, `CLOSED` or `MERGED`") @QueryParam("standing")
                List<String> standing,
        @Parameter(description = "The id of the policy that holds for the lead") @QueryParam("policy")
                List<String> policy,
        @Parameter(description = "Where the lead came from: its attribute `source`") @QueryParam("source")
                List<String> source,
        @Parameter(
                        description =
                                "An obligation of its present cycle, such as `FIRST_CALL`. With `state` one that stands"
                                        + " so")
                @QueryParam("duty")
                List<String> duty,
        @Parameter(
                        description =
                                "How an obligation of its present cycle stands: `OPEN`, `AT_RISK` (also one that was"
                                        + " warned of), `MET`, `MET_LATE`, `BREACHED`, `WAIVED` or `CANCELLED`")
                @QueryParam("state")
                List<String> state,
        @Parameter(description = "Received at this moment or later, such as `2016-01-11T10:00:00-05:00`")
                @QueryParam("from")
                String from,
        @Parameter(description = "Received before this moment") @QueryParam("to") String to) {

    private static final int MOST_VALUES = 50;
    private static final int LONGEST_VALUE = 200;

    private static final List<String> STANDINGS =
            Arrays.stream(LeadStatus.values()).map(Enum::name).toList();
    private static final List<String> STATES =
            Arrays.stream(ObligationState.values()).map(Enum::name).toList();

    /**
     * @param kinds the obligations that there are
     * @throws Invalid with each value that is none
     */
    LeadFilter filter(Collection<String> kinds) {
        var faults = new ArrayList<Invalid.Fault>();
        var wanted = new LinkedHashMap<String, Collection<String>>();
        given().forEach((name, values) -> {
            if (values != null && !values.isEmpty()) {
                check(name, values, name.equals("standing") ? STANDINGS : List.of(), faults);
                wanted.put(name, values.stream().distinct().toList());
            }
        });
        check("duty", orNone(duty), kinds, faults);
        check("state", orNone(state), STATES, faults);
        if (q != null && !isText(q)) {
            faults.add(text("q", q));
        }
        var since = moment("from", from, faults);
        var until = moment("to", to, faults);
        if (since != null && until != null && since.isAfter(until)) {
            faults.add(new Invalid.Fault("/from", from, "The from (" + from + ") must not be after to (" + to + ")."));
        }
        if (!faults.isEmpty()) {
            throw new Invalid(faults);
        }
        return new LeadFilter(wanted, duties(), since, until, q == null ? null : SearchWords.parse(q));
    }

    private Map<String, List<String>> given() {
        var given = new LinkedHashMap<String, List<String>>();
        given.put("owner", owner);
        given.put("team", team);
        given.put("tier", tier);
        given.put("stage", stage);
        given.put("standing", standing);
        given.put("policy", policy);
        given.put("source", source);
        return given;
    }

    private Collection<String> duties() {
        var kinds = orNone(duty);
        var states = orNone(state);
        if (kinds.isEmpty() && states.isEmpty()) {
            return null;
        }
        if (kinds.isEmpty() || states.isEmpty()) {
            return kinds.isEmpty() ? states : kinds;
        }
        return kinds.stream()
                .flatMap(kind -> states.stream().map(each -> new LeadDuty(kind, each).text()))
                .toList();
    }

    private static List<String> orNone(List<String> values) {
        return values == null ? List.of() : values;
    }

    private static Instant moment(String name, String text, List<Invalid.Fault> faults) {
        try {
            return text == null ? null : InstantText.parse("/" + name, name, text);
        } catch (Invalid fault) {
            faults.addAll(fault.faults());
            return null;
        }
    }

    private static void check(String name, List<String> values, Collection<String> known, List<Invalid.Fault> faults) {
        if (values.size() > MOST_VALUES) {
            var many = "The " + name + " has " + values.size() + " values; at most " + MOST_VALUES + " are allowed.";
            faults.add(new Invalid.Fault("/" + name, String.valueOf(values.size()), many));
            return;
        }
        for (var value : values) {
            if (!known.isEmpty() && !known.contains(value)) {
                faults.add(unknown(name, value, known));
            } else if (!isText(value)) {
                faults.add(text(name, value));
            }
        }
    }

    private static boolean isText(String value) {
        return value.length() <= LONGEST_VALUE && PlainText.Check.isPlain(value);
    }

    private static Invalid.Fault unknown(String name, String value, Collection<String> known) {
        var must = fault(name, value, "must be one of " + String.join(", ", known));
        return Closest.to(value, known)
                .map(meant -> new Invalid.Fault(
                        must.pointer(), must.value(), must.detail() + "\nDid you mean `" + meant + "`?"))
                .orElse(must);
    }

    private static Invalid.Fault text(String name, String value) {
        return fault(name, value, "must be text of 1 to " + LONGEST_VALUE + " characters without control characters");
    }

    private static Invalid.Fault fault(String name, String value, String must) {
        var shown = QuotedText.of(value);
        return new Invalid.Fault("/" + name, shown, "The %s (%s) %s.".formatted(name, shown, must));
    }
}
