package dev.leadline.leads;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.leadline.policies.LeadVersions;

/**
 * That another policy version, or calendar, came to hold for a lead (O9).
 *
 * @param publication what brought it, such as {@code policy:7}
 * @param version the policy version that holds from then on
 * @param transition what its coming means for what is owed
 * @param reason why it was published
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record TransitionBody(String publication, String version, String transition, String reason) {

    static TransitionBody from(LeadVersions.Turn turn) {
        var regime = turn.regime();
        return new TransitionBody(
                turn.publication(),
                regime.policy().version(),
                regime.transition().text(),
                regime.reason());
    }
}
