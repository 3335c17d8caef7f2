package dev.leadline.leads.assessment;

import dev.leadline.alerts.Alert;
import dev.leadline.alerts.Outbox;
import dev.leadline.alerts.Outgoing;
import dev.leadline.decisions.DecisionTexts;
import jakarta.enterprise.context.ApplicationScoped;

/** Puts what was noticed of leads into the outbox, for those who are told of it. */
@ApplicationScoped
class Telling {

    private final Outbox outbox;
    private final DecisionTexts texts;
    private final LeadMetrics metrics;

    Telling(Outbox outbox, DecisionTexts texts, LeadMetrics metrics) {
        this.outbox = outbox;
        this.texts = texts;
        this.metrics = metrics;
    }

    void tell(EventChanges events) {
        outbox.addAll(events.told().stream()
                .map(told -> new Outgoing(alert(told), told.recipients(), told.until()))
                .toList());
        events.breaches().forEach(metrics::count);
    }

    private Alert alert(EventChanges.ToTell told) {
        var event = told.event();
        return new Alert(
                event.type().alert(),
                event.leadId(),
                event.cycle(),
                event.kind(),
                event.threshold(),
                event.at(),
                event.detectedAt(),
                event.sentence(),
                texts.tree(told.details()));
    }
}
