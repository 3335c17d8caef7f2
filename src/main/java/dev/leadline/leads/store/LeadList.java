package dev.leadline.leads.store;

import static dev.leadline.database.Queries.instant;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.leadline.database.Journey;
import dev.leadline.database.KeptRows;
import dev.leadline.database.Parameters;
import dev.leadline.database.Queries;
import dev.leadline.database.SearchWords;
import dev.leadline.web.json.JsonText;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Every lead, as lists show it and find it. Whoever writes joins the caller's transaction. */
@ApplicationScoped
public class LeadList {

    private static final String COLUMNS =
            "lead_id, root, standing, stage, policy, tier, rank, owner, team, source, received_at, duties, attributes";

    private static final KeptRows PUT = KeptRows.replacingOthers(
            "listed_lead",
            "lead_id text, root text, standing text, stage text, policy text, tier text, rank numeric, owner text,"
                    + " team text, source text, received_at timestamptz, duties text[], attributes jsonb,"
                    + " words tsvector",
            "lead_id");

    /** First which leads, off an index alone where there is one, then their rows. */
    private static final String PAGE =
            """
            with page as materialized (
              select lead_id, received_order from listed_lead where %s%s order by received_order desc, lead_id desc limit %d)
            select %s from page join listed_lead l using (lead_id) order by l.received_order desc, l.lead_id desc
            """;

    /** No id goes on with a later character. */
    private static final String LAST = Character.toString(Character.MAX_CODE_POINT);

    /**
     * The same where only duties choose: the planner takes a state that no lead has for one that some have, and would look at
     * every lead in the list's order. So the last received come first, a bounded number of them...
     */
    private static final String AMONG_THE_LAST =
            """
            with page as materialized (
              select lead_id, received_order from (
                select * from listed_lead where true%2$s order by received_order desc, lead_id desc limit 5000) l
              where %1$s order by received_order desc, lead_id desc limit %3$d)
            select %4$s from page join listed_lead l using (lead_id) order by l.received_order desc, l.lead_id desc
            """;

    /** ...and where these are too few, it is rare and found by the index of duties. */
    private static final String BY_DUTY =
            """
            with found as materialized (select lead_id, received_order from listed_lead where %s%s),
                 page as materialized (select * from found order by received_order desc, lead_id desc limit %d)
            select %s from page join listed_lead l using (lead_id) order by l.received_order desc, l.lead_id desc
            """;

    private static final String CALLED =
            """
            with page as materialized (
              select lead_id from (
                select lead_id, received_order, attributes from listed_lead
                where %s order by received_order desc, lead_id desc limit 2000) l
              where lower(coalesce(attributes->>'company', attributes->>'name')) = lower(:name)
              order by received_order desc, lead_id desc limit :most)
            select %s from page join listed_lead l using (lead_id) order by l.received_order desc, l.lead_id desc
            """;

    private final Queries queries;
    private final ObjectMapper json;

    LeadList(Queries queries, ObjectMapper json) {
        this.queries = queries;
        this.json = json;
    }

    private static String each(String prefix) {
        return prefix + COLUMNS.replace(", ", ", " + prefix);
    }

    /** Lists leads as they are now; of what stays the same nothing is written. */
    public void put(Collection<ListedLeadRow> leads) {
        var journey = new Journey();
        put(leads, journey);
        queries.send(journey);
    }

    /** The same, written when the journey is sent. */
    public void put(Collection<ListedLeadRow> leads, Journey on) {
        on.keep(PUT, leads, lead -> Parameters.of(lead).and("words", words(lead)));
    }

    /** The words by which a lead is found: those of its id, source and attributes. */
    private Collection<String> words(ListedLeadRow lead) {
        var texts = new ArrayList<String>();
        texts.add(lead.leadId());
        texts.add(lead.source());
        JsonText.read(json, lead.attributes(), JsonNode.class).forEach(value -> texts.add(value.asText()));
        return SearchWords.in(texts.stream().filter(Objects::nonNull).toList());
    }

