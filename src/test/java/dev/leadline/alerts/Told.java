package dev.leadline.alerts;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.leadline.alerts.reports.ReportMail;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** Adds alerts as the room of leads does: in a transaction of its own. */
@ApplicationScoped
public class Told {

    static final Instant AT = Instant.parse("2026-01-12T17:00:00Z");

    private final Outbox outbox;
    private final Receivers receivers;
    private final ObjectMapper json;

    Told(Outbox outbox, Receivers receivers, ObjectMapper json) {
        this.outbox = outbox;
        this.receivers = receivers;
        this.json = json;
    }

    /** A breach of a lead's first call. */
    Alert breach(String lead) {
        return new Alert(
                "obligation.breached",
                lead,
                1,
                "FIRST_CALL",
                "100%",
                AT,
                AT.plusSeconds(2),
                "The first call to " + lead + " was not made in time.",
                json.createObjectNode().put("tier", "A").put("owner", "Süd-1 <z>"));
    }

    @Transactional
    void of(String lead, String... receivers) {
        outbox.add(breach(lead), List.of(receivers));
    }

    /** Until a moment, after which nobody needs to be told. */
    @Transactional
    void until(Instant until, String lead, String... receivers) {
        var recipients = Stream.of(receivers)
                .map(name -> new Outgoing.Recipient(name, null, null))
                .toList();
        outbox.addAll(List.of(new Outgoing(breach(lead), recipients, until)));
    }

    /** What the alert tells of does not come true. */
    @Transactional
    void inVain(String lead, String... receivers) {
        outbox.add(breach(lead), List.of(receivers));
        throw new IllegalStateException("undone");
    }

    /** A report for a subscriber. */
    @Transactional
    public Outbox.AddedMail report(String subscriber, ReportMail.Content content) {
        receivers.subscribe(subscriber, "lead@example.com");
        return outbox.addMail(new ReportMail("report.daily", AT, content), subscriber);
    }

    @Transactional
    void unsubscribe(String subscriber) {
        receivers.unsubscribe(subscriber);
    }

    void withoutTransaction(String lead, String... receivers) {
        outbox.add(breach(lead), List.of(receivers));
    }
}
