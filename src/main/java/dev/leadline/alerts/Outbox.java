package dev.leadline.alerts;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.leadline.alerts.channels.Target;
import dev.leadline.alerts.reports.ReportMail;
import dev.leadline.alerts.subscriptions.SubscribedEvent;
import dev.leadline.database.Parameters;
import dev.leadline.database.Queries;
import dev.leadline.web.TimeOrderedIds;
import dev.leadline.web.json.JsonText;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Takes alerts in, within the transaction in which what they tell of becomes true: both are kept or neither is. Nothing
 * is sent here; {@link Courier} does that, after the commit.
 */
@ApplicationScoped
public class Outbox {

    private static final String KEEP =
            "insert into alert (id, type, lead_id, created_at, body) values (:id, :type, :lead_id, :created_at, :body)";

    private static final String DELIVER =
            """
            insert into delivery (alert_id, receiver, state, created_at, next_try_at, ended_at, last_error, tell_until,
                in_order_of)
            values (:alert_id, :receiver, :state, :created_at, :next_try_at, :ended_at, :last_error, :tell_until,
                :in_order_of)
            """;

    /** They are held until the commit, so that none is deleted while an alert is on its way to it. */
    private static final String HOLD =
            """
            select name, kind, settings, enabled from receiver where name = any(:names) order by name for key share
            """;

    private final Queries queries;
    private final ObjectMapper json;
    private final InstantSource clock;

    Outbox(Queries queries, ObjectMapper json, InstantSource clock) {
        this.queries = queries;
        this.json = json;
        this.clock = clock;
    }

    /**
     * Adds an alert. With no receivers nothing is kept.
     *
     * @param receivers the names of those who are told; for a name that no receiver has yet the alert waits
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void add(Alert alert, Collection<String> receivers) {
        var recipients = receivers.stream()
                .distinct()
                .map(name -> new Outgoing.Recipient(name, null, null))
                .toList();
        addAll(List.of(new Outgoing(alert, recipients, null)));
    }

    /** Adds alerts in one go, each with those who are told; one that is not to be told is kept, and says why. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void addAll(Collection<Outgoing> alerts) {
        var all = new TreeSet<String>();
        alerts.forEach(each -> each.recipients().forEach(recipient -> all.add(recipient.name())));
        if (all.isEmpty()) {
            return;
        }
        var now = clock.instant();
        var known = known(all);
        var kept = new ArrayList<NewAlert>();
        var deliveries = new ArrayList<DeliveryRow>();
        for (var each : alerts) {
            if (!each.recipients().isEmpty()) {
                var stored = alert(AlertBody.from(each.alert()), each.alert().leadId(), now);
                kept.add(stored);
                var sent = new Sent(stored, each.until(), null, false);
                each.recipients().forEach(to -> deliveries.add(delivery(sent, to, known.get(to.name()))));
            }
        }
        queries.updateEach(KEEP, kept);
        queries.updateEach(DELIVER, deliveries);
    }

    private record NewAlert(UUID id, String type, String leadId, Instant createdAt, String body) {}

    private record DeliveryRow(
            UUID alertId,
            String receiver,
            DeliveryState state,
            Instant createdAt,
            Instant nextTryAt,
            Instant endedAt,
            String lastError,
            Instant tellUntil,
            String inOrderOf) {}

    /**
     * What is sent.
     *
     * @param until the last moment at which it is; {@code null} for any
     * @param inOrderOf the lead in whose order it is; {@code null} for none
     * @param isUrgent whether it waits for no digest
     */
    private record Sent(NewAlert alert, Instant until, String inOrderOf, boolean isUrgent) {}

    private record Addressed(String name, boolean enabled, Target target) {}

