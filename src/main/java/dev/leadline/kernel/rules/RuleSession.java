package dev.leadline.kernel.rules;

import dev.leadline.kernel.RuleFault;
import dev.leadline.kernel.fact.Lead;
import dev.leadline.kernel.obligation.RuleFiring;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kie.api.definition.rule.Rule;
import org.kie.api.event.rule.DefaultRuleRuntimeEventListener;
import org.kie.api.event.rule.ObjectInsertedEvent;
import org.kie.api.runtime.KieSession;
import org.kie.api.runtime.rule.FactHandle;
import org.kie.api.runtime.rule.Match;

/** One working memory: insert, fire, collect, release. Not for two threads at once. */
final class RuleSession implements AutoCloseable {

    /** Far above what any lead needs: rules that fire more often feed each other for ever. */
    static final int MOST_FIRINGS = 1_000;

    /** A lead with very many facts may have some firings more, and some conclusions, for each of them. */
    private static final int MORE_FOR_A_FACT = 10;

    /** One conclusion may insert some facts; what inserts more does not end. */
    private static final int MOST_CONCLUDED = 5 * MOST_FIRINGS;

    private static final Comparator<Fired> AS_WRITTEN =
            Comparator.comparingInt(fired -> fired.rule().place());

    private final KieSession session;
    private final Map<Rule, WrittenRule> rules;
    private final List<FactHandle> held = new ArrayList<>();
    private final List<Fired> firings = new ArrayList<>();
    private final Insertions insertions = new Insertions();
    private final Guarded guarded;
    private @Nullable Fired last;
    private int entered;
    private volatile Collection<?> deciding = List.of();
    private volatile @Nullable RuleFault slow;

    /**
     * @param rules what is known of each rule, found by its identity
     * @param owner is told when the session is abandoned
     */
    RuleSession(KieSession session, Map<Rule, WrittenRule> rules, Function<RuleSession, Guarded.Owner> owner) {
        this.session = session;
        this.rules = rules;
        this.guarded = new Guarded(owner.apply(this));
        Watchdog.watch(guarded);
    }

    /** Applies the rules to {@code facts} alone. */
    List<RuleFiring> apply(Collection<?> facts) {
        return apply(facts, null);
    }

    /**
     * Applies the rules to {@code facts}, then to what {@code next} makes of their conclusions, and forgets all of it.
     *
     * @param next {@code null} when nothing more follows
     * @throws RuleFault when the rules feed each other for ever
     */
    List<RuleFiring> apply(Collection<?> facts, @Nullable Function<List<RuleFiring>, ?> next) {
        entered += facts.size();
        for (var fact : facts) {
            held.add(session.insert(fact));
        }
        session.addEventListener(insertions);
        session.fireAllRules(this::note);
        if (next != null) {
            var soFar = toFirings();
            last = null;
            entered++;
            session.insert(next.apply(soFar));
            session.fireAllRules(this::note);
        }
        firings.sort(AS_WRITTEN);
        var applied = toFirings();
        release();
        return applied;
    }

    private List<RuleFiring> toFirings() {
        var told = new ArrayList<RuleFiring>(firings.size());
        for (var fired : firings) {
            told.add(fired.toFiring());
        }
        return told;
    }

    /** Lets every match fire, and writes it down. It is asked just before each, which costs less than a listener. */
    private boolean note(Match match) {
        // The engine has a limit of its own, but counts anew within a rule and so overshoots it.
        if (firings.size() >= MOST_FIRINGS + MORE_FOR_A_FACT * entered || guarded.isAbandoned()) {
            throw endless("fired " + firings.size() + " times");
        }
        last = new Fired(known(match.getRule()), match);
        firings.add(last);
        return true;
    }

    private WrittenRule known(Rule rule) {
        return Objects.requireNonNull(rules.get(rule), rule.getName());
    }

    private RuleFault endless(String what) {
        var often = firings.stream()
                .collect(Collectors.groupingBy(fired -> fired.rule().name(), Collectors.counting()));
        var most = often.entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow();
        return new RuleFault(
                List.of(most.getKey()),
                "The rules " + what + " for one decision, most often \"" + most.getKey()
                        + "\", and were stopped.\nCheck whether that rule concludes facts that it matches itself.");
    }

    /** The rule that was let through last; {@code null} before the first. */
    @Nullable
    String last() {
        int size = firings.size();
        return size == 0 ? null : firings.get(size - 1).rule().name();
    }

    Guarded guarded() {
        return guarded;
    }

    /** A decision on these facts begins. */
    void begin(Collection<?> facts) {
        deciding = facts;
        guarded.begin();
    }

    /** The lead that is decided, by its id; where no lead is among the facts, something that is like nothing else. */
    Object subject() {
        for (var fact : deciding) {
            if (fact instanceof Lead lead) {
                return lead.id();
            }
        }
        return new Object();
    }

    /** The decision took too long. */
    void slow(RuleFault fault) {
        slow = fault;
    }

    RuleFault requireSlow() {
        return Objects.requireNonNull(slow, "no decision took too long");
    }

    /** Nobody listens meanwhile: the engine would make an event of each deletion. */
    private void release() {
        session.removeEventListener(insertions);
        for (int i = held.size() - 1; i >= 0; i--) {
            session.delete(held.get(i));
        }
        held.clear();
        firings.clear();
        entered = 0;
        last = null;
    }

    @Override
    public void close() {
        Watchdog.forget(guarded);
        session.dispose();
    }

    /** Keeps hold of every fact, and of what the firing under way concludes. */
    private final class Insertions extends DefaultRuleRuntimeEventListener {
        @Override
        public void objectInserted(ObjectInsertedEvent event) {
            if (held.size() - entered >= MOST_CONCLUDED + MORE_FOR_A_FACT * entered || guarded.isAbandoned()) {
                throw endless("concluded " + (held.size() - entered) + " facts");
            }
            held.add(event.getFactHandle());
            if (last != null) {
                last.conclude(event.getObject());
            }
        }
    }
}
