package dev.leadline.imports;

import dev.leadline.imports.mapping.FactFields;
import dev.leadline.imports.mapping.FactMapping;
import dev.leadline.imports.mapping.Field;
import dev.leadline.imports.mapping.Mapping;
import dev.leadline.imports.mapping.Part;
import dev.leadline.imports.mapping.SourceRow;
import dev.leadline.imports.mapping.Steps;
import dev.leadline.imports.mapping.Value;
import dev.leadline.kernel.Invalid;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The facts that rows tell by a mapping, which is made ready once. */
public final class RowFacts {

    private static final int LONGEST_ID = 200;

    private final ZoneId zone;
    private final Field lead;
    private final Optional<Field> rowSaidAt;
    private final Instant saidAt;
    private final List<Ready> facts;

    /** A fact's mapping with its fields listed. */
    private record Ready(FactMapping mapping, String kind, Field lead, List<Field> fields, List<Field> attributes) {

        static Ready of(FactMapping mapping) {
            var fields = mapping.fields();
            var attributes = new TreeMap<>(fields.attributes())
                    .entrySet().stream()
                            .map(each -> Field.optional(each.getKey(), each.getValue(), FactFields.ATTRIBUTE))
                            .toList();
            var lead = mapping.leadId() == null ? null : leadId(mapping.leadId());
            return new Ready(mapping, fields.kind(), lead, fields.named(), attributes);
        }

        /** A lead is told again in each file; of other facts the mapping says whether they are. */
        boolean mayBeToldAgain(Map<String, Object> fields) {
            return kind.equals("lead") ? !fields.containsKey("occurredAt") : mapping.corrects();
        }
    }

    /** @param saidAt when rows that do not say so themselves became what they are; {@code null}: nobody knows */
    public RowFacts(Mapping mapping, Instant saidAt) {
        this.saidAt = saidAt;
        Part said = mapping.saidAt();
        this.rowSaidAt = Optional.ofNullable(said).map(part -> Field.optional("saidAt", part, 0));
        this.zone = ZoneId.of(mapping.zone());
        this.lead = mapping.leadId() == null ? null : leadId(mapping.leadId());
        this.facts = mapping.facts().stream().map(Ready::of).toList();
    }

    /**
     * The facts that a row tells.
     *
     * @throws Invalid with every fault of the row, each at its column; then the row tells nothing, for a part of it could
     *     mislead
     */
    public List<FactLine> of(SourceRow row) {
        var faults = new ArrayList<Invalid.Fault>();
        var told = new ArrayList<FactLine>();
        try {
            var id = lead == null ? null : lead.in(row, zone).orElseThrow().toString();
            var about = new About(id, saidAt(row));
            for (var fact : facts) {
                tell(fact, about, row, told, faults);
            }
        } catch (Invalid invalid) {
            faults.addAll(invalid.faults());
        }
        if (!faults.isEmpty()) {
            throw new Invalid(faults.stream().distinct().toList());
        }
        return told;
    }

    /** The lead that a row is about, as far as that can be read whatever else is wrong with the row. */
    public Optional<String> findLeadId(SourceRow row) {
        return facts.stream().flatMap(fact -> findLeadId(fact, row).stream()).findFirst();
    }

    private Optional<String> findLeadId(Ready fact, SourceRow row) {
        try {
            var field = fact.lead() == null ? lead : fact.lead();
            boolean holds = fact.mapping().when().stream().allMatch(condition -> condition.holds(row));
            return holds ? field.in(row, zone).map(Object::toString) : Optional.empty();
        } catch (Invalid unreadable) {
            return Optional.empty();
        }
    }

    /** The lead that a row is about, and when the row became what it is; {@code null}: nobody knows. */
    private record About(String leadId, Instant saidAt) {}

    private static Field leadId(String written) {
        return Field.required("leadId", new Value(Mapping.template(written), Map.of(), null), LONGEST_ID);
    }

    private Instant saidAt(SourceRow row) {
        return rowSaidAt
                .flatMap(each -> each.in(row, zone))
                .map(each -> (Instant) each)
                .orElse(saidAt);
    }

    private void tell(Ready fact, About about, SourceRow row, List<FactLine> told, List<Invalid.Fault> faults) {
        try {
            for (var condition : fact.mapping().when()) {
                if (!condition.holds(row)) {
                    return;
                }
            }
            var id = fact.lead() == null
                    ? about.leadId()
                    : fact.lead().in(row, zone).orElseThrow().toString();
            var repeat = fact.mapping().repeat();
            int last = repeat == null ? 1 : row.times(repeat.steps().times());
            for (int number = repeat == null ? 1 : repeat.from(); number <= last; number++) {
                var each = repeat == null ? row : row.with(repeat.number(), String.valueOf(number));
                var steps = repeat == null || number == 1 ? null : repeat.steps();
                var fields = fields(fact, each, steps, number - 1, faults);
                if (about.saidAt() != null && fact.mayBeToldAgain(fields)) {
                    fields.put("saidAt", about.saidAt());
                }
                told.add(FactLine.of(row.line(), id, fact.kind(), fields));
            }
        } catch (Invalid invalid) {
            faults.addAll(invalid.faults());
        }
    }

    private Map<String, Object> fields(Ready fact, SourceRow row, Steps steps, int count, List<Invalid.Fault> faults) {
        var fields = new LinkedHashMap<String, Object>();
        for (var field : fact.fields()) {
            read(field, row, faults)
                    .map(value -> value instanceof Instant at && steps != null ? steps.move(at, zone, count) : value)
                    .ifPresent(value -> fields.put(field.name(), value));
        }
        var attributes = new LinkedHashMap<String, Object>();
        for (var attribute : fact.attributes()) {
            read(attribute, row, faults).ifPresent(value -> attributes.put(attribute.name(), value));
        }
        if (!attributes.isEmpty()) {
            fields.put("attributes", attributes);
        }
        return fields;
    }

    private Optional<Object> read(Field field, SourceRow row, List<Invalid.Fault> faults) {
        try {
            return field.in(row, zone);
        } catch (Invalid invalid) {
            faults.addAll(invalid.faults());
            return Optional.empty();
        }
    }
}
