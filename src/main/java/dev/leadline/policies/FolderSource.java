package dev.leadline.policies;

import dev.leadline.calendars.Calendars;
import dev.leadline.kernel.Invalid;
import dev.leadline.kernel.rules.RuleBase;
import dev.leadline.rules.ContentFolder;
import dev.leadline.rules.RulesInForce;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduler;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.SortedMap;
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
            FolderIntake intake) {
        this.folder = ContentFolder.of("policies", mounted);
        this.calendars = calendars;
        this.rules = rules;
        this.policies = policies;
        this.intake = intake;
    }

    /** @throws Invalid when the rules are broken, or nothing is in force and the folder is broken */
    void load(@Observes @Priority(100) StartupEvent start, Scheduler scheduler) {
        calendars.refresh();
        rules.use(this::applyWith);
        try {
            takeOver();
        } catch (Invalid broken) {
            if (policies.inForce().all().isEmpty()) {
                throw broken;
            }
            report(broken);
        }
        LOG.infof(
                "In force: %s",
                policies.inForce().all().stream()
                        .map(policy -> policy.terms().id() + " " + policy.version())
                        .collect(Collectors.joining(", ")));
        scheduler.resume();
    }

    private void applyWith(RuleBase changed) {
        policies.applyWith(changed);
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

    /** Whether the folder is as it was at the last look: half of what someone is still copying is not taken over. */
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
    synchronized void reload() {
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
                    "The folder of policies (" + folder.origin() + ") holds no policy.yaml.");
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
                    "The changed folder %s is not taken over; what is in force stays until it is mended. %s",
                    folder.origin(), why);
        }
    }

    /** Where it is, for people. */
    String origin() {
        return folder.origin();
    }

    /** Why what is in the folder now was not taken over; empty when it was. */
    Optional<String> findRejected() {
        return Optional.ofNullable(rejected);
    }
}
