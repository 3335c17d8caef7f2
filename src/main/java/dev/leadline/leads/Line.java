package dev.leadline.leads;

import java.util.List;

/**
 * A fact that is told, and the lead it is about.
 *
 * @param leadId the lead
 * @param body the fact
 */
record Line(String leadId, FactBody body) {

    /** The same; a fact without an id has the key of its request for one. A description needs none. */
    Line named(String key) {
        return key == null || body instanceof DescriptionBody ? this : new Line(leadId, body.orElse(key, null));
    }

    /** Every lead that it names. */
    List<String> leads() {
        return body instanceof MergeBody merge ? List.of(leadId, merge.absorbs()) : List.of(leadId);
    }
}
