package dev.leadline.policies;

import dev.leadline.calendars.CalendarVersion;
import dev.leadline.calendars.Calendars;
import dev.leadline.kernel.Invalid;
import dev.leadline.kernel.policy.VersionedCalendar;
import dev.leadline.kernel.policy.checks.PolicyChecks;
import dev.leadline.kernel.rules.RuleBase;
import dev.leadline.kernel.rules.RuleFile;
import dev.leadline.ledger.Versions;
import dev.leadline.rules.ContentFolder;
import dev.leadline.rules.RulesInForce;
import dev.leadline.web.Canonical;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduler;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Keeps the policies in force. They are loaded at start; a broken rule or table stops the server from starting. */
@ApplicationScoped
public class Policies {

    private static final Logger LOG = Logger.getLogger(Policies.class);

    private final ContentFolder folder;
    private final Calendars calendars;
    private final RulesInForce rules;
    private final Versions versions;
    private final Scheduler scheduler;
    private PolicyFolder.Content content;
    private volatile PoliciesInForce inForce;

    Policies(
            @ConfigProperty(name = "leadline.policies.dir") Optional<Path> mounted,
            Calendars calendars,
            RulesInForce rules,
            Versions versions,
            Scheduler scheduler) {
        this.folder = ContentFolder.of("policies", mounted);
        this.calendars = calendars;
        this.rules = rules;
        this.versions = versions;
        this.scheduler = scheduler;
    }

    /** @throws Invalid when a policy, a table, a calendar or a rule is broken */
    void load(@Observes @Priority(100) StartupEvent start) {
        var files = folder.read();
        if (files.keySet().stream().noneMatch(path -> path.endsWith("/policy.yaml"))) {
            throw new Invalid(
                    "/policies",
                    folder.origin(),
                    "The folder of policies (" + folder.origin() + ") holds no policy.yaml.");
        }
        content = new PolicyFolder(files).read();
        checkTables();
        calendars.load(content.calendars(), folder.origin());
        rules.use(this::applyWith);
        LOG.infof(
                "In force from %s: %s",
                folder.origin(),
                inForce.all().stream()
                        .map(policy -> policy.terms().id() + " " + policy.version())
                        .collect(Collectors.joining(", ")));
        scheduler.resume();
    }

    /** A table with an error stops the start; what is merely doubtful is told to the operator. */
    private void checkTables() {
        var byId = new HashMap<String, VersionedCalendar>();
        content.calendars()
                .forEach(each -> byId.put(each.id(), new VersionedCalendar(each.calendar(), each.version())));
        var faults = new ArrayList<Invalid.Fault>();
        for (var policy : content.policies()) {
            for (var finding : PolicyChecks.check(policy, id -> Optional.ofNullable(byId.get(id)))) {
                var place = policy.id() + "/" + finding.table().tableName() + ".csv";
                var sentence =
                        place + ": " + finding.detail() + (finding.advice() == null ? "" : "\n" + finding.advice());
                if (finding.isError()) {
                    faults.add(new Invalid.Fault(place, null, sentence));
                } else {
                    LOG.warn(sentence);
                }
            }
        }
        if (!faults.isEmpty()) {
            throw new Invalid(faults);
        }
    }

    /** The same policies under other rules are other versions: all of them change at once. */
    private void applyWith(RuleBase newRules) {
        var byId = content.calendars().stream().collect(Collectors.toMap(CalendarVersion::id, Function.identity()));
        var next = new PoliciesInForce(content.policies(), byId, newRules);
        keep(next);
        inForce = next;
    }

    /** What a decision refers to by its hash is kept before the first decision can refer to it. */
    private void keep(PoliciesInForce next) {
        versions.keep("rules", next.rules().revision(), "rules", text(next.rules()));
        content.calendars()
                .forEach(calendar -> versions.keep(
                        "calendar", calendar.version(), calendar.id(), Canonical.json(calendar.definition())));
        next.all()
                .forEach(policy -> versions.keep(
                        "policy",
                        policy.version(),
                        policy.terms().id(),
                        PolicyText.canonical(
                                next.findWritten(policy.terms().id()).orElseThrow(),
                                next.rules().revision())));
    }

    private static String text(RuleBase rules) {
        return Canonical.json(rules.files().stream().collect(Collectors.toMap(RuleFile::name, RuleFile::drl)));
    }

    /** All policies in force, as one unchanging set. */
    public PoliciesInForce inForce() {
        return inForce;
    }
}
