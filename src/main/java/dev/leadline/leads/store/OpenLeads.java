package dev.leadline.leads.store;

import dev.leadline.database.Parameters;
import dev.leadline.database.Queries;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** The open leads of a policy: those that a publication may concern. */
@ApplicationScoped
public class OpenLeads {

    private final Queries queries;

    OpenLeads(Queries queries) {
        this.queries = queries;
    }

    public long count(String policyId) {
        return queries.list(
                        "select count(*) from lead where standing = 'OPEN' and policy_id = :policy",
                        Parameters.of("policy", policyId),
                        row -> row.getLong(1))
                .get(0);
    }

    /** The ids of those that come after a lead, in their order; none is locked. */
    public List<String> after(String policyId, String lead, int limit) {
        return queries.list(
                "select id from lead where standing = 'OPEN' and policy_id = :policy and id > :after"
                        + " order by id limit :most",
                Parameters.of("policy", policyId).and("after", lead).and("most", limit),
                row -> row.getString(1));
    }
}
