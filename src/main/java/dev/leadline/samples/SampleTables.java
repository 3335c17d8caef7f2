package dev.leadline.samples;

import static dev.leadline.database.Queries.instant;

import dev.leadline.database.Parameters;
import dev.leadline.database.Queries;
import dev.leadline.web.problems.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The rows of the sample: what it is, its leads, and everything that goes with them. All within the caller's transaction. */
@ApplicationScoped
class SampleTables {

    /** What refers to leads goes before them. */
    private static final List<String> REMOVALS = List.of(
            """
            delete from delivery_try where delivery_id in (
                select d.id from delivery d join alert a on a.id = d.alert_id join lead l on l.id = a.lead_id
                where l.is_sample)
            """,
            """
            delete from delivery where alert_id in (
                select a.id from alert a join lead l on l.id = a.lead_id where l.is_sample)
            """,
            ofLeads("alert"),
            ofLeads("queued_action"),
            ofLeads("duty"),
            ofLeads("uncounted"),
            ofLeads("lead_cycle"),
            ofLeads("notice"),
            ofLeads("obligation"),
            ofLeads("lead_event"),
            ofLeads("lead_decision"),
            ofLeads("lead_fact"),
            ofLeads("what_if_lead"),
            "delete from lead where is_sample");

    private final Queries queries;

    SampleTables(Queries queries) {
        this.queries = queries;
    }

    private static String ofLeads(String table) {
        return "delete from " + table + " where lead_id in (select id from lead where is_sample)";
    }

    Optional<SampleRow> find() {
        return queries
                .list(
                        "select ends_at, loaded_at, leads, facts, prefix from sample",
                        row -> new SampleRow(
                                instant(row, "ends_at"),
                                instant(row, "loaded_at"),
                                row.getInt("leads"),
                                row.getInt("facts"),
                                row.getString("prefix")))
                .stream()
                .findFirst();
    }

    /**
     * Takes the turn to change the sample, until the end of the transaction.
     *
     * @throws Problem 503 while another request has it
     */
    void claim() {
        boolean isFree = queries.list(
                        "select pg_try_advisory_xact_lock(hashtext('leadline.sample'))", row -> row.getBoolean(1))
                .get(0);
        if (!isFree) {
            throw Problem.unavailable("The sample is being loaded or removed by another request.\nTry again.", null);
        }
    }

    /** Returns whether none of these leads is known. */
    boolean areFree(Collection<String> ids) {
        return queries.list("select from lead where id = any(:ids) limit 1", Parameters.of("ids", ids), row -> true)
                .isEmpty();
    }

    /**
     * Keeps the sample and creates its leads.
     *
     * @return whether all of them are new
     */
    boolean add(SampleRow sample, Collection<String> ids) {
        queries.update(
                """
                insert into sample (ends_at, loaded_at, leads, facts, prefix)
                values (:ends_at, :loaded_at, :leads, :facts, :prefix)
                """,
                Parameters.of(sample));
        return ids.size()
                == queries.update(
                        """
                        insert into lead (id, root, is_sample)
                        select x, x, true from unnest(cast(:ids as text[])) x order by x on conflict do nothing
                        """,
                        Parameters.of("ids", ids));
    }

    /** Locks the leads of the sample, in the order in which all lock leads. */
    void lockLeads() {
        queries.list("select id from lead where is_sample order by id for update", row -> row.getString(1));
    }

    /** Removes the sample and everything that was told, noticed or queued of its leads. */
    void removeAll() {
        queries.list("select set_config('leadline.removes_samples', 'yes', true)", row -> null);
        REMOVALS.forEach(removal -> queries.update(removal, Parameters.none()));
        queries.update("delete from sample", Parameters.none());
    }
}
