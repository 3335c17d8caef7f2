package dev.leadline.whatifs;

import dev.leadline.kernel.Invalid;
import dev.leadline.kernel.policy.Transition;
import dev.leadline.web.PlainText;
import dev.leadline.web.QuotedText;
import dev.leadline.whatifs.changes.ChangeKind;
import dev.leadline.whatifs.lists.ChangedLeadFilter;
import jakarta.ws.rs.QueryParam;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** The query parameters that choose among the changed leads of a what-if. */
public class WhatIfLeadParameters {

    private static final int MOST_VALUES = 50;
    private static final int LONGEST_VALUE = 200;
    private static final String LEAD = "lead";
    private static final String TEAM = "team";
    private static final String OWNER = "owner";

    @Parameter(description = "The transition; absent: the one that the what-if was asked for")
    @Schema(enumeration = {"new-leads", "re-rate-from-receipt", "re-rate-from-now", "never-shorten"})
    @QueryParam("transition")
    String transition;

    @Parameter(description = "What is different: one of the names in `changes`. Repeat it for any of several")
    @Schema(type = SchemaType.ARRAY, implementation = ChangeKind.class)
    @QueryParam("change")
    List<String> change;

    @Parameter(description = "The id of the lead. Repeat it for any of several")
    @QueryParam(LEAD)
    List<String> lead;

    @Parameter(description = "The team that has the lead. Repeat it for any of several")
    @QueryParam(TEAM)
    List<String> team;

    @Parameter(description = "The owner of the lead. Repeat it for any of several")
    @QueryParam(OWNER)
    List<String> owner;

    @Parameter(description = "What the lead must not have: `team`, `owner`, or both by repeating it")
    @QueryParam("without")
    List<String> without;

    @Parameter(
            description =
                    "`open` for leads that a publication would concern, `closed` for what would have been of closed ones;"
                            + " absent: `open` where the what-if is about them")
    @Schema(enumeration = {"open", "closed"})
    @QueryParam("standing")
    String standing;

    /** @throws Invalid with every parameter that cannot be */
    ChangedLeadFilter filter(long whatIf, WhatIfParameters asked) {
        var faults = new ArrayList<Invalid.Fault>();
        boolean closed = isClosed(asked.populationOrDecided(), faults);
        checkEach("change", change, names(), faults);
        checkEach("without", without, List.of(TEAM, OWNER), faults);
        checkTexts(LEAD, lead, faults);
        checkTexts(TEAM, team, faults);
        checkTexts(OWNER, owner, faults);
        var by = transition(closed, asked, faults);
        if (!faults.isEmpty()) {
            throw new Invalid(faults);
        }
        return new ChangedLeadFilter(
                whatIf, closed, by, change, lead, team, owner, without.contains(TEAM), without.contains(OWNER));
    }

    private static List<String> names() {
        return Arrays.stream(ChangeKind.values()).map(ChangeKind::name).toList();
    }

    private boolean isClosed(Population about, List<Invalid.Fault> faults) {
        if (standing == null) {
            return !about.hasOpen();
        }
        checkEach("standing", List.of(standing), List.of("open", "closed"), faults);
        boolean isClosed = standing.equals("closed");
        if (isClosed ? about == Population.OPEN : !about.hasOpen()) {
            faults.add(new Invalid.Fault(
                    "/standing",
                    standing,
                    "The what-if has no " + QuotedText.of(standing) + " leads, because its population is "
                            + about.text() + ".\nLeave out `standing`."));
        }
        return isClosed;
    }

    private String transition(boolean closed, WhatIfParameters asked, List<Invalid.Fault> faults) {
        if (closed) {
            if (transition != null) {
                faults.add(
                        new Invalid.Fault(
                                "/transition",
                                transition,
                                "The transition (" + QuotedText.of(transition)
                                        + ") means nothing for closed leads, because they are never judged again.\nLeave it out."));
            }
            return null;
        }
        var all = Arrays.stream(Transition.values()).map(Transition::text).toList();
        checkEach("transition", transition == null ? List.of() : List.of(transition), all, faults);
        return transition == null ? asked.transition() : transition;
    }

    private static void checkEach(String name, List<String> values, List<String> allowed, List<Invalid.Fault> faults) {
        for (var value : values) {
            if (!allowed.contains(value)) {
                faults.add(new Invalid.Fault(
                        "/" + name,
                        value,
                        "The " + name + " (" + QuotedText.of(value) + ") must be one of "
                                + allowed.stream().collect(Collectors.joining(", ")) + "."));
            }
        }
    }

    private static void checkTexts(String name, List<String> values, List<Invalid.Fault> faults) {
        if (values.size() > MOST_VALUES) {
            faults.add(new Invalid.Fault(
                    "/" + name,
                    String.valueOf(values.size()),
                    "The " + name + " has " + values.size() + " values; at most " + MOST_VALUES + " are allowed."));
        }
        for (var value : values) {
            if (value.length() > LONGEST_VALUE || !PlainText.Check.isPlain(value)) {
                faults.add(new Invalid.Fault(
                        "/" + name,
                        QuotedText.of(value),
                        "The " + name + " (" + QuotedText.of(value) + ") must be a text of at most " + LONGEST_VALUE
                                + " printable characters."));
            }
        }
    }
}
