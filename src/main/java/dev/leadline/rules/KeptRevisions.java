package dev.leadline.rules;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.leadline.database.Parameters;
import dev.leadline.database.Queries;
import dev.leadline.kernel.rules.RuleBase;
import dev.leadline.kernel.rules.RuleFile;
import dev.leadline.kernel.tracking.RulesPublication;
import dev.leadline.ledger.Versions;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The revisions of the rules in the database: their texts beside everything else that decisions refer to. */
@ApplicationScoped
class KeptRevisions implements Revisions {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<TreeMap<String, String>> TEXTS = new TypeReference<>() {};

    private final Queries queries;
    private final Versions versions;
    private final InstantSource clock;

    KeptRevisions(Queries queries, Versions versions, InstantSource clock) {
        this.queries = queries;
        this.versions = versions;
        this.clock = clock;
    }

    @Override
    public List<RulesPublication> lastFirst() {
        return queries.list(
                "select *, lag(revision) over (order by sequence) as before from rules_publication"
                        + " order by sequence desc limit 1000",
                row -> new RulesPublication(
                        row.getLong("sequence"),
                        row.getString("revision"),
                        row.getString("before"),
                        Queries.instant(row, "in_force_from"),
                        row.getString("origin"),
                        row.getString("reason")));
    }

    @Override
    public RulesPublication publish(RuleBase rules, String origin, String reason) {
        versions.keep("rules", rules.revision(), "rules", RuleRevisions.text(rules));
        queries.update(
                """
                insert into rules_publication (revision, in_force_from, origin, reason)
                select :revision, :now, :origin, :reason
                where :revision is distinct from (select revision from rules_publication order by sequence desc limit 1)
                """,
                Parameters.of("revision", rules.revision())
                        .and("now", clock.instant())
                        .and("origin", origin)
                        .and("reason", reason));
        return lastFirst().get(0);
    }

    @Override
    public Optional<List<RuleFile>> findFiles(String revision) {
        return versions.find("rules", revision).map(KeptRevisions::files);
    }

    private static List<RuleFile> files(String text) {
        try {
            SortedMap<String, String> texts = JSON.readValue(text, TEXTS);
            return texts.entrySet().stream()
                    .map(file -> new RuleFile(file.getKey(), file.getValue()))
                    .toList();
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("The stored rules have another form.", impossible);
        }
    }

    @Override
    public Optional<String> findFailure(String revision) {
        return queries.first(
                "select reason from rules_failure where revision = :revision",
                Parameters.of("revision", revision),
                row -> row.getString(1));
    }

    @Override
    public void failed(String revision, String why) {
        queries.update(
                "insert into rules_failure (revision, reason) values (:revision, :why) on conflict do nothing",
                Parameters.of("revision", revision).and("why", why));
    }
}
