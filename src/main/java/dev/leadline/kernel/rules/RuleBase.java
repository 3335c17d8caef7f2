package dev.leadline.kernel.rules;

import dev.leadline.kernel.Invalid;
import dev.leadline.kernel.decision.Inference;
import dev.leadline.kernel.decision.RuleFiring;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.kie.api.KieBase;
import org.kie.api.KieServices;
import org.kie.api.builder.Message;
import org.kie.api.definition.rule.Rule;
import org.kie.api.runtime.KieSessionConfiguration;
import org.kie.api.runtime.conf.ThreadSafeOption;

/**
 * Compiled rules. They serve every version of every policy, for table rows are facts: publishing a policy compiles
 * nothing. Sessions are kept and used again, one thread at a time; a session that failed is thrown away.
 */
public final class RuleBase implements Inference {

    private static final Pattern RULE = Pattern.compile("^rule\\s+\"([^\"]+)\"", Pattern.MULTILINE);

    private static final Pattern COLUMN = Pattern.compile("Column: (\\d{1,6})");
    private static final String FOLDER = "src/main/resources/";

    static {
        LookUps.install();
    }

    private final List<RuleFile> files;
    private final String revision;
    private final KieBase compiled;
    private final Map<Rule, WrittenRule> written;
    private final KieSessionConfiguration oneThread;
    private final ConcurrentLinkedDeque<RuleSession> idle = new ConcurrentLinkedDeque<>();

    private RuleBase(List<RuleFile> files, KieBase compiled) {
        this.files = files;
        this.revision = hash(files);
        this.compiled = compiled;
        this.written = written();
        this.oneThread = KieServices.get().newKieSessionConfiguration();
        oneThread.setOption(ThreadSafeOption.NO);
    }

    /**
     * Compiles rules.
     *
     * @throws BrokenRules when they do not compile, or there are none, with file, line and column of each complaint
     */
    public static RuleBase compile(Collection<RuleFile> rules) {
        var files = rules.stream().sorted().toList();
        if (files.isEmpty()) {
            throw new BrokenRules(List.of(new BrokenRules.Complaint("rules", 0, 0, "There is no DRL file.")));
        }
        var services = KieServices.get();
        // Under an id of their own: what is compiled at the same time elsewhere in this JVM must not get in between.
        var id =
                services.newReleaseId("dev.leadline", "rules", UUID.randomUUID().toString());
        var system = services.newKieFileSystem().generateAndWritePomXML(id);
        files.forEach(file -> system.write(FOLDER + file.name(), file.drl()));
        var results = services.newKieBuilder(system).buildAll().getResults();
        var errors = results.getMessages(Message.Level.ERROR);
        if (!errors.isEmpty()) {
            throw new BrokenRules(errors.stream().map(RuleBase::complaint).toList());
        }
        var compiled = services.newKieContainer(id).getKieBase();
        services.getRepository().removeKieModule(id);
        return new RuleBase(files, compiled);
    }

    private static BrokenRules.Complaint complaint(Message error) {
        var file = String.valueOf(error.getPath()).replace(FOLDER, "");
        // The compiler knows the column of many faults, but tells it in its text only.
        var inText = COLUMN.matcher(error.getText());
        int column = error.getColumn() == 0 && inText.find() ? Integer.parseInt(inText.group(1)) : error.getColumn();
        return new BrokenRules.Complaint(file, error.getLine(), column, error.getText());
    }

    private static String hash(List<RuleFile> files) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (var file : files) {
                digest.update((file.name() + '\0' + file.drl() + '\0').getBytes(StandardCharsets.UTF_8));
            }
            return "sha256:" + HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java has SHA-256.", impossible);
        }
    }

    private Map<Rule, WrittenRule> written() {
        var names = ruleNames();
        var rules = new IdentityHashMap<Rule, WrittenRule>();
        compiled.getKiePackages().forEach(each -> each.getRules().forEach(rule -> {
            int place = names.indexOf(rule.getName());
            var clause = (String) rule.getMetaData().get("clause");
            rules.put(rule, new WrittenRule(place < 0 ? names.size() : place, rule.getName(), clause));
        }));
        return rules;
    }

    @Override
    public List<RuleFiring> apply(Collection<?> facts) {
        return apply(facts, null);
    }

    @Override
    public List<RuleFiring> apply(Collection<?> facts, Function<List<?>, ?> next) {
        var session = idle.pollFirst();
        if (session == null) {
            session = newSession();
        }
        List<RuleFiring> firings;
        try {
            firings = session.apply(facts, next);
        } catch (RuntimeException | Error failed) {
            session.close();
            if (failed.getCause() instanceof Invalid refused) {
                throw refused;
            }
            throw failed;
        }
        idle.addFirst(session);
        return firings;
    }

    /** A session that has seen nothing. */
    RuleSession newSession() {
        return new RuleSession(compiled.newKieSession(oneThread, null), written);
    }

    @Override
    public String revision() {
        return revision;
    }

    /** The rules as they were written. */
    public List<RuleFile> files() {
        return files;
    }

    /** The names of all rules, in the order in which they are written. */
    public List<String> ruleNames() {
        var names = new ArrayList<String>();
        files.forEach(file -> RULE.matcher(file.drl()).results().forEach(found -> names.add(found.group(1))));
        return names;
    }
}
