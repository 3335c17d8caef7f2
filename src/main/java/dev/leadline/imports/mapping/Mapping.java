package dev.leadline.imports.mapping;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.leadline.kernel.Invalid;
import dev.leadline.web.json.StrictYaml;
import java.util.ArrayList;
import java.util.List;

/**
 * The facts to make from the rows of a CSV file, or from the events of another system: constants, columns and maps, and no expression. The same row tells the
 * same facts under the same ids, so that importing a file twice changes nothing.
 *
 * @param title what it is about, for people
 * @param file how the file is written; {@code null} when events are mapped
 * @param events how events are written; {@code null} when a file is mapped
 * @param zone the zone of times that have no offset, as an IANA zone id
 * @param rowNumber the name under which a row's number (1, 2, ...) can be used as a column; {@code null}: none
 * @param leadId the id of the lead that a row is about; {@code null} when each fact has its own
 * @param saidAt when a row became what it is, as a CRM's column of the last change says; {@code null}: when the file was made
 * @param facts the facts that a row may tell, in the order in which it tells them
 */
public record Mapping(
        String title,
        CsvForm file,
        EventForm events,
        String zone,
        String rowNumber,
        String leadId,
        Moment saidAt,
        List<FactMapping> facts) {

    private static final TypeReference<Mapping> TYPE = new TypeReference<>() {};

    /** @throws Invalid when something is missing, or names a column that the file has not; it tells all of these */
    public Mapping {
        var faults = new ArrayList<Invalid.Fault>();
        if ((file == null) == (events == null)) {
            faults.add(new Invalid.Fault(
                    "/file", null, "The mapping must have `file`, or `events` for those of another system."));
        }
        if (events != null && rowNumber != null) {
            faults.add(new Invalid.Fault("/rowNumber", rowNumber, "Events have no row numbers. Remove `rowNumber`."));
        }
        require(faults, "zone", zone);
        boolean isNeeded = facts == null || facts.stream().anyMatch(each -> each.leadId() == null);
        require(faults, "leadId", isNeeded ? leadId : "");
        require(faults, "facts", facts == null || facts.isEmpty() ? null : facts);
        if (faults.isEmpty()) {
            Moment.zone("/zone", zone);
            facts = List.copyOf(facts);
            faults.addAll(faults(file, rowNumber, leadId, saidAt, facts));
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

    private static List<Invalid.Fault> faults(
            CsvForm file, String number, String leadId, Moment saidAt, List<FactMapping> facts) {
        var columns = CsvColumns.of(file);
        var faults = new ArrayList<Invalid.Fault>();
        if (number != null) {
            faults.addAll(columns.taken("/rowNumber", number));
            columns = columns.with(number);
        }
        if (leadId != null) {
            faults.addAll(columns.missing("/leadId", template(leadId)));
        }
        if (saidAt != null) {
            faults.addAll(columns.missing("/saidAt", saidAt));
        }
        for (int i = 0; i < facts.size(); i++) {
            var under = "/facts/" + i;
            facts.get(i).faults(columns).forEach(fault -> faults.add(fault.under(under)));
        }
        return faults;
    }

    public static Template template(String leadId) {
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
}
