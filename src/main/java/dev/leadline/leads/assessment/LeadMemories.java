package dev.leadline.leads.assessment;

import dev.leadline.database.Journey;
import dev.leadline.database.Queries;
import dev.leadline.leads.store.LeadStore;
import dev.leadline.reports.duties.Duties;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;

/** Reads what is known of leads. The caller holds their locks. */
@ApplicationScoped
class LeadMemories {

    private final Queries queries;
    private final LeadStore store;
    private final Duties duties;

    LeadMemories(Queries queries, LeadStore store, Duties duties) {
        this.queries = queries;
        this.store = store;
        this.duties = duties;
    }

    /** Reads on a journey. */
    Known read(Collection<String> roots, Journey on) {
        return new Known(store.read(roots, on), duties.read(roots, on));
    }

    /** Reads at once. */
    Known read(Collection<String> roots) {
        var journey = new Journey();
        var known = read(roots, journey);
        queries.send(journey);
        return known;
    }
}
