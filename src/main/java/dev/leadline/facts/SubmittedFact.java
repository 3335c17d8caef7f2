package dev.leadline.facts;

import java.util.List;

/**
 * A fact that is told, and the lead it is about.
 *
 * @param leadId the lead
 * @param body the fact
 */
public record SubmittedFact(String leadId, FactBody body) {

    /** The same; a fact without an id has the key of its request for one. A description needs none. */
    public SubmittedFact named(String key) {
        return key == null || body instanceof DescriptionBody
                ? this
                : new SubmittedFact(leadId, body.orElse(key, null));
    }

    /** The same, told of another lead. */
    public SubmittedFact about(String otherId) {
        return new SubmittedFact(otherId, body);
    }

    /** Other words about the same lead. */
    public SubmittedFact saying(FactBody other) {
        return new SubmittedFact(leadId, other);
    }

    /** Every lead that it names. */
    public List<String> leads() {
        return body instanceof MergeBody merge ? List.of(leadId, merge.absorbs()) : List.of(leadId);
    }
}
