package dev.leadline.policies.reviews;

import dev.leadline.calendars.publications.CalendarVersion;
import dev.leadline.cases.CaseRunner;
import dev.leadline.kernel.Invalid;
import dev.leadline.kernel.rules.RuleBase;
import dev.leadline.policies.publications.Policies;
import dev.leadline.policies.publications.PoliciesInForce;
import dev.leadline.policies.source.AuthoredPolicy;
import dev.leadline.policies.source.PolicyFolder;
import dev.leadline.policies.source.PolicySource;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Checks policies and runs their cases, by the calendars and rules in force. */
@ApplicationScoped
public class Reviews {

    private final Policies policies;
    private final Rehearsal rehearsal;

    Reviews(Policies policies, Rehearsal rehearsal) {
        this.policies = policies;
        this.rehearsal = rehearsal;
    }

    /** Runs the checks. */
    public Review check(PolicySource source) {
        return Review.check(source, policies.inForce()::findCalendar);
    }

    /** Runs the checks, and the cases unless an error stands. */
    public Review full(PolicySource source) {
        var published = policies.present();
        var checked = Review.check(source, published.inForce()::findCalendar);
        if (checked.hasErrors()) {
            return checked;
        }
        try {
            var policy = checked.authored().orElseThrow();
            return checked.withCases(rehearsal.with(alone(policy, published.calendarsInForce(), published.rules())));
        } catch (Invalid unresolved) {
            return Review.unusable(unresolved.under("/" + PolicySource.SETTINGS), source);
        }
    }

    /** The policies of a folder that changed, by the folder's own calendars. */
    public Map<AuthoredPolicy, Review> ofFolder(PolicyFolder.Content content, List<AuthoredPolicy> changed) {
        var published = policies.present();
        var calendars = new HashMap<>(published.calendarsInForce());
        content.calendars().forEach(calendar -> calendars.put(calendar.id(), calendar));
        var reviews = new LinkedHashMap<AuthoredPolicy, Review>();
        for (var policy : changed) {
            var alone = alone(policy, calendars, published.rules());
            var checked = Review.check(policy.source(), alone::findCalendar);
            reviews.put(policy, checked.hasErrors() ? checked : checked.withCases(rehearsal.with(alone)));
        }
        return reviews;
    }

    /** @throws Invalid when it names a calendar that there is not */
    private static PoliciesInForce alone(
            AuthoredPolicy policy, Map<String, CalendarVersion> calendars, RuleBase rules) {
        return new PoliciesInForce(List.of(policy.policy()), calendars, rules);
    }

    /**
     * A policy alone, as if it were in force.
     *
     * @throws Invalid when it names a calendar that there is not
     */
    public PoliciesInForce alone(AuthoredPolicy policy) {
        var published = policies.present();
        return alone(policy, published.calendarsInForce(), published.rules());
    }

    /** Answers by policies that need not be in force. */
    public CaseRunner.Decisions decisions(PoliciesInForce alone) {
        return rehearsal.with(alone);
    }
}
