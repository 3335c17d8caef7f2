package dev.leadline.policies;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import dev.leadline.calendars.CalendarDefinition;
import dev.leadline.calendars.CalendarVersion;
import dev.leadline.kernel.Invalid;
import dev.leadline.kernel.policy.DecisionTable;
import dev.leadline.kernel.policy.Policy;
import dev.leadline.kernel.policy.TableKind;
import dev.leadline.web.Problems;
import dev.leadline.web.StrictJson;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What a folder of policies holds: a folder a policy with {@code policy.yaml} and a CSV file a table, and one YAML file
 * a calendar under {@code calendars}. It is read whole or not at all.
 */
final class PolicyFolder {

    private static final String SETTINGS = "/policy.yaml";
    private static final String CALENDARS = "calendars/";

    private final Map<String, byte[]> files;
    private final ObjectMapper yaml = new ObjectMapper(new YAMLFactory());
    private final List<Invalid.Fault> faults = new ArrayList<>();

    /** @param files content by path within the folder */
    PolicyFolder(Map<String, byte[]> files) {
        this.files = files;
        new StrictJson().customize(yaml);
    }

    /** What the folder holds. */
    record Content(List<Policy> policies, List<CalendarVersion> calendars) {}

    /** @throws Invalid with every fault found; each sentence names file, row and column */
    Content read() {
        var calendars = new ArrayList<CalendarVersion>();
        var policies = new ArrayList<Policy>();
        for (var path : files.keySet()) {
            if (path.startsWith(CALENDARS) && path.endsWith(".yaml")) {
                inFile(path, () -> calendars.add(calendar(path)));
            } else if (path.endsWith(SETTINGS)) {
                readPolicy(path.substring(0, path.length() - SETTINGS.length()), policies);
            }
        }
        if (policies.isEmpty() && faults.isEmpty()) {
            faults.add(new Invalid.Fault("", null, "The folder of policies holds no policy.yaml."));
        }
        oneOfEachId(policies.stream().map(Policy::id).toList(), "policies");
        oneOfEachId(calendars.stream().map(CalendarVersion::id).toList(), "calendars");
        if (!faults.isEmpty()) {
            throw new Invalid(faults);
        }
        return new Content(policies, calendars);
    }

    private void oneOfEachId(List<String> ids, String what) {
        var seen = new HashSet<String>();
        ids.stream()
                .filter(id -> !seen.add(id))
                .forEach(id -> faults.add(new Invalid.Fault("", id, "Two " + what + " have the id (" + id + ").")));
    }

    private CalendarVersion calendar(String path) {
        return CalendarVersion.from(parse(path, CalendarDefinition.class));
    }

    private void readPolicy(String folder, List<Policy> policies) {
        inFile(folder + SETTINGS, () -> {
            var terms = parse(folder + SETTINGS, PolicySettings.class).toTerms();
            var tables = new EnumMap<TableKind, DecisionTable>(TableKind.class);
            for (var kind : TableKind.values()) {
                var path = folder + "/" + kind.tableName() + ".csv";
                if (files.containsKey(path)) {
                    inFile(
                            path,
                            () -> tables.put(
                                    kind,
                                    CsvTable.read(files.get(path), TableLimits.FOLDER)
                                            .parse(kind, terms)));
                } else {
                    faults.add(new Invalid.Fault(path, null, path + ": The file is missing."));
                }
            }
            return tables.size() == TableKind.values().length && policies.add(new Policy(terms, tables));
        });
    }

    private <T> T parse(String path, Class<T> type) {
        try {
            return yaml.readValue(files.get(path), type);
        } catch (JsonProcessingException malformed) {
            var at = malformed.getLocation();
            var where = at == null ? "" : " (line " + at.getLineNr() + ", column " + at.getColumnNr() + ")";
            throw new Invalid("", null, Problems.from(malformed).detail() + where);
        } catch (IOException impossible) {
            throw new IllegalStateException("Reading from memory failed", impossible);
        }
    }

    private void inFile(String path, Supplier<?> read) {
        try {
            read.get();
        } catch (Invalid invalid) {
            invalid.faults()
                    .forEach(fault -> faults.add(
                            new Invalid.Fault(path + fault.pointer(), fault.value(), path + ": " + fault.detail())));
        }
    }
}
