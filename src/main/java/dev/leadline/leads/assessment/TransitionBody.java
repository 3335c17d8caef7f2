package dev.leadline.leads.assessment;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.leadline.kernel.tracking.InFlightChange;
import dev.leadline.kernel.tracking.LeadVersions;
import dev.leadline.kernel.tracking.RulesPublication;
import dev.leadline.leads.store.PublicationName;

/**
 * A transition: another policy version, another calendar or other rules apply to a lead (O9).
 *
 * @param publication what brought it, such as {@code publication:7}
 * @param version the policy version that holds from then on
 * @param rulesBefore the revision of the rules that decided the lead before; absent unless other rules came
 * @param rules the revision that decides it from then on; absent unless other rules came
 * @param transition what its coming means for what is owed
 * @param reason why it was published
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record TransitionBody(
        String publication, String version, String rulesBefore, String rules, String transition, String reason) {

    static TransitionBody from(RulesPublication rules, String before) {
        return new TransitionBody(
                rules.name(), null, before, rules.revision(), InFlightChange.DECIDE_AGAIN, rules.reason());
    }

    static TransitionBody from(LeadVersions.Turn turn) {
        var period = turn.period();
        return new TransitionBody(
                PublicationName.told(turn.publication()),
                period.policy().version(),
                null,
                null,
                period.transition().text(),
                period.reason());
    }
}
