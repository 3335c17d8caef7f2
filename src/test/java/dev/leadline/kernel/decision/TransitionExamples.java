package dev.leadline.kernel.decision;

import dev.leadline.kernel.fact.AsOf;
import dev.leadline.kernel.fact.Attempt;
import dev.leadline.kernel.fact.Disposition;
import dev.leadline.kernel.fact.Facts;
import dev.leadline.kernel.fact.Lead;
import dev.leadline.kernel.obligation.VersionPeriod;
import dev.leadline.kernel.policy.ResolvedPolicy;
import dev.leadline.kernel.policy.Transition;
import dev.leadline.policies.Checkout;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A lead of tier A, received on Monday 2016-01-11 at 10:00 in New York (15:00Z), for whom another version of its policy
 * comes: by the version it begins with it is called within 2 business hours and fully tried within 8 business days. A case
 * has one policy, so what versions do to each other is shown here.
 */
public final class TransitionExamples {

    static final Instant RECEIVED = Instant.parse("2016-01-11T15:00:00Z");
    static final Instant AT_11_30 = Instant.parse("2016-01-11T16:30:00Z");

    static final ResolvedPolicy BEFORE = edited("A,A,2 business hours,8 business days,");
    /** Within 1 business hour and 4 business days. */
    static final ResolvedPolicy SHORTER = edited("A,A,1 business hour,4 business days,");
    /** Within 4 business hours and 12 business days. */
    static final ResolvedPolicy LONGER = edited("A,A,4 business hours,12 business days,");

    /** A reply to an email does not mean any more that the lead was reached. */
    static final ResolvedPolicy REPLIES_REACH_NOBODY = edited(
            "attempt-outcomes.csv", "email-replied,EMAIL,REPLIED,yes,yes,", "email-replied,EMAIL,REPLIED,yes,no,");

    private TransitionExamples() {}

    /** Each transition to a shorter and to a longer promise, and one to another reading of the attempts. */
    public static List<Decision> all() {
        return Stream.concat(
                        Arrays.stream(Transition.values()).flatMap(transition -> Stream.of(SHORTER, LONGER)
                                .map(policy -> decide(untouched(AT_11_30), came(policy, AT_11_30, transition)))),
                        Stream.of(replied()))
                .toList();
    }

    /** A lead that was reached by mail, until another version says that it was not. */
    static Decision replied() {
        var replied = new Attempt("a1", "EMAIL", Instant.parse("2016-01-11T15:45:00Z"), null, "REPLIED");
        return decide(
                facts(AT_11_30, null, replied), came(REPLIES_REACH_NOBODY, AT_11_30, Transition.RE_RATE_FROM_RECEIPT));
    }

    static VersionPeriod came(ResolvedPolicy policy, Instant at, Transition transition) {
        return new VersionPeriod(policy, at, transition, "the team has grown");
    }

    static Facts untouched(Instant asOf) {
        return facts(asOf, null);
    }

    static Facts facts(Instant asOf, Disposition disposition, Attempt... attempts) {
        var lead = new Lead("L-1", BigDecimal.valueOf(92), "MQL", RECEIVED, null, Map.of());
        return new Facts(new AsOf(asOf), lead, List.of(attempts), List.of(), disposition);
    }

    static Decision decide(Facts facts, VersionPeriod... later) {
        var regimes = Stream.concat(Stream.of(VersionPeriod.first(BEFORE)), Stream.of(later));
        return new Decider(Checkout.rules()).decide(regimes.toList(), facts);
    }

    private static ResolvedPolicy edited(String row) {
        return edited("deadlines.csv", "A,A,2 business hours,8 business days,", row);
    }

    private static ResolvedPolicy edited(String table, String from, String to) {
        var id = "mql-to-sal-predictive";
        return Checkout.edited(Checkout.SHIPPED, id + "/" + table, from, to)
                .find(id)
                .orElseThrow();
    }
}
