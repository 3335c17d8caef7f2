package dev.leadline.leads.store;

import static dev.leadline.database.Queries.instant;

import dev.leadline.database.Journey;
import dev.leadline.database.Parameters;
import dev.leadline.facts.FactTexts;
import dev.leadline.facts.RecordedFact;
import dev.leadline.kernel.fact.FactKey;
import dev.leadline.kernel.tracking.KeptNotice;
import dev.leadline.kernel.tracking.KeptObligation;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What is known of leads that stand for themselves and for those merged into them. It is there once its journey was sent. */
public final class LeadReading {

    private static final String MEMBERS = "select id, root from lead where root = any(:roots)";

    /** By the ids of leads, whatever the database believes of how many facts there are. */
    private static final String FACTS =
            """
            select lead_id, kind, id, occurred_at, recorded_at, sequence, content from lead_fact
            where lead_id = any(array(select id from lead where root = any(:roots))) and kind <> 'TRANSITION'
            order by sequence
            """;

    private static final String NOTICES =
            """
            select lead_id, cycle, kind, threshold, at, noticed_at, withdrawn, rules, told
            from notice where lead_id = any(:roots)
            """;

    private static final String OBLIGATIONS =
            """
            select lead_id, cycle, kind, state, tier, responsible, deadline, met_at
            from obligation where lead_id = any(:roots)
            """;

    private final Collection<String> roots;
    private final List<Member> members;
    private final List<RecordedFact> facts;
    private final List<KeptNotice> notices;
    private final List<KeptObligation> obligations;

    LeadReading(Collection<String> roots, Journey on) {
        var which = Parameters.of("roots", roots);
        this.roots = new TreeSet<>(roots);
        this.members = on.list(MEMBERS, which, row -> new Member(row.getString("id"), row.getString("root")));
        this.facts = on.list(FACTS, which, LeadReading::fact);
        this.notices = on.list(NOTICES, which, LeadReading::notice);
        this.obligations = on.list(OBLIGATIONS, which, LeadReading::obligation);
    }

    private record Member(String id, String root) {}

    /**
     * Everything told about leads and about those merged into them by others than this server, by the ids of the former. Without
     * their locks one more may have been merged after they were read; it comes the next time.
     */
    public Map<String, List<RecordedFact>> facts() {
        var found = new TreeMap<String, List<RecordedFact>>();
        roots.forEach(root -> found.put(root, new ArrayList<>()));
        var rootOf = members.stream().collect(Collectors.toMap(Member::id, Member::root));
        facts.stream()
                .filter(fact -> rootOf.containsKey(fact.told().leadId()))
                .forEach(fact -> found.get(rootOf.get(fact.told().leadId())).add(fact));
        return found;
    }

    public List<KeptNotice> notices() {
        return notices;
    }

    public List<KeptObligation> obligations() {
        return obligations;
    }

    private static RecordedFact fact(ResultSet row) throws SQLException {
        return FactTexts.read(
                        new FactKey(LeadStore.kind(row.getString("kind")), row.getString("id")),
                        row.getString("lead_id"),
                        instant(row, "occurred_at"),
                        instant(row, "recorded_at"),
                        row.getString("content"))
                .numbered(row.getLong("sequence"));
    }

    private static KeptNotice notice(ResultSet row) throws SQLException {
        return new KeptNotice(
                row.getString("lead_id"),
                row.getInt("cycle"),
                row.getString("kind"),
                row.getString("threshold"),
                instant(row, "at"),
                instant(row, "noticed_at"),
                row.getBoolean("withdrawn"),
                row.getString("rules"),
                row.getBoolean("told"));
    }

    private static KeptObligation obligation(ResultSet row) throws SQLException {
        return new KeptObligation(
                row.getString("lead_id"),
                row.getInt("cycle"),
                row.getString("kind"),
                row.getString("state"),
                row.getString("tier"),
                row.getString("responsible"),
                instant(row, "deadline"),
                instant(row, "met_at"));
    }
}
