package dev.leadline.imports.mapping;

import dev.leadline.kernel.Invalid;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * One fact that a row may tell: exactly one kind of fields, and when and how often it is told.
 *
 * @param when what must be true of the row; empty: every row tells it
 * @param leadId the id of the lead that the fact is about; {@code null}: that of the mapping
 * @param repeat how often a row tells it; {@code null}: once
 * @param corrects whether a later row with the same id and other words corrects an earlier one, which is refused otherwise
 * @param outcome the disposition as earlier versions called it
 */
public record FactMapping(
        List<Condition> when,
        String leadId,
        Repetition repeat,
        Boolean corrects,
        FactFields.OfLead lead,
        FactFields.OfAttempt attempt,
        FactFields.OfPause pause,
        FactFields.OfDisposition disposition,
        FactFields.OfDisposition outcome,
        FactFields.OfAssignment assignment,
        FactFields.OfRank rank) {

    /** @throws Invalid when it has no kind or several, or lacks a field that no such fact can lack */
    public FactMapping {
        when = when == null ? List.of() : List.copyOf(when);
        corrects = corrects != null && corrects;
        if (disposition == null) {
            disposition = outcome;
            outcome = null;
        }
        var all = told(lead, attempt, pause, disposition, outcome, assignment, rank);
        var kinds = all.stream().map(FactFields::kind).toList();
        if (kinds.size() != 1) {
            throw new Invalid(
                    "",
                    kinds,
                    "A fact must be one of lead, attempt, pause, disposition, assignment and rank. This one is "
                            + (kinds.isEmpty() ? "none." : String.join(" and ", kinds) + "."));
        }
        requireFields(all.get(0));
        if (leadId != null) {
            Mapping.template(leadId);
        }
        if (repeat != null && lead != null) {
            throw new Invalid("/repeat", null, "A row describes a lead once. Remove `repeat` from the lead.");
        }
    }

    private static void requireFields(FactFields fields) {
        var missing = fields.all().stream()
                .filter(field -> field.required() && field.part() == null)
                .map(field -> new Invalid.Fault(
                        "/" + fields.kind() + "/" + field.name(),
                        null,
                        "The " + fields.kind() + " must have a `" + field.name() + "`."))
                .toList();
        if (!missing.isEmpty()) {
            throw new Invalid(missing);
        }
    }

    /** Its fields. */
    public FactFields fields() {
        return told(lead, attempt, pause, disposition, outcome, assignment, rank)
                .get(0);
    }

    private static List<FactFields> told(FactFields... kinds) {
        return Stream.of(kinds).filter(Objects::nonNull).toList();
    }

    /** Returns its faults in a file of some columns; pointers lead into it. */
    List<Invalid.Fault> faults(CsvColumns columns) {
        var all = new ArrayList<Invalid.Fault>();
        for (int i = 0; i < when.size(); i++) {
            all.addAll(columns.missing("/when/" + i + "/column", when.get(i).column()));
        }
        if (leadId != null) {
            all.addAll(columns.missing("/leadId", Mapping.template(leadId)));
        }
        var known = columns;
        if (repeat != null) {
            all.addAll(columns.missing("/repeat/times", repeat.steps().times()));
            all.addAll(columns.taken("/repeat/number", repeat.number()));
            known = columns.with(repeat.number());
            fields().named().stream()
                    .filter(field -> field.name().equals("id")
                            && !field.part().from().columns().contains(repeat.number()))
                    .forEach(field -> all.add(withoutNumber()));
        }
        var under = "/" + fields().kind() + "/";
        for (var field : fields().named()) {
            all.addAll(known.missing(under + field.name(), field.part()));
        }
        for (var attribute : fields().attributes().entrySet()) {
            all.addAll(known.missing(under + "attributes/" + attribute.getKey(), attribute.getValue()));
        }
        return all;
    }

    private Invalid.Fault withoutNumber() {
        return new Invalid.Fault(
                "/" + fields().kind() + "/id",
                null,
                "The id of a repeated " + fields().kind() + " must contain ${" + repeat.number()
                        + "}, so that each fact has its own id.");
    }
}
