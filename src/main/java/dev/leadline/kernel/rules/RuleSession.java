package dev.leadline.kernel.rules;

import dev.leadline.kernel.decision.RuleFiring;
import dev.leadline.kernel.policy.TableRow;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.kie.api.definition.rule.Rule;
import org.kie.api.event.rule.DefaultRuleRuntimeEventListener;
import org.kie.api.event.rule.ObjectInsertedEvent;
import org.kie.api.runtime.KieSession;
import org.kie.api.runtime.rule.FactHandle;
import org.kie.api.runtime.rule.Match;

/** One working memory: insert, fire, collect, release. Not for two threads at once. */
final class RuleSession implements AutoCloseable {

    /** Far above what any lead needs: rules that fire more often feed each other for ever. */
    private static final int MOST_FIRINGS = 1_000;

    private static final Comparator<Fired> AS_WRITTEN =
            Comparator.comparingInt(fired -> fired.rule().place());

    private final KieSession session;
    private final Map<Rule, WrittenRule> rules;
    private final List<FactHandle> held = new ArrayList<>();
    private final List<Fired> firings = new ArrayList<>();
    private List<Object> concluded = new ArrayList<>();

    /** A firing under way: its conclusions follow the moment at which it was let through. */
    private record Fired(WrittenRule rule, List<Object> facts, List<Object> concluded) {

        RuleFiring toFiring() {
            TableRow row = null;
            for (int i = 0; i < facts.size() && row == null; i++) {
                row = facts.get(i) instanceof TableRow ? (TableRow) facts.get(i) : null;
            }
            return new RuleFiring(rule.name(), rule.clause(), row, facts, concluded);
        }
    }

    /** @param rules what is known of each rule, found by its identity */
    RuleSession(KieSession session, Map<Rule, WrittenRule> rules) {
        this.session = session;
        this.rules = rules;
        session.addEventListener(new Insertions());
    }

    /** Applies the rules to {@code facts} alone. */
    List<RuleFiring> apply(Collection<?> facts) {
        return apply(facts, null);
    }

    /**
     * Applies the rules to {@code facts}, then to what {@code next} makes of their conclusions, and forgets all of it.
     *
     * @param next {@code null} when nothing more follows
     * @throws IllegalStateException when the rules feed each other for ever
     */
    List<RuleFiring> apply(Collection<?> facts, Function<List<?>, ?> next) {
        for (var fact : facts) {
            session.insert(fact);
        }
        fire();
        if (next != null) {
            var concludedSoFar = new ArrayList<Object>(firings.size());
            firings.forEach(fired -> concludedSoFar.addAll(fired.concluded()));
            concluded = new ArrayList<>();
            session.insert(next.apply(concludedSoFar));
            fire();
        }
        firings.sort(AS_WRITTEN);
        var applied = new ArrayList<RuleFiring>(firings.size());
        for (var fired : firings) {
            applied.add(fired.toFiring());
        }
        release();
        return applied;
    }

    /** The engine may overshoot its limit: it counts anew within a rule. */
    private void fire() {
        if (session.fireAllRules(this::note, MOST_FIRINGS) >= MOST_FIRINGS) {
            throw new IllegalStateException(
                    "The rules in force fired " + MOST_FIRINGS + " times or more for one decision.");
        }
    }

    /** Lets every match fire, and writes it down. It is asked just before each, which costs less than a listener. */
    private boolean note(Match match) {
        concluded = new ArrayList<>(1);
        firings.add(new Fired(rules.get(match.getRule()), match.getObjects(), concluded));
        return true;
    }

    private void release() {
        for (var handle : held) {
            session.delete(handle);
        }
        held.clear();
        firings.clear();
        concluded = new ArrayList<>();
    }

    @Override
    public void close() {
        session.dispose();
    }

    /** Keeps hold of every fact, and of what the firing under way concludes. */
    private final class Insertions extends DefaultRuleRuntimeEventListener {
        @Override
        public void objectInserted(ObjectInsertedEvent event) {
            held.add(event.getFactHandle());
            concluded.add(event.getObject());
        }
    }
}
