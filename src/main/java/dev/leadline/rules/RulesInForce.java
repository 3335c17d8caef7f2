package dev.leadline.rules;

import dev.leadline.kernel.Invalid;
import dev.leadline.kernel.RuleFault;
import dev.leadline.kernel.rules.BrokenRules;
import dev.leadline.kernel.rules.RuleBase;
import dev.leadline.kernel.rules.RuleFile;
import dev.leadline.kernel.tracking.RulesPublication;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * The rules that decide now. What is in the folder is compiled and tried aside and swapped in whole; what is refused changes
 * nothing, and is reported until it is mended. At start, and when the rules in force hang, the last that passed go on; when
 * there are none, nothing is decided.
 */
@ApplicationScoped
public class RulesInForce {

    private static final Logger LOG = Logger.getLogger(RulesInForce.class);

    private final ContentFolder folder;
    private final Duration longestDecision;
    private final int slowLeads;
    private final Revisions revisions;
    private final List<RuleUser> users = new ArrayList<>();
    private final Object looking = new Object();
    private List<RuleFile> lastRead = List.of();
    private final Map<String, RulesPublication> published = new ConcurrentHashMap<>();
    private final List<RuleBase> lost = new CopyOnWriteArrayList<>();
    private Object refusedFor;
    private volatile RuleBase inForce;
    private volatile String rejected;

    RulesInForce(
            @ConfigProperty(name = "leadline.rules.dir") Optional<Path> mounted,
            @ConfigProperty(name = "leadline.rules.longest-decision") Duration longestDecision,
            @ConfigProperty(name = "leadline.rules.slow-leads") int slowLeads,
            Revisions revisions) {
        this.folder = ContentFolder.of("rules", mounted);
        this.longestDecision = longestDecision;
        this.slowLeads = slowLeads;
        this.revisions = revisions;
    }

    /**
     * Hands the rules to {@code user}, now and each time they change. A user that throws keeps the rules that it had, and
     * the change is tried again. The first use reads, compiles and tries them; when they are refused, the last that passed
     * go on, or none.
     */
    public synchronized void use(RuleUser user) {
        users.add(user);
        if (inForce != null) {
            user.accept(inForce);
            return;
        }
        try {
            lastRead = RuleFolder.read(folder);
            takeOver(admitted(lastRead), "They were there when the server started.");
        } catch (Invalid refused) {
            refusedFor = state();
            goOn(String.valueOf(refused.getMessage()));
        }
    }

    @Scheduled(every = "{leadline.rules.look-every}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void lookForChanges() {
        if (folder.isMounted()) {
            reload();
        }
    }

    /** Looks at the folder again; nothing happens when it holds what was read last. */
    void reload() {
        if (inForce == null) {
            return;
        }
        // What is tried takes a while, and holds nobody up who puts rules out of force.
        synchronized (looking) {
            try {
                var files = read();
                if (!files.equals(lastRead) || refusedFor != null && !refusedFor.equals(state())) {
                    swap(files);
                }
            } catch (RuntimeException failed) {
                report(String.valueOf(failed.getMessage()));
            }
        }
    }

    /** What is there again after it was gone is looked at anew. */
    private List<RuleFile> read() {
        try {
            return RuleFolder.read(folder);
        } catch (RuntimeException gone) {
            lastRead = List.of();
            throw gone;
        }
    }

    private void swap(List<RuleFile> files) {
        lastRead = files;
        refusedFor = null;
        if (files.equals(inForce.files())) {
            rejected = null;
            return;
        }
        try {
            takeOver(admitted(files), "The folder was changed.");
        } catch (Invalid refused) {
            refusedFor = state();
            throw refused;
        } catch (RuntimeException failed) {
            lastRead = inForce.files();
            throw failed;
        }
    }

    private Object state() {
        return users.stream().map(RuleUser::state).toList();
    }

