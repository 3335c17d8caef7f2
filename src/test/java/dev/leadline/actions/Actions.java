package dev.leadline.actions;

import java.time.Instant;
import java.util.UUID;

/** Queued actions as the room of leads would write them: a phone call that is due, unless it is said otherwise. */
final class Actions {

    static final Instant NOON = Instant.parse("2016-01-11T12:00:00Z");

    private Actions() {}

    /** Minutes after {@link #NOON}; {@code null} is never. */
    static QueuedAction due(String leadId, String team, Integer minutes) {
        return new QueuedAction(
                leadId,
                "MQL",
                "mql-to-sal-predictive",
                "A",
                "east-1",
                team,
                "ATTEMPT",
                "PHONE",
                "teleprospecting",
                "OPEN",
                false,
                minutes == null ? null : NOON.plusSeconds(60L * minutes),
                NOON,
                NOON,
                new UUID(0, 1),
                "{\"type\": \"ATTEMPT\",  \"sentence\": \"Call the lead (attempt 2 of 7).\"}",
                null,
                "{}",
                null,
                null);
    }

    /** The same of a lead from a source, with attributes as JSON. */
    static QueuedAction from(String source, String attributes, QueuedAction action) {
        return new QueuedAction(
                action.leadId(),
                action.stage(),
                action.policy(),
                action.tier(),
                action.owner(),
                action.team(),
                action.type(),
                action.channel(),
                action.responsible(),
                action.state(),
                action.warned(),
                action.dueAt(),
                action.earliestAt(),
                action.receivedAt(),
                action.decisionId(),
                action.action(),
                source,
                attributes,
                action.zone(),
                action.clock());
    }

    /** The same in another state. */
    static QueuedAction in(String state, boolean warned, QueuedAction action) {
        return new QueuedAction(
                action.leadId(),
                action.stage(),
                action.policy(),
                action.tier(),
                action.owner(),
                action.team(),
                action.type(),
                action.channel(),
                action.responsible(),
                state,
                warned,
                action.dueAt(),
                action.earliestAt(),
                action.receivedAt(),
                action.decisionId(),
                action.action(),
                action.source(),
                action.attributes(),
                action.zone(),
                action.clock());
    }

    /** Nothing but what must be there. */
    static QueuedAction bare(String leadId, String type) {
        return new QueuedAction(
                leadId,
                "SAL",
                "other",
                null,
                null,
                null,
                type,
                null,
                null,
                null,
                false,
                null,
                null,
                NOON,
                new UUID(0, 2),
                "{}",
                null,
                "{}",
                null,
                null);
    }

    /** The same of someone else's. */
    static QueuedAction owned(String owner, QueuedAction action) {
        return new QueuedAction(
                action.leadId(),
                action.stage(),
                action.policy(),
                "B",
                owner,
                action.team(),
                action.type(),
                "EMAIL",
                action.responsible(),
                action.state(),
                action.warned(),
                action.dueAt(),
                null,
                action.receivedAt(),
                action.decisionId(),
                action.action(),
                action.source(),
                action.attributes(),
                action.zone(),
                action.clock());
    }
}
