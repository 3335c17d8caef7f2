package dev.leadline.web.openapi;

import java.util.Comparator;
import java.util.List;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.tags.Tag;

/** Orders the chapters of the document: what clients ask first, then who authors, then who runs the server. */
final class TagOrder {

    private static final List<String> ORDER = List.of(
            "decisions",
            "leads",
            "actions",
            "reports",
            "sources",
            "alerts",
            "subscriptions",
            "policies",
            "drafts",
            "editions",
            "cases",
            "what-ifs",
            "optimisations",
            "publications",
            "proposals",
            "calendars",
            "commitments",
            "waivers",
            "rules",
            "access",
            "serving",
            "system",
            "problems");

    void apply(OpenAPI document) {
        if (document.getTags() != null) {
            document.setTags(document.getTags().stream()
                    .sorted(Comparator.comparing(TagOrder::place).thenComparing(Tag::getName))
                    .toList());
        }
    }

    private static int place(Tag tag) {
        int place = ORDER.indexOf(tag.getName());
        return place < 0 ? ORDER.size() : place;
    }
}