    /** @throws Invalid when they do not compile, failed before, or are refused when they are tried */
    private RuleBase admitted(List<RuleFile> files) {
        var next = RuleFolder.compile(files);
        revisions.findFailure(next.revision()).ifPresent(why -> {
            throw new Invalid(
                    "/rules",
                    next.revision(),
                    "The revision (" + next.revision() + ") was taken out of force before. " + why
                            + "\nFix the rules: any change makes a new revision.");
        });
        boolean trusted = !folder.isMounted();
        users.forEach(user -> user.check(next, trusted));
        return next;
    }

    private synchronized void takeOver(RuleBase next, String reason) {
        next.limit(longestDecision, slowLeads, fault -> putOutOfForceAside(next, fault));
        publish(next, folder.origin(), reason);
        users.forEach(user -> user.accept(next));
        inForce = next;
        rejected = null;
        LOG.infof("The rules of %s are in force as revision %s.", folder.origin(), next.revision());
    }

    /** The last rules that passed go on, or none. */
    private void goOn(String why) {
        var before = earlier().orElseGet(() -> RuleBase.none("No rules are in force. " + why));
        if (!before.isNone()) {
            before.limit(longestDecision, slowLeads, fault -> putOutOfForceAside(before, fault));
            publish(before, "the database", "They stay in force, because the new rules were refused.");
        }
        users.forEach(user -> user.accept(before));
        inForce = before;
        report(why);
    }

    /** Whoever decides by them can say at once how they came. */
    private void publish(RuleBase rules, String origin, String reason) {
        published.put(rules.revision(), revisions.publish(rules, origin, reason));
    }

    private Optional<RuleBase> earlier() {
        for (var publication : revisions.lastFirst()) {
            var files = revisions.findFiles(publication.revision());
            if (files.isPresent()
                    && revisions.findFailure(publication.revision()).isEmpty()) {
                try {
                    return Optional.of(RuleBase.compile(files.get()));
                } catch (BrokenRules nowadays) {
                    LOG.warnf("Revision %s no longer compiles: %s", publication.revision(), nowadays.getMessage());
                }
            }
        }
        return Optional.empty();
    }

    /** The watchdog goes on meanwhile. */
    private void putOutOfForceAside(RuleBase hung, RuleFault fault) {
        var thread = new Thread(() -> putOutOfForce(hung, fault), "rules-out-of-force");
        thread.setContextClassLoader(RulesInForce.class.getClassLoader());
        thread.setDaemon(true);
        thread.start();
    }

    private synchronized void putOutOfForce(RuleBase hung, RuleFault fault) {
        if (inForce != hung) {
            return;
        }
        var why = "Revision " + hung.revision() + " was taken out of force: " + fault.getMessage();
        LOG.error(why);
        lost.add(hung);
        revisions.failed(hung.revision(), why);
        goOn(why);
    }

    private void report(String why) {
        if (!why.equals(rejected)) {
            rejected = why;
            LOG.errorf(
                    "The rules of %s were refused; %s. %s",
                    folder.origin(),
                    inForce.isNone()
                            ? "the server makes no decisions until they are fixed"
                            : "revision " + inForce.revision() + " stays in force until they are fixed",
                    why);
        }
    }

    /** The rules in force; those of no file when there are none. */
    public RuleBase get() {
        return inForce;
    }

    /** Finds the publication of rules that are or were in force here; empty for others. */
    public Optional<RulesPublication> findPublication(RuleBase rules) {
        return Optional.ofNullable(published.get(rules.revision()));
    }

    /** Returns the number of threads still at decisions that were given up; a restart frees them. */
    int stuck() {
        return lost.stream().mapToInt(RuleBase::stuck).sum();
    }

    /** Describes where the rules come from, for people. */
    public String origin() {
        return folder.origin();
    }

    /** Returns why the rules now in the folder are not in force; empty when they are. */
    public Optional<String> findRejected() {
        return Optional.ofNullable(rejected);
    }
}
