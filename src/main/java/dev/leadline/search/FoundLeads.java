package dev.leadline.search;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.leadline.leads.store.LeadList;
import dev.leadline.leads.store.ListedLeadRow;
import dev.leadline.web.json.JsonText;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Finds leads by id, and by the words of id, source and attributes. */
@ApplicationScoped
class FoundLeads {

    /** The attributes by which people call a lead, the first that it has. */
    private static final List<String> NAMES = List.of("company", "name");

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
        if (hits.size() < most) {
            var found = list.withWords(question.words(), most);
            found.stream()
                    .filter(row -> hits.stream().noneMatch(hit -> hit.id().equals(row.leadId())))
                    .limit(most - hits.size())
                    .toList()
                    .forEach(row -> hits.add(hit(Hit.Match.WORDS, row)));
        }
        return hits;
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
