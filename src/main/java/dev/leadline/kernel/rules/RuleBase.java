package dev.leadline.kernel.rules;

import dev.leadline.kernel.NoRules;
import dev.leadline.kernel.RuleFault;
import dev.leadline.kernel.decision.Inference;
import dev.leadline.kernel.obligation.RuleFiring;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Compiled rules. They serve every version of every policy, for table rows are facts: publishing a policy compiles
 * nothing.
 */
public final class RuleBase implements Inference {

    private final List<RuleFile> files;
    private final List<RuleText> texts;
    private final String revision;
    private final @Nullable Sessions sessions;
    private final String whyNone;

    private RuleBase(List<RuleFile> files, String revision, @Nullable Sessions sessions, String whyNone) {
        this.files = files;
        this.texts = RuleText.of(files);
        this.revision = revision;
        this.sessions = sessions;
        this.whyNone = whyNone;
    }

    /**
     * Compiles rules.
     *
     * @throws BrokenRules when they do not compile, there are none or too many, or two have one name, with file, line and
     *     column of each complaint
     */
    public static RuleBase compile(Collection<RuleFile> rules) {
        var files = rules.stream().sorted().toList();
        RuleForm.check(files);
        var sessions = new Sessions(RuleCompiler.compile(files), RuleText.of(files));
        return new RuleBase(files, RuleFile.revision(files), sessions, "");
    }

    /**
     * Rules of no file, by which nothing can be decided.
     *
     * @param why what whoever asks is told, in sentences
     */
    public static RuleBase none(String why) {
        return new RuleBase(List.of(), "none", null, why);
    }

    /** Returns whether there are no rules, so that nothing can be decided. */
    public boolean isNone() {
        return sessions == null;
    }

    /** @throws NoRules when there are no rules */
    public void mustBeSome() {
        sessions();
    }

    private Sessions sessions() {
        if (sessions == null) {
            throw new NoRules(whyNone);
        }
        return sessions;
    }

    /**
     * Sets how long one decision may take. One that takes longer is given up; the first one puts these rules out of force:
     * nothing is decided by them any more.
     *
     * @param longest what a decision may spend, waiting included
     * @param listener is told of it, once, by a thread that must not be held up
     */
    public void limit(Duration longest, Consumer<RuleFault> listener) {
        limit(longest, 1, listener);
    }

    /**
     * The same, but the rules go on until decisions for so many different leads were given up, or one does not end.
     *
     * @param slowLeads at least 1
     */
    public void limit(Duration longest, int slowLeads, Consumer<RuleFault> listener) {
        sessions().limit(longest, slowLeads, listener);
    }

    @Override
    public List<RuleFiring> apply(Collection<?> facts) {
        return sessions().apply(facts, null);
    }

    @Override
    public List<RuleFiring> apply(Collection<?> facts, Function<List<RuleFiring>, ?> next) {
        return sessions().apply(facts, next);
    }

    /** A session that has seen nothing. */
    RuleSession newSession() {
        return sessions().newSession();
    }

    /** Returns the number of threads still at decisions that were abandoned: no thread can be made to end. */
    public int stuck() {
        return sessions == null ? 0 : sessions.stuck();
    }

    @Override
    public String revision() {
        return revision;
    }

    /** The rules as they were written. */
    public List<RuleFile> files() {
        return files;
    }

    /** The rules one by one, in the order in which they are written. */
    public List<RuleText> texts() {
        return texts;
    }

    /** The names of all rules, in the order in which they are written. */
    public List<String> ruleNames() {
        return texts.stream().map(RuleText::name).toList();
    }
}
