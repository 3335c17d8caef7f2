package dev.leadline.rules;

import dev.leadline.kernel.Invalid;
import dev.leadline.kernel.rules.RuleBase;
import dev.leadline.kernel.rules.RuleFile;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * The rules that decide now. A mounted folder that changes is compiled aside and swapped in whole; a broken one changes
 * nothing, and is reported until it is mended.
 */
@ApplicationScoped
public class RulesInForce {

    private static final Logger LOG = Logger.getLogger(RulesInForce.class);

    private final ContentFolder folder;
    private final List<Consumer<RuleBase>> users = new ArrayList<>();
    private List<RuleFile> lastRead = List.of();
    private volatile RuleBase inForce;
    private volatile String rejected;

    RulesInForce(@ConfigProperty(name = "leadline.rules.dir") Optional<Path> mounted) {
        this.folder = ContentFolder.of("rules", mounted);
    }

    /**
     * Compiles the rules and hands them to {@code user}, now and each time they change. A user that throws keeps the
     * rules that it had, and the change is tried again.
     *
     * @throws Invalid when the rules are broken at this first time
     */
    public synchronized void use(Consumer<RuleBase> user) {
        if (inForce == null) {
            lastRead = RuleFolder.read(folder);
            inForce = RuleFolder.compile(lastRead);
        }
        user.accept(inForce);
        users.add(user);
    }

    @Scheduled(every = "{leadline.rules.look-every}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void lookForChanges() {
        if (folder.isMounted()) {
            reload();
        }
    }

    /** Looks at the folder again; nothing happens when it holds what was read last. */
    synchronized void reload() {
        if (inForce == null) {
            return;
        }
        try {
            var files = RuleFolder.read(folder);
            if (!files.equals(lastRead)) {
                swap(files);
            }
        } catch (RuntimeException failed) {
            report(failed);
        }
    }

    private void swap(List<RuleFile> files) {
        lastRead = files;
        var next = files.equals(inForce.files()) ? inForce : RuleFolder.compile(files);
        if (next != inForce) {
            try {
                users.forEach(user -> user.accept(next));
            } catch (RuntimeException refused) {
                lastRead = inForce.files();
                throw refused;
            }
            inForce = next;
            LOG.infof("The rules of %s are in force as revision %s.", folder.origin(), next.revision());
        }
        rejected = null;
    }

    private void report(RuntimeException failed) {
        var why = String.valueOf(failed.getMessage());
        if (!why.equals(rejected)) {
            rejected = why;
            LOG.errorf(
                    "The changed rules of %s are not in force; revision %s goes on deciding until they are mended. %s",
                    folder.origin(), inForce.revision(), rejected);
        }
    }

    /** The rules in force. */
    public RuleBase get() {
        return inForce;
    }

    /** Where they come from, for people. */
    String origin() {
        return folder.origin();
    }

    /** Why the rules now in the mounted folder are not in force; empty when they are. */
    Optional<String> findRejected() {
        return Optional.ofNullable(rejected);
    }
}
