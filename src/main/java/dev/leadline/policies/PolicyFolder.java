package dev.leadline.policies;

import dev.leadline.calendars.CalendarDefinition;
import dev.leadline.calendars.CalendarVersion;
import dev.leadline.kernel.Invalid;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.SortedMap;
import java.util.function.Supplier;

/**
 * What a folder of policies holds: a folder a policy with {@code policy.yaml} and a CSV file a table, and one YAML file
 * a calendar under {@code calendars}. It is read whole or not at all.
 */
final class PolicyFolder {

    private static final String CALENDARS = "calendars/";

    private final SortedMap<String, byte[]> files;
    private final List<Authored> policies = new ArrayList<>();
    private final List<Invalid.Fault> faults = new ArrayList<>();

    /** @param files content by path within the folder */
    PolicyFolder(SortedMap<String, byte[]> files) {
        this.files = files;
    }

    /** What the folder holds. */
    record Content(List<Authored> policies, List<CalendarVersion> calendars) {}

    /** @throws Invalid with every fault found; each sentence names file, row and column */
    Content read() {
        var calendars = new ArrayList<CalendarVersion>();
        files.keySet().stream()
                .filter(path -> path.startsWith(CALENDARS) && path.endsWith(".yaml"))
                .forEach(path -> inFile(path, () -> calendars.add(calendar(path))));
        PolicySource.in(files).forEach(this::readPolicy);
        if (policies.isEmpty() && faults.isEmpty()) {
            faults.add(new Invalid.Fault("", null, "The folder of policies holds no policy.yaml."));
        }
        oneOfEachId(policies.stream().map(Authored::id).toList(), "policies");
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
        return CalendarVersion.from(PolicyYaml.read(files.get(path), CalendarDefinition.class));
    }

    private void readPolicy(String folder, PolicySource source) {
        try {
            policies.add(Authored.from(source));
        } catch (Invalid invalid) {
            invalid.faults().forEach(fault -> {
                var path = folder + "/" + fault.pointer().split("/")[1];
                faults.add(new Invalid.Fault(folder + fault.pointer(), fault.value(), path + ": " + fault.detail()));
            });
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
