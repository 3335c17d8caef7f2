package dev.leadline.search;

import dev.leadline.database.SearchWords;
import dev.leadline.leads.store.LeadPeople;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;

/** Finds owners and teams by name. */
@ApplicationScoped
class FoundPeople {

    private final LeadPeople people;

    FoundPeople(LeadPeople people) {
        this.people = people;
    }

    List<Hit> find(SoughtText question, Hit.Kind kind, int most) {
        boolean isOwner = kind == Hit.Kind.OWNER;
        return (isOwner ? people.owners() : people.teams())
                .stream()
                        .flatMap(name ->
                                question.match(Set.of(SearchWords.plain(name)), SearchWords.in(List.of(name))).stream()
                                        .map(match -> hit(match, kind, name)))
                        .sorted(Hit.BEST_FIRST)
                        .limit(most)
                        .toList();
    }

    private static Hit hit(Hit.Match match, Hit.Kind kind, String name) {
        var parameter = kind == Hit.Kind.OWNER ? "owner" : "team";
        return new Hit(
                match,
                kind,
                name,
                name,
                "The " + parameter + " " + name + ", with the leads that are theirs.",
                "/v1/leads?" + parameter + "=" + URLEncoder.encode(name, StandardCharsets.UTF_8));
    }
}
