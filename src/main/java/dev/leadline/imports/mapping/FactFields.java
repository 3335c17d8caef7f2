package dev.leadline.imports.mapping;

import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The fields of one kind of fact in a mapping, with the names of the bulk API. */
public sealed interface FactFields {

    int TEXT = 200;
    int NAME = 64;
    int ATTRIBUTE = 500;

    /** The key under which the bulk door takes it. */
    String kind();

    /** Every field of that kind but for attributes, whether the mapping names it or not. */
    List<Field> all();

    /** Other fields, by name. */
    default Map<String, Value> attributes() {
        return Map.of();
    }

    /** The fields that the mapping names, without attributes. */
    default List<Field> named() {
        return all().stream().filter(field -> field.part() != null).toList();
    }

    /** A lead arrives, or is told again. */
    record OfLead(
            Moment receivedAt,
            Value rank,
            Value stage,
            Value policy,
            Value owner,
            Value team,
            Value zone,
            Map<String, Value> attributes,
            Moment occurredAt)
            implements FactFields {

        public OfLead {
            attributes = Objects.requireNonNullElse(attributes, Map.of());
        }

        @Override
        public String kind() {
            return "lead";
        }

        @Override
        public List<Field> all() {
            return List.of(
                    Field.rank(rank, false),
                    Field.optional("stage", stage, NAME),
                    Field.optional("policy", policy, NAME),
                    Field.required("receivedAt", receivedAt, TEXT),
                    Field.optional("owner", owner, TEXT),
                    Field.optional("team", team, TEXT),
                    Field.optional("zone", zone, NAME),
                    Field.optional("occurredAt", occurredAt, TEXT));
        }
    }

    /** The lead was contacted, or tried. */
    record OfAttempt(Value id, Value channel, Moment occurredAt, Value outcome) implements FactFields {

        @Override
        public String kind() {
            return "attempt";
        }

        @Override
        public List<Field> all() {
            return List.of(
                    Field.required("id", id, TEXT),
                    Field.required("channel", channel, NAME),
                    Field.required("occurredAt", occurredAt, TEXT),
                    Field.optional("outcome", outcome, NAME));
        }
    }

    /** The lead's clock does not run. */
    record OfPause(Value id, Moment from, Moment to, Value reason) implements FactFields {

        @Override
        public String kind() {
            return "pause";
        }

        @Override
        public List<Field> all() {
            return List.of(
                    Field.required("id", id, TEXT),
                    Field.required("from", from, TEXT),
                    Field.optional("to", to, TEXT),
                    Field.required("reason", reason, TEXT));
        }
    }

    /** The team was done with the lead. */
    record OfDisposition(Value id, Value type, Moment occurredAt, Value reason) implements FactFields {

        @Override
        public String kind() {
            return "disposition";
        }

        @Override
        public List<Field> all() {
            return List.of(
                    Field.required("id", id, TEXT),
                    Field.required("type", type, NAME),
                    Field.required("occurredAt", occurredAt, TEXT),
                    Field.optional("reason", reason, TEXT));
        }
    }

    /** The lead has another owner or team. */
    record OfAssignment(Value id, Value owner, Value team, Moment occurredAt) implements FactFields {

        @Override
        public String kind() {
            return "assignment";
        }

        @Override
        public List<Field> all() {
            return List.of(
                    Field.required("id", id, TEXT),
                    Field.optional("owner", owner, TEXT),
                    Field.optional("team", team, TEXT),
                    Field.required("occurredAt", occurredAt, TEXT));
        }
    }

    /** The lead has another rank. */
    record OfRank(Value id, Value rank, Moment occurredAt) implements FactFields {

        @Override
        public String kind() {
            return "rank";
        }

        @Override
        public List<Field> all() {
            return List.of(
                    Field.required("id", id, TEXT),
                    Field.rank(rank, true),
                    Field.required("occurredAt", occurredAt, TEXT));
        }
    }
}
