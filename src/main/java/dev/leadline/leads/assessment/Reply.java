package dev.leadline.leads.assessment;

import dev.leadline.facts.FactRow;
import dev.leadline.kernel.tracking.SetAside;
import dev.leadline.leads.store.LeadRow;
import java.util.Locale;

/**
 * The result of a fact.
 *
 * @param status whether it was accepted
 * @param fact the fact as it is kept
 * @param lead the lead as it is kept from now on; of one that was merged, the lead it was merged into
 * @param outcome how the lead stands; {@code null} when the fact changed nothing
 * @param setAside why the fact has no say; {@code null} when it has
 */
public record Reply(Status status, FactRow fact, LeadRow lead, LeadUpdate outcome, SetAside setAside) {

    /** The kind of result. */
    public enum Status {
        /** It is kept, and the lead was judged anew. */
        ACCEPTED,
        /** It was told before. */
        DUPLICATE,
        /** It is kept, and waits for the lead itself to be told of, or has no say because of what else is known. */
        KEPT;

        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
