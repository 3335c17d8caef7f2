package dev.leadline.search;

import dev.leadline.database.SearchWords;
import dev.leadline.kernel.policy.DecisionTable;
import dev.leadline.kernel.policy.Policy;
import dev.leadline.kernel.policy.Row;
import dev.leadline.policies.publications.Policies;
import dev.leadline.policies.publications.PoliciesInForce;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds the policies in force and the rows of their tables, by names and by the words of cells. */
@ApplicationScoped
class FoundPolicies {

    private static final int LONGEST_SENTENCE = 300;

    private final Policies policies;
    private volatile Known known;

    FoundPolicies(Policies policies) {
        this.policies = policies;
    }

    /**
     * Something that can be found.
     *
     * @param hit as it is answered, but for how well it matches
     * @param names what it is called, without capitals and accents
     */
    private record Entry(Hit hit, Set<String> names, Set<String> words) {}

    /** All there is to find in one set of policies. */
    private record Known(PoliciesInForce of, List<Entry> entries) {}

    List<Hit> find(SoughtText question, Hit.Kind kind, int most) {
        return entries().stream()
                .filter(entry -> entry.hit().kind() == kind)
                .flatMap(entry ->
                        question.match(entry.names(), entry.words()).stream().map(match -> with(match, entry)))
                .sorted(Hit.BEST_FIRST)
                .limit(most)
                .toList();
    }

    private static Hit with(Hit.Match match, Entry entry) {
        var hit = entry.hit();
        return new Hit(match, hit.kind(), hit.id(), hit.title(), hit.sentence(), hit.link());
    }

    /** Made once for each set that is in force. */
    private List<Entry> entries() {
        var inForce = policies.inForce();
        var present = known;
        if (present == null || present.of() != inForce) {
            present = new Known(
                    inForce,
                    inForce.all().stream()
                            .map(policy ->
                                    inForce.findWritten(policy.terms().id()).orElseThrow())
                            .flatMap(policy -> entries(policy).stream())
                            .toList());
            known = present;
        }
        return present.entries();
    }

    private static List<Entry> entries(Policy policy) {
        var terms = policy.terms();
        var link = "/v1/policies/" + policy.id();
        var entries = new ArrayList<Entry>();
        entries.add(entry(
                new Hit(
                        null,
                        Hit.Kind.POLICY,
                        policy.id(),
                        terms.title(),
                        "The policy " + policy.id() + " is in force for the stage " + terms.stage() + ".",
                        link),
                List.of(policy.id(), terms.title()),
                List.of(policy.id(), terms.title(), terms.stage())));
        policy.tables().values().forEach(table -> table.rows().forEach(row -> entries.add(entry(policy, table, row))));
        return entries;
    }

    private static Entry entry(Policy policy, DecisionTable table, Row row) {
        var name = table.kind().tableName();
        var id = policy.id() + "/" + name + "/" + row.name();
        var cells = table.columns().stream()
                .map(column -> column.name())
                .filter(column -> row.cells().get(column) != null)
                .map(column -> column + " " + row.cells().get(column))
                .collect(Collectors.joining(", "));
        var sentence =
                "The row " + row.name() + " of the table " + name + " of the policy " + policy.id() + ": " + cells;
        return entry(
                new Hit(
                        null,
                        Hit.Kind.ROW,
                        id,
                        row.name(),
                        sentence.substring(0, Math.min(sentence.length(), LONGEST_SENTENCE)),
                        "/v1/policies/" + policy.id() + "/tables/" + name),
                List.of(id, row.name()),
                List.of(id, cells));
    }

    private static Entry entry(Hit hit, Collection<String> names, Collection<String> texts) {
        return new Entry(
                hit,
                names.stream().filter(Objects::nonNull).map(SearchWords::plain).collect(Collectors.toSet()),
                SearchWords.in(texts.stream().filter(Objects::nonNull).toList()));
    }
}
