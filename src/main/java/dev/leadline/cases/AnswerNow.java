package dev.leadline.cases;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.leadline.kernel.policy.rows.AlertsRow;
import dev.leadline.kernel.policy.rows.TableRow;
import java.time.Instant;
import java.util.List;

/** The parts of an answer that a boundary case expects to stay as they are, with moments as people of its zone write them. */
final class AnswerNow {

    private static final List<String> OF_NEXT =
            List.of("type", "channel", "attempt", "of", "responsible", "dueAt", "state");
    private static final List<String> OF_OTHERS = List.of("type", "channel");

    private final ExampleLead lead;

    AnswerNow(ExampleLead lead) {
        this.lead = lead;
    }

    /** The tier and who acts: what {@code rank-tiers} says. */
    ObjectNode tier(JsonNode answer) {
        var expect = JsonNodeFactory.instance.objectNode();
        expect.set("tier", answer.path("tier"));
        var next = expect.putArray("requiredActions");
        for (var action : answer.path("requiredActions")) {
            copy(List.of("type", "responsible"), action, next.addObject());
        }
        return expect;
    }

    /** Tier, obligations, required actions with the next one in full, and how long it holds. */
    ObjectNode whole(JsonNode answer) {
        var expect = JsonNodeFactory.instance.objectNode();
        expect.set("tier", answer.path("tier"));
        expect.set("validUntil", moment(answer.path("validUntil")));
        var obligations = expect.putArray("obligations");
        for (var each : answer.path("obligations")) {
            copy(List.of("kind", "state", "deadline"), each, obligations.addObject());
        }
        var actions = expect.putArray("requiredActions");
        for (var each : answer.path("requiredActions")) {
            copy(actions.isEmpty() ? OF_NEXT : OF_OTHERS, each, actions.addObject());
        }
        return expect;
    }

    /** Returns the readings of attempts, which depend on {@code attempt-outcomes}. */
    ObjectNode attempts(JsonNode answer) {
        var expect = JsonNodeFactory.instance.objectNode();
        var attempts = expect.putArray("attempts");
        for (var each : answer.path("attempts")) {
            copy(List.of("id", "row", "counts", "reached"), each, attempts.addObject());
        }
        return expect;
    }

    /** Returns the states of obligations without their deadlines, which depend on {@code waiving-reasons}. */
    ObjectNode states(JsonNode answer) {
        var expect = JsonNodeFactory.instance.objectNode();
        var obligations = expect.putArray("obligations");
        for (var each : answer.path("obligations")) {
            copy(List.of("kind", "state"), each, obligations.addObject());
        }
        return expect;
    }

    /** Returns the earliest moments of required attempts, which depend on {@code spacing}. */
    ObjectNode waits(JsonNode answer) {
        var expect = JsonNodeFactory.instance.objectNode();
        var actions = expect.putArray("requiredActions");
        for (var each : answer.path("requiredActions")) {
            copy(List.of("type", "channel", "attempt", "earliestAt"), each, actions.addObject());
        }
        return expect;
    }

    /** Whom a row of {@code alerts} names, and when they are told. */
    ObjectNode told(AlertsRow row, JsonNode answer) {
        var expect = JsonNodeFactory.instance.objectNode();
        var firings = expect.putArray("firings");
        for (var firing : answer.path("firings")) {
            if (isBy(row, firing)) {
                var one = firings.addObject();
                copy(List.of("table", "row"), firing, one);
                var concluded = one.putArray("concluded");
                firing.path("concluded")
                        .forEach(each ->
                                copy(List.of("fact", "kind", "threshold", "at", "tell"), each, concluded.addObject()));
            }
        }
        return expect;
    }

    private static boolean isBy(TableRow row, JsonNode firing) {
        return row.table().tableName().equals(firing.path("table").asText())
                && row.row().equals(firing.path("row").asText());
    }

    private void copy(List<String> fields, JsonNode from, ObjectNode to) {
        for (var field : fields) {
            if (!from.path(field).isNull() && !from.path(field).isMissingNode()) {
                to.set(field, moment(from.get(field)));
            }
        }
    }

    private JsonNode moment(JsonNode value) {
        boolean isMoment = value.isTextual() && value.textValue().matches("[0-9]{4,}-[0-9-]{5}T[0-9:.]+Z");
        return isMoment ? JsonNodeFactory.instance.textNode(lead.text(Instant.parse(value.textValue()))) : value;
    }
}
