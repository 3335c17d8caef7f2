package dev.leadline.search;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.leadline.database.SearchWords;
import dev.leadline.leads.store.LeadList;
import dev.leadline.leads.store.ListedLeadRow;
import dev.leadline.web.json.JsonText;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Finds leads by id, by what people call them, and by the words of id, source and attributes. */
@ApplicationScoped
class FoundLeads {

    /** The attributes by which people call a lead, the first that it has. */
    private static final List<String> NAMES = List.of("company", "name");

    /** Of a company that is named in full all leads are wanted, and not only the last. */
    private static final int MOST_NAMED = 50;

    private final LeadList list;
    private final ObjectMapper json;

    FoundLeads(LeadList list, ObjectMapper json) {
        this.list = list;
        this.json = json;
    }

    List<Hit> find(SoughtText question, int most) {
        var hits = new ArrayList<Hit>();
        for (var row : list.beginningWith(question.text(), most)) {
            boolean isExact = row.leadId().equals(question.text());
            hits.add(hit(isExact ? Hit.Match.EXACT : Hit.Match.PREFIX, row));
        }
        int room = most - hits.size();
        list.called(question.text(), question.words(), MOST_NAMED).forEach(row -> add(Hit.Match.EXACT, row, hits));
        if (room > 0) {
            list.withWords(question.words(), most).stream()
                    .filter(row -> hits.stream().noneMatch(hit -> hit.id().equals(row.leadId())))
                    .limit(room)
                    .toList()
                    .forEach(row -> add(byTitle(row, question), row, hits));
        }
        return hits;
    }

    private void add(Hit.Match match, ListedLeadRow row, List<Hit> hits) {
        if (hits.stream().noneMatch(hit -> hit.id().equals(row.leadId()))) {
            hits.add(hit(match, row));
        }
    }

    /** What people call a lead may have accents that nobody types. */
    private Hit.Match byTitle(ListedLeadRow row, SoughtText question) {
        var title = SearchWords.plain(title(row));
        if (title.equals(question.plain())) {
            return Hit.Match.EXACT;
        }
        return title.startsWith(question.plain()) ? Hit.Match.PREFIX : Hit.Match.WORDS;
    }

    private Hit hit(Hit.Match match, ListedLeadRow lead) {
        var id = lead.leadId();
        return new Hit(match, Hit.Kind.LEAD, id, title(lead), sentence(lead), "/v1/leads/" + inPath(id));
    }

    static String inPath(String id) {
        return URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private String title(ListedLeadRow lead) {
        var attributes = JsonText.read(json, lead.attributes(), JsonNode.class);
        return NAMES.stream()
                .filter(attributes::has)
                .map(name -> attributes.path(name).asText())
                .findFirst()
                .orElse(lead.leadId());
    }

    private static String sentence(ListedLeadRow lead) {
        if (!lead.root().equals(lead.leadId())) {
            return "Lead " + lead.leadId() + " was merged into lead " + lead.root() + ".";
        }
        var standing = lead.standing().name().toLowerCase(Locale.ROOT);
        var tier = lead.tier() == null ? "" : ", tier " + lead.tier();
        var owner = lead.owner() == null ? ", without an owner" : ", owner " + lead.owner();
        return "Lead " + lead.leadId() + " is " + standing + tier + (lead.receivedAt() == null ? "" : owner) + ".";
    }
}
