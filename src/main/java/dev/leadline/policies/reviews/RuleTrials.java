package dev.leadline.policies.reviews;

import dev.leadline.calendars.publications.CalendarVersion;
import dev.leadline.database.Parameters;
import dev.leadline.database.Queries;
import dev.leadline.kernel.Invalid;
import dev.leadline.kernel.rules.RuleBase;
import dev.leadline.policies.publications.Policies;
import dev.leadline.policies.publications.PoliciesInForce;
import dev.leadline.policies.source.AuthoredPolicy;
import dev.leadline.rules.RuleChanges;
import dev.leadline.web.json.Canonical;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Tries rules on every policy in force or scheduled before they come into force. What passed is remembered by the hash of
 * all of it, so that a start with nothing new tries nothing.
 */
@ApplicationScoped
public class RuleTrials {

    private static final Logger LOG = Logger.getLogger(RuleTrials.class);

    private final Policies policies;
    private final Rehearsal rehearsal;
    private final Queries queries;
    private final String build;
    private final Duration longestDecision;
    private final Duration longestTrial;

    RuleTrials(
            Policies policies,
            Rehearsal rehearsal,
            Queries queries,
            @ConfigProperty(name = "quarkus.application.version") String build,
            @ConfigProperty(name = "leadline.rules.decision-limit") Duration longestDecision,
            @ConfigProperty(name = "leadline.rules.trial-limit") Duration longestTrial) {
        this.policies = policies;
        this.rehearsal = rehearsal;
        this.queries = queries;
        this.build = build;
        this.longestDecision = longestDecision;
        this.longestTrial = longestTrial;
    }

    /** A policy that rules are tried on. */
    public record Subject(AuthoredPolicy policy, Map<String, CalendarVersion> calendars) {

        public Subject {
            calendars = new TreeMap<>(calendars);
        }

        String hash() {
            return Canonical.sha256(policy.source().hash()
                    + calendars.values().stream()
                            .map(CalendarVersion::version)
                            .collect(Collectors.joining(" ", " ", "")));
        }
    }

    /**
     * Tries rules.
     *
     * @param subjects the policies; the same again are tried once
     * @param trusted whether they ship with the server, and are tried within it
     * @throws Invalid with every case that does not hold, and which rules are others than those in force
     */
    public void check(RuleBase rules, List<Subject> subjects, boolean trusted) {
        var distinct = new TreeMap<String, Subject>();
        subjects.forEach(each -> distinct.put(each.hash(), each));
        var hash = Canonical.sha256(build + " " + rules.revision() + " " + String.join(" ", distinct.keySet()));
        if (distinct.isEmpty() || hasPassed(hash)) {
            return;
        }
        LOG.infof("The rules of revision %s are tried on %d policies", rules.revision(), distinct.size());
        var faults = trusted ? within(rules, distinct.values()) : aside(rules, distinct.values());
        if (!faults.isEmpty()) {
            throw new Invalid(withChanges(faults, rules));
        }
        passed(hash, rules.revision());
    }

    private List<Invalid.Fault> within(RuleBase rules, Iterable<Subject> subjects) {
        rules.limit(longestDecision, hung -> LOG.error(hung.getMessage()));
        var faults = new ArrayList<Invalid.Fault>();
        for (var subject : subjects) {
            var alone = new PoliciesInForce(List.of(subject.policy().policy()), subject.calendars(), rules);
            faults.addAll(new RuleTrial(subject.policy(), alone, rehearsal.with(alone)).faults(at -> {}));
        }
        return faults;
    }

    private List<Invalid.Fault> aside(RuleBase rules, Iterable<Subject> subjects) {
        try (var process = new TrialProcess(rules, longestDecision, longestTrial)) {
            subjects.forEach(
                    subject -> process.add(subject.policy(), subject.calendars().values()));
            return process.faults();
        }
    }

    private List<Invalid.Fault> withChanges(List<Invalid.Fault> faults, RuleBase rules) {
        if (!policies.isReady() || policies.rules().isNone()) {
            return faults;
        }
        var all = new ArrayList<>(faults);
        all.add(new Invalid.Fault(
                "/rules",
                rules.revision(),
                RuleChanges.between(policies.rules().texts(), rules.texts()).sentence()));
        return all;
    }

    private boolean hasPassed(String subject) {
        return queries.first(
                        "select 1 from rules_trial where subject = :subject",
                        Parameters.of("subject", subject),
                        row -> row.getInt(1))
                .isPresent();
    }

    private void passed(String subject, String revision) {
        queries.update(
                "insert into rules_trial (subject, revision) values (:subject, :revision) on conflict do nothing",
                Parameters.of("subject", subject).and("revision", revision));
    }
}
