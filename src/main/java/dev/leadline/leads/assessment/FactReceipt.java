package dev.leadline.leads.assessment;

import dev.leadline.kernel.fact.ToldFact;
import dev.leadline.kernel.tracking.dossier.SetAside;
import dev.leadline.leads.store.LeadRow;
import java.util.Locale;
import java.util.Optional;

/**
 * The result of a fact.
 *
 * @param status whether it was accepted
 * @param fact the fact as it is kept; {@code null} when it was refused
 * @param lead the lead as it is kept from now on; of one that was merged, the lead it was merged into
 * @param update how the lead stands; {@code null} when the fact changed nothing
 * @param setAside why the fact, or a part of it, has no say; {@code null} when it has
 * @param refusal why it was refused; {@code null} when it was not
 */
public record FactReceipt(
        Status status, ToldFact fact, LeadRow lead, LeadUpdate update, SetAside setAside, RuntimeException refusal) {

    /** The kind of result. */
    public enum Status {
        /** It is kept, and the lead was re-evaluated. */
        ACCEPTED,
        /** It was told before. */
        DUPLICATE,
        /** It is kept, and waits for the lead itself to be told of, or has no say because of what else is known. */
        KEPT,
        /** It is not kept. */
        REFUSED;

        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static FactReceipt duplicate(ToldFact fact, LeadRow lead, Optional<SetAside> setAside) {
        return new FactReceipt(Status.DUPLICATE, fact, lead, null, setAside.orElse(null), null);
    }

    static FactReceipt kept(ToldFact fact, LeadUpdate update, Optional<SetAside> setAside) {
        var status = setAside.filter(aside -> !aside.isPart()).isPresent() ? Status.KEPT : Status.ACCEPTED;
        return new FactReceipt(status, fact, update.lead(), update, setAside.orElse(null), null);
    }

    /** The receipt of a fact that was refused, by itself or with others. */
    public static FactReceipt refused(RuntimeException refusal) {
        return new FactReceipt(Status.REFUSED, null, null, null, null, refusal);
    }

    /** The same receipt, once its lead was re-evaluated. */
    public FactReceipt with(LeadUpdate present) {
        return new FactReceipt(status, fact, present.lead(), present, setAside, refusal);
    }

    public boolean isDuplicate() {
        return status == Status.DUPLICATE;
    }

    public boolean isRefused() {
        return refusal != null;
    }
}
