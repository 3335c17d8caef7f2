package dev.leadline.peers;

import dev.leadline.benchmarks.DecisionByHand.Action;
import dev.leadline.benchmarks.DecisionByHand.Answer;
import dev.leadline.benchmarks.DecisionByHand.Attempt;
import dev.leadline.benchmarks.DecisionByHand.Made;
import dev.leadline.kernel.Samples;
import dev.leadline.kernel.calendar.BusinessDuration;
import dev.leadline.kernel.fact.Facts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A decision by a peer: its tables, and Java around them that counts attempts and business time. */
final class PeerDecision {

    private static final Map<String, BusinessDuration> DURATIONS = new ConcurrentHashMap<>();

    private final Peer peer;

    PeerDecision(Peer peer) {
        this.peer = peer;
    }

    Answer decide(Facts facts) {
        var made = Made.of(facts.lead().receivedAt(), Attempt.of(facts));
        var lead = new PeerCase(facts.lead().rank().doubleValue(), made.reached(), made.calls(), made.emails());
        peer.decide(lead);
        var firstCallDue = due(facts, lead.getFirstCallWithin());
        var allDue = due(facts, lead.getAllAttemptsWithin());
        return new Answer(
                lead.getTier(), firstCallDue, allDue, made.firstCallAt(), actions(lead, firstCallDue, allDue));
    }

    private static Instant due(Facts facts, String within) {
        var duration = DURATIONS.computeIfAbsent(within, BusinessDuration::parse);
        return Samples.US_SALES.deadline(facts.lead().receivedAt(), duration);
    }

    private static List<Action> actions(PeerCase lead, Instant firstCallDue, Instant allDue) {
        var actions = new ArrayList<Action>(lead.getActions().size());
        for (var action : lead.getActions()) {
            actions.add(action(action, lead, firstCallDue, allDue));
        }
        actions.sort(Comparator.comparing(Action::dueAt));
        return actions;
    }

    private static Action action(String action, PeerCase lead, Instant firstCallDue, Instant allDue) {
        switch (action) {
            case "CALL":
                int calls = lead.getCallsMade();
                return new Action("ATTEMPT", "PHONE", calls + 1, lead.getCalls(), calls == 0 ? firstCallDue : allDue);
            case "EMAIL":
                return new Action("ATTEMPT", "EMAIL", lead.getEmailsMade() + 1, lead.getEmails(), allDue);
            default:
                return new Action(action, null, 0, 0, allDue);
        }
    }
}
