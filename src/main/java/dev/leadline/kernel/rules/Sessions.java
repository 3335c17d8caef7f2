package dev.leadline.kernel.rules;

import dev.leadline.kernel.RuleFault;
import dev.leadline.kernel.obligation.RuleFiring;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.kie.api.KieBase;
import org.kie.api.KieServices;
import org.kie.api.definition.rule.Rule;
import org.kie.api.runtime.KieSessionConfiguration;
import org.kie.api.runtime.conf.ThreadSafeOption;

/**
 * The sessions of compiled rules. They are kept and used again, one thread at a time; one that failed is thrown away. A
 * decision that takes too long is given up alone. When one does not end, or those of several leads were given up, none
 * decides any more.
 */
final class Sessions {

    /** A decision takes less than a millisecond; one that takes so long does not end. */
    private static final Duration MOST = Duration.ofSeconds(2);

    private final KieBase compiled;
    private final Map<Rule, WrittenRule> written;
    private final Blame blame;
    private final KieSessionConfiguration oneThread = KieServices.get().newKieSessionConfiguration();
    private final ConcurrentLinkedDeque<RuleSession> idle = new ConcurrentLinkedDeque<>();
    private final Set<Guarded> abandoned = ConcurrentHashMap.newKeySet();
    private final Set<Object> slow = ConcurrentHashMap.newKeySet();
    private volatile Duration most = MOST;
    private volatile int mostSlow = 1;
    private volatile Consumer<RuleFault> whenHung = fault -> {};
    private volatile @Nullable RuleFault hung;

    Sessions(KieBase compiled, List<RuleText> texts) {
        this.compiled = compiled;
        this.written =
                WrittenRule.of(compiled, texts.stream().map(RuleText::name).toList());
        this.blame = new Blame(texts);
        oneThread.setOption(ThreadSafeOption.NO);
    }

    void limit(Duration longest, int slowLeads, Consumer<RuleFault> listener) {
        most = longest;
        mostSlow = slowLeads;
        whenHung = listener;
    }

    List<RuleFiring> apply(Collection<?> facts, @Nullable Function<List<RuleFiring>, ?> next) {
        if (hung != null) {
            throw again(hung, null);
        }
        var session = idle.pollFirst();
        if (session == null) {
            session = newSession();
        }
        session.begin(facts);
        List<RuleFiring> firings = null;
        Throwable failure = null;
        try {
            firings = session.apply(facts, next);
        } catch (Exception | StackOverflowError | LinkageError | AssertionError failed) {
            failure = failed;
        } catch (Error ofTheMachine) {
            session.guarded().end();
            session.close();
            throw ofTheMachine;
        }
        boolean inTime = session.guarded().end();
        if (inTime && firings != null) {
            idle.addFirst(session);
            return firings;
        }
        session.close();
        throw inTime && failure != null ? blame.of(failure) : again(session.requireSlow(), failure);
    }

    /** The same fault for this decision. */
    private static RuleFault again(RuleFault first, @Nullable Throwable failure) {
        return new RuleFault(first.rules(), first.getMessage(), failure);
    }

    /** A session that has seen nothing. */
    RuleSession newSession() {
        return new RuleSession(compiled.newKieSession(oneThread, null), written, OfSession::new);
    }

    /** Gives a slow decision up, and the rules with it when that has happened for too many leads. */
    private final class OfSession implements Guarded.Owner {

        private final RuleSession session;

        OfSession(RuleSession session) {
            this.session = session;
        }

        @Override
        public Duration most() {
            return most;
        }

        @Override
        public void slow(StackTraceElement[] stack) {
            abandoned.add(session.guarded());
            var at = blame.running(stack);
            var last = session.last();
            session.slow(Guarded.fault(at.isEmpty() && last != null ? List.of(last) : at, most));
            slow.add(session.subject());
            if (slow.size() >= mostSlow) {
                putOut(session.requireSlow());
            }
        }

        @Override
        public void stuck() {
            putOut(session.requireSlow());
        }
    }

    private void putOut(RuleFault fault) {
        boolean isFirst = hung == null;
        hung = fault;
        if (isFirst) {
            whenHung.accept(fault);
        }
    }

    int stuck() {
        return (int) abandoned.stream().filter(Guarded::isStuck).count();
    }
}
