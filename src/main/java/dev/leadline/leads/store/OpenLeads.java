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

    /**
     * Open leads by what decides for them.
     *
     * @param version the version of the policy by which they were decided last
     * @param leads how many
     */
    public record OfVersion(String version, long leads) {}

    /** Earlier servers wrote the version into each decision. */
    private static final String BY_VERSION =
            """
            select coalesce(decision.policy_version, made_under.policy_version) as version, count(*)
            from lead join decision on decision.id = lead.decision_id
            left join made_under on made_under.number = decision.made_under
            where lead.standing = 'OPEN' and lead.policy_id = :policy
            group by version order by count(*) desc, version
            """;

    /** Counts those of a policy by version, most leads first. */
    public List<OfVersion> byVersion(String policyId) {
        return queries.list(
                BY_VERSION, Parameters.of("policy", policyId), row -> new OfVersion(row.getString(1), row.getLong(2)));
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
