package dev.leadline.peers;

import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jeasy.rules.api.Facts;
import org.jeasy.rules.api.Rules;
import org.jeasy.rules.api.RulesEngine;
import org.jeasy.rules.core.DefaultRulesEngine;
import org.jeasy.rules.core.RuleBuilder;

/** Easy Rules: conditions and actions in Java, tried one after the other. */
final class EasyRulesPeer implements Peer {

    private static final String LEAD = "lead";

    private final Rules rules = new Rules();
    private final RulesEngine engine = new DefaultRulesEngine();

    EasyRulesPeer() {
        tier("A", 85, 100);
        tier("B", 60, 85);
        tier("C", 45, 60);
        promise("A", 7, 3, "2 business hours", "8 business days");
        promise("B", 4, 2, "4 business hours", "10 business days");
        promise("C", 3, 1, "6 business hours", "12 business days");
        action("ACCEPT_OR_REJECT", PeerCase::isReached);
        action("CALL", lead -> !lead.isReached() && lead.getCallsLeft() > 0);
        action("EMAIL", lead -> !lead.isReached() && lead.getEmailsLeft() > 0);
        action(
                "DISQUALIFY_OR_RETURN",
                lead -> !lead.isReached() && lead.getCallsLeft() <= 0 && lead.getEmailsLeft() <= 0);
    }

    private void tier(String tier, double from, double below) {
        rule("tier " + tier, 1, lead -> lead.getRank() >= from && lead.getRank() < below, lead -> lead.setTier(tier));
    }

    private void promise(String tier, int calls, int emails, String firstCall, String all) {
        rule("attempts " + tier, 2, lead -> tier.equals(lead.getTier()), lead -> {
            lead.setCalls(calls);
            lead.setEmails(emails);
        });
        rule("deadlines " + tier, 2, lead -> tier.equals(lead.getTier()), lead -> {
            lead.setFirstCallWithin(firstCall);
            lead.setAllAttemptsWithin(all);
        });
    }

    private void action(String action, Predicate<PeerCase> when) {
        rule("action " + action, 3, when, lead -> lead.addAction(action));
    }

    private void rule(String name, int priority, Predicate<PeerCase> when, Consumer<PeerCase> then) {
        rules.register(new RuleBuilder()
                .name(name)
                .priority(priority)
                .when(facts -> when.test(facts.get(LEAD)))
                .then(facts -> then.accept(facts.get(LEAD)))
                .build());
    }

    @Override
    public void decide(PeerCase lead) {
        var facts = new Facts();
        facts.put(LEAD, lead);
        engine.fire(rules, facts);
    }
}