    /** A lead was merged, with all that were merged into it: nothing is owed for them, and nobody has them. */
    public void merge(String goes, String stays) {
        queries.update(
                """
                update listed_lead set root = :stays, tier = null, owner = null, team = null, duties = '{}'
                where root = :goes
                """,
                Parameters.of("goes", goes).and("stays", stays));
        queries.update(
                """
                insert into listed_lead (lead_id, root, standing, words)
                values (:goes, :stays, 'MERGED', array_to_tsvector(cast(:words as text[])))
                on conflict (lead_id) do update set standing = excluded.standing, root = excluded.root
                """,
                Parameters.of("goes", goes).and("stays", stays).and("words", SearchWords.in(List.of(goes))));
    }

    /** Leads that stay merged after a merge was taken back, perhaps into another one. */
    public void regroup(Collection<String> leads) {
        queries.update(
                "update listed_lead set root = lead.root from lead where lead.id = lead_id and lead_id = any(:leads)",
                Parameters.of("leads", leads));
    }

    /**
     * A page, the last received first.
     *
     * @param after the last lead that was told; {@code null} to begin
     * @param most how many at most
     */
    public List<ListedLeadRow> page(LeadFilter filter, Place after, int most) {
        var parameters = filter.parameters();
        if (after != null) {
            // the driver's word for infinity
            parameters
                    .and("after_at", after.receivedAt() == null ? OffsetDateTime.MIN : after.receivedAt())
                    .and("after_lead", after.leadId());
        }
        var rest = after == null ? "" : " and (received_order, lead_id) < (:after_at, :after_lead)";
        if (!filter.isByDuty()) {
            return page(PAGE, filter, rest, most, parameters);
        }
        var found = page(AMONG_THE_LAST, filter, rest, most, parameters);
        return found.size() == most ? found : page(BY_DUTY, filter, rest, most, parameters);
    }

    private List<ListedLeadRow> page(String select, LeadFilter filter, String rest, int most, Parameters parameters) {
        return queries.list(select.formatted(filter.condition(), rest, most, each("l.")), parameters, LeadList::read);
    }

    /** Leads whose id is a text or begins with it, by id. */
    public List<ListedLeadRow> beginningWith(String text, int most) {
        return queries.list(
                "select " + COLUMNS
                        + " from listed_lead where lead_id >= :first and lead_id <= :last order by lead_id limit :most",
                Parameters.of("first", text).and("last", text + LAST).and("most", most),
                LeadList::read);
    }

    /** Leads that have words, the last received first. */
    public List<ListedLeadRow> withWords(SearchWords words, int most) {
        return words.isNone() ? List.of() : page(new LeadFilter(Map.of(), null, null, null, words), null, most);
    }

    /**
     * Leads that people call so, the last received first: their company, or where none is told their name, is this but for
     * capitals. They are looked for among the last that have its words, which bounds the time that a common word takes.
     */
    public List<ListedLeadRow> called(String name, SearchWords words, int most) {
        return words.isNone()
                ? List.of()
                : queries.list(
                        CALLED.formatted(words.condition("words"), COLUMNS),
                        Parameters.of("name", name).and("most", most),
                        LeadList::read);
    }

    /**
     * A place in the list.
     *
     * @param receivedAt {@code null} before receipt
     */
    public record Place(Instant receivedAt, String leadId) {}

    private static ListedLeadRow read(ResultSet row) throws SQLException {
        return new ListedLeadRow(
                row.getString("lead_id"),
                row.getString("root"),
                LeadStatus.valueOf(row.getString("standing")),
                row.getString("stage"),
                row.getString("policy"),
                row.getString("tier"),
                row.getBigDecimal("rank"),
                row.getString("owner"),
                row.getString("team"),
                row.getString("source"),
                instant(row, "received_at"),
                List.of((String[]) row.getArray("duties").getArray()),
                row.getString("attributes"));
    }

    /** Leads that an earlier version kept, which had no lists, after one of them; at most so many. */
    public List<String> unlisted(String after, int most) {
        return queries.list(
                """
                select id from lead where id > :after and not exists (select from listed_lead x where x.lead_id = lead.id)
                order by id limit :most for no key update skip locked
                """,
                Parameters.of("after", after).and("most", most),
                row -> row.getString(1));
    }
}
