package dev.leadline.kernel.rules;

import dev.leadline.kernel.decision.RuleFiring;
import dev.leadline.kernel.policy.TableRow;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.kie.api.event.rule.AfterMatchFiredEvent;
import org.kie.api.event.rule.BeforeMatchFiredEvent;
import org.kie.api.event.rule.DefaultAgendaEventListener;
import org.kie.api.event.rule.DefaultRuleRuntimeEventListener;
import org.kie.api.event.rule.ObjectInsertedEvent;
import org.kie.api.runtime.KieSession;
import org.kie.api.runtime.rule.FactHandle;

/** One working memory: insert, fire, collect, release. Not for two threads at once. */
final class RuleSession implements AutoCloseable {

    /** Far above what any lead needs: rules that fire more often feed each other for ever. */
    private static final int MOST_FIRINGS = 1_000;

    private final KieSession session;
    private final Map<String, Integer> order;
    private final List<FactHandle> held = new ArrayList<>();
    private final List<RuleFiring> firings = new ArrayList<>();
    private List<Object> concluded;

    /** @param order where each rule stands among all rules */
    RuleSession(KieSession session, Map<String, Integer> order) {
        this.session = session;
        this.order = order;
        session.addEventListener(new Conclusions());
        session.addEventListener(new Firings());
    }

    /** Applies the rules to {@code facts} and forgets both facts and conclusions. */
    List<RuleFiring> apply(Collection<?> facts) {
        firings.clear();
        concluded = null;
        facts.forEach(session::insert);
        if (session.fireAllRules(MOST_FIRINGS) == MOST_FIRINGS) {
            throw new IllegalStateException("The rules in force fired " + MOST_FIRINGS + " times for one decision.");
        }
        held.forEach(session::delete);
        held.clear();
        return firings.stream()
                .sorted(Comparator.comparing(firing -> order.getOrDefault(firing.rule(), Integer.MAX_VALUE)))
                .toList();
    }

    @Override
    public void close() {
        session.dispose();
    }

    /** Keeps hold of every fact, and of those that the firing under way concludes. */
    private final class Conclusions extends DefaultRuleRuntimeEventListener {
        @Override
        public void objectInserted(ObjectInsertedEvent event) {
            held.add(event.getFactHandle());
            if (concluded != null) {
                concluded.add(event.getObject());
            }
        }
    }

    private final class Firings extends DefaultAgendaEventListener {
        @Override
        public void beforeMatchFired(BeforeMatchFiredEvent event) {
            concluded = new ArrayList<>(1);
        }

        @Override
        public void afterMatchFired(AfterMatchFiredEvent event) {
            var match = event.getMatch();
            var facts = match.getObjects();
            var row = facts.stream()
                    .filter(TableRow.class::isInstance)
                    .map(TableRow.class::cast)
                    .findFirst()
                    .orElse(null);
            var clause = (String) match.getRule().getMetaData().get("clause");
            firings.add(new RuleFiring(match.getRule().getName(), clause, row, facts, concluded));
            concluded = null;
        }
    }
}
