package dev.leadline.rules;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
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
                statement -> {},
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
                select ?, ?, ?, ?
                where ? is distinct from (select revision from rules_publication order by sequence desc limit 1)
                """,
                statement -> {
                    statement.setString(1, rules.revision());
                    statement.setTimestamp(2, Queries.timestamp(clock.instant()));
                    statement.setString(3, origin);
                    statement.setString(4, reason);
                    statement.setString(5, rules.revision());
                });
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
        return queries
                .list(
                        "select reason from rules_failure where revision = ?",
                        statement -> statement.setString(1, revision),
                        row -> row.getString(1))
                .stream()
                .findFirst();
    }

    @Override
    public void failed(String revision, String why) {
        queries.update(
                "insert into rules_failure (revision, reason) values (?, ?) on conflict do nothing", statement -> {
                    statement.setString(1, revision);
                    statement.setString(2, why);
                });
    }
}
