package dev.leadline.actions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.leadline.alerts.subscriptions.NextActionChange;
import dev.leadline.alerts.subscriptions.NextActionNews;
import dev.leadline.database.Journey;
import dev.leadline.database.Parameters;
import dev.leadline.database.Queries;
import dev.leadline.web.json.JsonText;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/**
 * The next action of each lead, as others write it. Whoever does holds the lead's lock; what is written here is
 * committed or not with the rest of their transaction, and then told to those who follow the queue. Receivers that subscribed
 * to changes of next actions are told of them within that transaction.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class Queue {

    private static final String DESCRIBE =
            """
            update queued_action set source = :source, attributes = cast(:attributes as jsonb),
                   words = array_to_tsvector(cast(:words as text[]))
            where lead_id = :lead_id
            """;

    private static final String REMOVE = "delete from queued_action where lead_id = any(:leads)";

    private static final String BEFORE =
            "select %s from queued_action where lead_id = any(:leads)".formatted(QueueRows.columnsOf("queued_action"));

    private final Queries queries;
    private final NextActionNews news;
    private final ObjectMapper json;

    Queue(Queries queries, NextActionNews news, ObjectMapper json) {
        this.queries = queries;
        this.news = news;
        this.json = json;
    }

    /** Who hears of what is written, besides those who follow the queue. */
    public enum Hearers {
        /** The receivers that subscribed to changes of next actions. */
        SUBSCRIBERS,
        /** Nobody: the leads are made up. */
        NOBODY
    }

    /** Puts a lead's next action in the place of the one before, if there was one. */
    public void put(QueuedAction action) {
        change(List.of(action), List.of(), Hearers.SUBSCRIBERS);
    }

    /** Takes a lead out: nothing is to be done for it any more. Without an action in the queue nothing happens. */
    public void remove(String leadId) {
        change(List.of(), List.of(leadId), Hearers.SUBSCRIBERS);
    }

    /**
     * The same for many leads in one go.
     *
     * @param actions the next actions of some leads
     * @param gone leads for which nothing is to be done any more
     */
    public void change(Collection<QueuedAction> actions, Collection<String> gone, Hearers hearers) {
        var journey = new Journey();
        change(actions, gone, hearers, journey);
        queries.send(journey);
    }

    /** The same, written when the journey is sent; so far nothing else may be written of these leads' actions. */
    public void change(Collection<QueuedAction> actions, Collection<String> gone, Hearers hearers, Journey on) {
        if (hearers == Hearers.SUBSCRIBERS) {
            tell(actions, gone);
        }
        if (!gone.isEmpty()) {
            on.and(REMOVE, Parameters.of("leads", gone));
        }
        on.keep(QueueRows.PUT, actions, action -> Parameters.of(action).and("words", words(action)));
    }

    /** What is told says what was before, so it is told before that is written over. */
    private void tell(Collection<QueuedAction> actions, Collection<String> gone) {
        var after = new LinkedHashMap<String, QueuedAction>();
        actions.forEach(action -> after.put(action.leadId(), action));
        var leads = new LinkedHashSet<>(gone);
        leads.addAll(after.keySet());
        news.tell(() -> changes(leads, after));
    }

    private Collection<String> words(QueuedAction action) {
        return QueueWords.of(action, json);
    }

    /**
     * Says of a lead in the queue what an earlier version did not keep.
     *
     * @param attributes texts by name: JSON text
     */
    public void describe(String leadId, String source, String attributes) {
        queries.update(
                DESCRIBE,
                Parameters.of("lead_id", leadId)
                        .and("source", source)
                        .and("attributes", attributes)
                        .and("words", QueueWords.of(leadId, source, attributes, json)));
    }

    private Collection<NextActionChange> changes(Collection<String> leads, Map<String, QueuedAction> after) {
        var before = new HashMap<String, QueuedAction>();
        queries.list(BEFORE, Parameters.of("leads", leads), row -> QueueRows.read(row, 0))
                .forEach(action -> before.put(action.leadId(), action));
        return leads.stream()
                .map(lead -> new NextActionChange(lead, standing(before.get(lead)), standing(after.get(lead))))
                .toList();
    }

    private NextActionChange.Standing standing(QueuedAction action) {
        return action == null
                ? null
                : new NextActionChange.Standing(
                        action.owner(),
                        action.team(),
                        JsonText.read(json, action.action(), JsonNode.class),
                        action.decisionId());
    }
}
