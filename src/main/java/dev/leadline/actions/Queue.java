package dev.leadline.actions;

import dev.leadline.database.Parameters;
import dev.leadline.database.Queries;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The next action of each lead, as others write it. Whoever does holds the lead's lock; what is written here is
 * committed or not with the rest of their transaction, and then told to those who follow the queue.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class Queue {

    private static final String PUT =
            "insert into queued_action (%s) values (%s) on conflict (lead_id) do update set %s"
                    .formatted(
                            String.join(", ", QueueRows.COLUMNS),
                            QueueRows.COLUMNS.stream()
                                    .map(column -> ":" + column)
                                    .collect(Collectors.joining(", ")),
                            QueueRows.COLUMNS.stream()
                                    .skip(1)
                                    .map(column -> column + " = excluded." + column)
                                    .collect(Collectors.joining(", ")));

    private static final String REMOVE = "delete from queued_action where lead_id = any(:leads)";

    private final Queries queries;

    Queue(Queries queries) {
        this.queries = queries;
    }

    /** Puts a lead's next action in the place of the one before, if there was one. */
    public void put(QueuedAction action) {
        putAll(List.of(action));
    }

    /** The same for many leads in one go. */
    public void putAll(Collection<QueuedAction> actions) {
        queries.updateEach(PUT, actions);
    }

    /** Takes a lead out: nothing is to be done for it any more. Without an action in the queue nothing happens. */
    public void remove(String leadId) {
        removeAll(List.of(leadId));
    }

    /** The same for many leads in one go. */
    public void removeAll(Collection<String> leadIds) {
        if (!leadIds.isEmpty()) {
            queries.update(REMOVE, Parameters.of("leads", leadIds));
        }
    }
}
