package dev.leadline.policies.publishing;

import dev.leadline.calendars.Calendars;
import dev.leadline.calendars.publications.CalendarVersion;
import dev.leadline.kernel.Invalid;
import dev.leadline.kernel.NoRules;
import dev.leadline.kernel.rules.RuleBase;
import dev.leadline.policies.publications.Policies;
import dev.leadline.policies.reviews.RuleTrials;
import dev.leadline.policies.source.PolicyFolder;
import dev.leadline.policies.source.PolicySource;
import dev.leadline.rules.ContentFolder;
import dev.leadline.rules.RuleUser;
import dev.leadline.rules.RulesInForce;
import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduler;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * The folder of policies as a source of publications: at start, and while the server runs when an operator has mounted
 * it. A broken folder changes nothing and is reported until it is mended.
 */
@ApplicationScoped
public class FolderSource {

    private static final Logger LOG = Logger.getLogger(FolderSource.class);

    private final ContentFolder folder;
    private final Calendars calendars;
    private final RulesInForce rules;
    private final Policies policies;
    private final FolderIntake intake;
    private final RuleTrials trials;
    private volatile boolean isLoaded;
    private SortedMap<String, byte[]> lastSeen;
    private SortedMap<String, byte[]> lastTried;
    private SortedMap<String, byte[]> lastRead;
    private SortedMap<String, byte[]> refused;
    private long refusedAfter;
    private volatile String rejected;

    FolderSource(
            @ConfigProperty(name = "leadline.policies.dir") Optional<Path> mounted,
            Calendars calendars,
            RulesInForce rules,
            Policies policies,
            FolderIntake intake,
            RuleTrials trials) {
        this.trials = trials;
        this.folder = ContentFolder.of("policies", mounted.or(FolderSource::findBeside));
        this.calendars = calendars;
        this.rules = rules;
        this.policies = policies;
        this.intake = intake;
    }

    /** In a checkout or an unpacked release, the policies that one sees and edits are those that are served. */
    private static Optional<Path> findBeside() {
        return Optional.of(Path.of("policies"))
                .filter(folder -> LaunchMode.current() == LaunchMode.NORMAL)
                .filter(folder -> Files.isDirectory(folder.resolve("calendars")));
    }

    /** @throws Invalid when nothing is in force and the folder is broken */
    void load(@Observes @Priority(100) StartupEvent start, Scheduler scheduler) {
        calendars.refresh();
        rules.use(new AllPolicies());
        isLoaded = true;
        try {
            takeOver();
        } catch (Invalid broken) {
            if (policies.inForce().all().isEmpty()) {
                throw broken;
            }
            report(broken);
        }
        LOG.infof(
                "In force, from %s: %s",
                folder.origin(),
                policies.inForce().all().stream()
                        .map(policy -> policy.terms().id() + " " + policy.version())
                        .collect(Collectors.joining(", ")));
        scheduler.resume();
    }

    /** All policies are decided by the rules in force. */
    private final class AllPolicies implements RuleUser {

        @Override
        public void accept(RuleBase changed) {
            policies.applyWith(changed, rules.findPublication(changed));
            if (isLoaded && lastRead == null) {
                reload();
            }
        }

        @Override
        public void check(RuleBase changed, boolean trusted) {
            trials.check(changed, subjects(trusted), trusted);
        }

        @Override
        public Object state() {
            return policies.isReady() ? policies.history().latest() + " " + calendars.known() : "";
        }
    }

    /**
     * What rules are tried on. Before anything was published that is the folder, unless it and they ship together: its cases
     * run when it is taken over, right after.
     */
    private List<RuleTrials.Subject> subjects(boolean trusted) {
        var published = policies.subjects();
        if (!published.isEmpty() || trusted) {
            return published;
        }
        try {
            var content = new PolicyFolder(folder.read()).read();
            var own = content.calendars().stream().collect(Collectors.toMap(CalendarVersion::id, Function.identity()));
            return content.policies().stream()
                    .map(policy -> new RuleTrials.Subject(policy, own))
                    .toList();
        } catch (Invalid broken) {
            // it is told when the folder is taken over, as what it is
            return List.of();
        }
    }

    @Scheduled(every = "{leadline.policies.look-every}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void lookForChanges() {
        if (folder.isMounted() && isSettled() && !isRefusedAlready()) {
            reload();
        }
    }

    /** A broken folder is not checked again at each look, but only when it or what it must go together with changes. */
    private boolean isRefusedAlready() {
        return lastSeen != null && same(lastSeen, refused) && policies.history().latest() == refusedAfter;
    }

    /**
     * Returns whether the folder is as it was at the last look: half of what someone is still copying is not taken
     * over.
     */
    private boolean isSettled() {
        try {
            var files = folder.read();
            var settled = same(files, lastSeen);
            lastSeen = files;
            return settled;
        } catch (RuntimeException unreadable) {
            lastSeen = null;
            return true;
        }
    }

    /** Looks at the folder again; nothing happens when it holds what was read last. */
    public synchronized void reload() {
        try {
            takeOver();
        } catch (Invalid broken) {
            refused = lastTried;
            refusedAfter = policies.history().latest();
            report(broken);
        } catch (RuntimeException failed) {
            report(failed);
        }
    }

    private synchronized void takeOver() {
        if (policies.rules().isNone()) {
            report(new NoRules("It waits, because no rules are in force."));
            return;
        }
        lastTried = null;
        var files = folder.read();
        lastTried = files;
        if (same(files, lastRead)) {
            rejected = null;
            return;
        }
        if (files.keySet().stream().noneMatch(path -> path.endsWith("/" + PolicySource.SETTINGS))) {
            throw new Invalid(
                    "/policies",
                    folder.origin(),
                    "The folder of policies (" + folder.origin() + ") contains no policy.yaml.");
        }
        intake.takeOver(new PolicyFolder(files).read(), folder);
        lastRead = files;
        rejected = null;
    }

    private static boolean same(SortedMap<String, byte[]> files, SortedMap<String, byte[]> others) {
        return others != null
                && files.keySet().equals(others.keySet())
                && files.entrySet().stream()
                        .allMatch(file -> Arrays.equals(file.getValue(), others.get(file.getKey())));
    }

    private void report(RuntimeException failed) {
        var why = String.valueOf(failed.getMessage());
        if (!why.equals(rejected)) {
            rejected = why;
            LOG.errorf(
                    "The changed folder %s was refused. The policies in force stay until it is fixed. %s",
                    folder.origin(), why);
        }
    }

    /** Describes where the folder is, for people. */
    public String origin() {
        return folder.origin();
    }

    /** Returns why the present content of the folder was refused; empty when it was accepted. */
    public Optional<String> findRejected() {
        return Optional.ofNullable(rejected);
    }
}
