package dev.leadline.kernel.rules;

import dev.leadline.kernel.RuleFault;
import dev.leadline.kernel.obligation.RuleFiring;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
 * The sessions of compiled rules. They are kept and used again, one thread at a time; one that failed is thrown away. When
 * one hangs, none decides any more.
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
    private volatile Duration most = MOST;
    private volatile Consumer<RuleFault> whenHung = fault -> {};
    private volatile @Nullable RuleFault hung;

    Sessions(KieBase compiled, List<RuleText> texts) {
        this.compiled = compiled;
        this.written =
                WrittenRule.of(compiled, texts.stream().map(RuleText::name).toList());
        this.blame = new Blame(texts);
        oneThread.setOption(ThreadSafeOption.NO);
    }

    void limit(Duration longest, Consumer<RuleFault> listener) {
        most = longest;
        whenHung = listener;
    }

    List<RuleFiring> apply(Collection<?> facts, @Nullable Function<List<RuleFiring>, ?> next) {
        if (hung != null) {
            throw fault(null);
        }
        var session = idle.pollFirst();
        if (session == null) {
            session = newSession();
        }
        session.guarded().begin();
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
        throw inTime && failure != null ? blame.of(failure) : fault(failure);
    }

    /** The fault that made all sessions useless, for another decision. */
    private RuleFault fault(@Nullable Throwable failure) {
        var first = Objects.requireNonNull(hung, "no session hangs");
        return new RuleFault(first.rules(), first.getMessage(), failure);
    }

    /** A session that has seen nothing. */
    RuleSession newSession() {
        return new RuleSession(compiled.newKieSession(oneThread, null), written, this::looks, this::abandon);
    }

    private int looks() {
        return (int) Math.max(1, most.toMillis() / Watchdog.EVERY_MILLIS);
    }

    private void abandon(RuleSession session, StackTraceElement[] stack) {
        abandoned.add(session.guarded());
        var at = blame.running(stack);
        var last = session.last();
        var fault = Guarded.fault(at.isEmpty() && last != null ? List.of(last) : at, most);
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
