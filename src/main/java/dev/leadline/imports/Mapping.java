package dev.leadline.imports;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.leadline.kernel.Invalid;
import dev.leadline.web.StrictYaml;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Which facts the rows of a CSV file tell: constants, columns and maps, and no expression. The same row tells the same
 * facts under the same ids, so that importing a file twice changes nothing.
 *
 * @param title what it is about, for people
 * @param file how the file is written
 * @param zone the zone of times that have no offset, as an IANA zone id
 * @param rowNumber the name under which a row's number (1, 2, ...) can be used as a column; {@code null}: none
 * @param leadId the id of the lead that a row is about
 * @param facts the facts that a row may tell, in the order in which it tells them
 */
public record Mapping(
        String title, CsvForm file, String zone, String rowNumber, String leadId, List<FactMapping> facts) {

    private static final TypeReference<Mapping> TYPE = new TypeReference<>() {};
    private static final int LONGEST_ID = 200;

    /** @throws Invalid when something is missing, or names a column that the file has not; it tells all of these */
    public Mapping {
        var faults = new ArrayList<Invalid.Fault>();
        require(faults, "file", file);
        require(faults, "zone", zone);
        require(faults, "leadId", leadId);
        require(faults, "facts", facts == null || facts.isEmpty() ? null : facts);
        if (faults.isEmpty()) {
            Moment.zone("/zone", zone);
            facts = List.copyOf(facts);
            faults.addAll(faults(file, rowNumber, leadId, facts));
        }
        if (!faults.isEmpty()) {
            throw new Invalid(faults);
        }
    }

    private static void require(List<Invalid.Fault> faults, String name, Object value) {
        if (value == null) {
            faults.add(new Invalid.Fault("/" + name, null, "The mapping must have `" + name + "`."));
        }
    }

    private static List<Invalid.Fault> faults(CsvForm file, String number, String leadId, List<FactMapping> facts) {
        var columns = new CsvColumns(new LinkedHashSet<>(file.columns()));
        var faults = new ArrayList<Invalid.Fault>();
        if (number != null) {
            faults.addAll(columns.taken("/rowNumber", number));
            columns = columns.with(number);
        }
        faults.addAll(columns.missing("/leadId", template(leadId)));
        for (int i = 0; i < facts.size(); i++) {
            var under = "/facts/" + i;
            facts.get(i).faults(columns).forEach(fault -> faults.add(fault.under(under)));
        }
        return faults;
    }

    private static Template template(String leadId) {
        try {
            return Template.parse(leadId);
        } catch (Invalid invalid) {
            throw invalid.under("/leadId");
        }
    }

    /**
     * Reads a mapping.
     *
     * @param name of the file, for sentences
     * @throws Invalid when it is none; each sentence names the file and the line
     */
    public static Mapping read(String name, byte[] yaml) {
        try {
            return StrictYaml.read(yaml, TYPE);
        } catch (Invalid invalid) {
            throw new Invalid(invalid.faults().stream()
                    .map(fault -> new Invalid.Fault(fault.pointer(), fault.value(), name + ": " + fault.detail()))
                    .toList());
        }
    }

    /**
     * The facts that a row tells.
     *
     * @throws Invalid with every fault of the row, each at its column; then the row tells nothing, for a part of it could
     *     mislead
     */
    List<FactLine> facts(Row row) {
        var faults = new ArrayList<Invalid.Fault>();
        var told = new ArrayList<FactLine>();
        var lead = new Field("leadId", new Value(template(leadId), Map.of(), null), true, LONGEST_ID);
        try {
            var id = lead.in(row, ZoneId.of(zone)).orElseThrow().toString();
            for (var fact : facts) {
                tell(fact, id, row, told, faults);
            }
        } catch (Invalid invalid) {
            faults.addAll(invalid.faults());
        }
        if (!faults.isEmpty()) {
            throw new Invalid(faults.stream().distinct().toList());
        }
        return told;
    }

    private void tell(FactMapping fact, String lead, Row row, List<FactLine> told, List<Invalid.Fault> faults) {
        try {
            for (var condition : fact.when()) {
                if (!condition.holds(row)) {
                    return;
                }
            }
            var repeat = fact.repeat();
            int last = repeat == null ? 1 : row.times(repeat.steps().times());
            for (int number = repeat == null ? 1 : repeat.from(); number <= last; number++) {
                var each = repeat == null ? row : row.with(repeat.number(), String.valueOf(number));
                var fields = fields(fact, number - 1, each, faults);
                told.add(FactLine.of(row.line(), lead, fact.fields().kind(), fields));
            }
        } catch (Invalid invalid) {
            faults.addAll(invalid.faults());
        }
    }

    private Map<String, Object> fields(FactMapping fact, int steps, Row row, List<Invalid.Fault> faults) {
        var usual = ZoneId.of(zone);
        var fields = new LinkedHashMap<String, Object>();
        for (var field : fact.fields().named()) {
            read(field, row, usual, faults)
                    .map(value -> value instanceof Instant at && steps > 0
                            ? fact.repeat().steps().move(at, usual, steps)
                            : value)
                    .ifPresent(value -> fields.put(field.name(), value));
        }
        var attributes = new TreeMap<String, Object>();
        fact.fields().attributes().forEach((name, part) -> read(
                        Field.optional(name, part, FactFields.ATTRIBUTE), row, usual, faults)
                .ifPresent(value -> attributes.put(name, value)));
        if (!attributes.isEmpty()) {
            fields.put("attributes", attributes);
        }
        return fields;
    }

    private static java.util.Optional<Object> read(Field field, Row row, ZoneId zone, List<Invalid.Fault> faults) {
        try {
            return field.in(row, zone);
        } catch (Invalid invalid) {
            faults.addAll(invalid.faults());
            return java.util.Optional.empty();
        }
    }
}
