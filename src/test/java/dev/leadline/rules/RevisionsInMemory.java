package dev.leadline.rules;

import dev.leadline.kernel.rules.RuleBase;
import dev.leadline.kernel.rules.RuleFile;
import dev.leadline.kernel.tracking.RulesPublication;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Remembers revisions for as long as a test lasts. */
final class RevisionsInMemory implements Revisions {

    private final List<RulesPublication> published = new ArrayList<>();
    private final Map<String, List<RuleFile>> files = new HashMap<>();
    private final Map<String, String> failures = new HashMap<>();

    @Override
    public List<RulesPublication> lastFirst() {
        return List.copyOf(published);
    }

    @Override
    public RulesPublication publish(RuleBase rules, String origin, String reason) {
        files.put(rules.revision(), rules.files());
        if (published.isEmpty() || !published.get(0).revision().equals(rules.revision())) {
            var before = published.isEmpty() ? null : published.get(0).revision();
            published.add(
                    0,
                    new RulesPublication(
                            published.size() + 1, rules.revision(), before, Instant.EPOCH, origin, reason));
        }
        return published.get(0);
    }

    @Override
    public Optional<List<RuleFile>> findFiles(String revision) {
        return Optional.ofNullable(files.get(revision));
    }

    @Override
    public Optional<String> findFailure(String revision) {
        return Optional.ofNullable(failures.get(revision));
    }

    @Override
    public void failed(String revision, String why) {
        failures.put(revision, why);
    }

    void forget() {
        published.clear();
    }
}