    private static DeliveryRow delivery(Sent sent, Outgoing.Recipient to, Addressed receiver) {
        var now = sent.alert().createdAt();
        if (to.untold() != null) {
            return row(sent, to, DeliveryState.SUPPRESSED, null, now, to.untold());
        }
        if (receiver == null) {
            var why = to.missing() == null ? Receivers.missing(to.name()).getMessage() : to.missing();
            return row(sent, to, DeliveryState.UNADDRESSED, null, null, why);
        }
        var error = receiver.enabled() ? null : Receivers.DISABLED;
        var due = sent.isUrgent() ? now : receiver.target().dueAt(now);
        return row(sent, to, DeliveryState.PENDING, due, null, error);
    }

    private static DeliveryRow row(
            Sent sent, Outgoing.Recipient to, DeliveryState state, Instant nextTryAt, Instant endedAt, String error) {
        var alert = sent.alert();
        return new DeliveryRow(
                alert.id(),
                to.name(),
                state,
                alert.createdAt(),
                nextTryAt,
                endedAt,
                error,
                sent.until(),
                sent.inOrderOf());
    }

    /** Adds events. Each receiver gets those of a lead in the order in which they are added, and all others at once. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void addEvents(Collection<SubscribedEvent> events) {
        if (events.isEmpty()) {
            return;
        }
        var now = clock.instant();
        var all = new TreeSet<String>();
        events.forEach(event -> all.addAll(event.receivers()));
        var known = known(all);
        var kept = new ArrayList<NewAlert>();
        var deliveries = new ArrayList<DeliveryRow>();
        for (var event : events) {
            var stored = new NewAlert(event.id(), event.type(), event.leadId(), now, event.body());
            kept.add(stored);
            var sent = new Sent(stored, now.plus(RetrySchedule.LONGEST), event.leadId(), event.leadId() == null);
            event.receivers()
                    .forEach(name ->
                            deliveries.add(delivery(sent, new Outgoing.Recipient(name, null, null), known.get(name))));
        }
        queries.updateEach(KEEP, kept);
        queries.updateEach(DELIVER, deliveries);
    }

    /** Adds an alert that tries a receiver out; it goes the way of all others, but at once. */
    @Transactional(Transactional.TxType.MANDATORY)
    long addTest(String receiver) {
        var now = clock.instant();
        var alert = alert(AlertBody.test(receiver, now), null, now);
        queries.updateEach(KEEP, List.of(alert));
        var delivery = new DeliveryRow(alert.id(), receiver, DeliveryState.PENDING, now, now, null, null, null, null);
        return queries.list(DELIVER + " returning id", Parameters.of(delivery), row -> row.getLong(1))
                .get(0);
    }

    /**
     * Adds a report, for the one who subscribed to it.
     *
     * @param subscriber as {@link Receivers#subscribe} knows it
     * @return the id of what is sent, and the number of its delivery
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public AddedMail addMail(ReportMail mail, String subscriber) {
        var now = clock.instant();
        var kept = new NewAlert(TimeOrderedIds.next(now), mail.type(), null, now, JsonText.write(json, mail));
        queries.updateEach(KEEP, List.of(kept));
        var sent = new Sent(kept, now.plus(RetrySchedule.LONGEST), null, false);
        var to = new Outgoing.Recipient(subscriber, null, null);
        var delivery = delivery(sent, to, known(List.of(subscriber)).get(subscriber));
        long number = queries.list(DELIVER + " returning id", Parameters.of(delivery), row -> row.getLong(1))
                .get(0);
        return new AddedMail(kept.id(), number);
    }

    /**
     * A report on its way.
     *
     * @param id the id that is in the mail
     * @param delivery the number of its delivery
     */
    public record AddedMail(UUID id, long delivery) {}

    private NewAlert alert(AlertBody body, String leadId, Instant now) {
        return new NewAlert(TimeOrderedIds.next(now), body.type(), leadId, now, JsonText.write(json, body));
    }

    private Map<String, Addressed> known(Collection<String> names) {
        return queries
                .list(HOLD, Parameters.of("names", names), row -> {
                    var target = Target.read(row.getString("kind"), row.getString("settings"), json);
                    return new Addressed(row.getString("name"), row.getBoolean("enabled"), target);
                })
                .stream()
                .collect(Collectors.toMap(Addressed::name, Function.identity()));
    }
}
