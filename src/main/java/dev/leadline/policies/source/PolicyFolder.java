package dev.leadline.policies.source;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.leadline.calendars.CalendarDefinition;
import dev.leadline.calendars.publications.CalendarVersion;
import dev.leadline.kernel.Invalid;
import dev.leadline.kernel.policy.TableKind;
import dev.leadline.web.json.StrictYaml;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Reads a folder of policies: a folder a policy with {@code policy.yaml} and a CSV file a table, and one YAML file a
 * calendar under {@code calendars}. It is read whole or not at all.
 */
public final class PolicyFolder {

    private static final String CALENDARS = "calendars/";
    private static final TypeReference<CalendarDefinition> CALENDAR = new TypeReference<>() {};

    private final SortedMap<String, byte[]> files;
    private final List<AuthoredPolicy> policies = new ArrayList<>();
    private final List<Invalid.Fault> faults = new ArrayList<>();

    private final Map<String, PolicySource.Readable> partly = new TreeMap<>();

    /** @param files content by path within the folder */
    public PolicyFolder(SortedMap<String, byte[]> files) {
        this.files = files;
    }

    /** The content of the folder. */
    public record Content(List<AuthoredPolicy> policies, List<CalendarVersion> calendars) {}

    /**
     * The readable content of a folder, and its faults.
     *
     * @param content policies and calendars without a fault of their own
     * @param partly the other policies of which the settings can be read, by folder
     * @param faults every fault; pointers begin with the file's path, sentences with the path and a colon
     */
    public record Reading(Content content, Map<String, PolicySource.Readable> partly, List<Invalid.Fault> faults) {}

    /** @throws Invalid with every fault found; each sentence names file, row and column */
    public Content read() {
        var reading = look();
        if (!reading.faults().isEmpty()) {
            throw new Invalid(reading.faults());
        }
        return reading.content();
    }

    /** Everything that can be read, with every fault of the rest. */
    public Reading look() {
        var calendars = new ArrayList<CalendarVersion>();
        files.keySet().stream()
                .filter(path -> path.startsWith(CALENDARS) && path.endsWith(".yaml"))
                .forEach(path -> inFile(path, () -> calendars.add(calendar(files.get(path)))));
        files.keySet().stream()
                .filter(path -> path.endsWith("/" + PolicySource.SETTINGS))
                .map(path -> path.substring(0, path.lastIndexOf('/')))
                .forEach(this::readPolicy);
        if (policies.isEmpty() && faults.isEmpty()) {
            faults.add(new Invalid.Fault("", null, "The policies folder contains no policy.yaml."));
        }
        oneOfEachId(policies.stream().map(AuthoredPolicy::id).toList(), "policies");
        oneOfEachId(calendars.stream().map(CalendarVersion::id).toList(), "calendars");
        return new Reading(new Content(policies, calendars), partly, List.copyOf(faults));
    }

    private void oneOfEachId(List<String> ids, String what) {
        var seen = new HashSet<String>();
        ids.stream()
                .filter(id -> !seen.add(id))
                .forEach(id -> faults.add(new Invalid.Fault("", id, "Two " + what + " have the id (" + id + ").")));
    }

    /**
     * Reads the file of a calendar.
     *
     * @throws Invalid with each fault of it
     */
    public static CalendarVersion calendar(byte[] yaml) {
        return CalendarVersion.from(StrictYaml.read(yaml, CALENDAR));
    }

    /** A table that may be absent must not be so because its file's name is misspelt. */
    private void refuseOtherTables(String folder) {
        var known = Arrays.stream(TableKind.values())
                .map(kind -> folder + "/" + kind.tableName() + ".csv")
                .toList();
        files.keySet().stream()
                .filter(path -> path.startsWith(folder + "/") && path.endsWith(".csv"))
                .filter(path -> path.indexOf('/', folder.length() + 1) < 0 && !known.contains(path))
                .forEach(path -> faults.add(new Invalid.Fault(
                        path,
                        null,
                        path + ": A policy has no such table.\nUse one of "
                                + Arrays.stream(TableKind.values())
                                        .map(TableKind::tableName)
                                        .collect(Collectors.joining(", "))
                                + ".")));
    }

    /** A file that is no text hides no more than its own policy. */
    private void readPolicy(String folder) {
        refuseOtherTables(folder);
        PolicySource source;
        try {
            source = source(folder);
        } catch (Invalid notText) {
            faults.addAll(notText.faults());
            return;
        }
        try {
            var readable = source.readable();
            if (readable.faults().isEmpty()) {
                policies.add(AuthoredPolicy.from(source));
                return;
            }
            partly.put(folder, readable);
            throw new Invalid(readable.faults());
        } catch (Invalid invalid) {
            invalid.faults().forEach(fault -> {
                var path = folder + "/" + fault.pointer().split("/")[1];
                faults.add(new Invalid.Fault(folder + fault.pointer(), fault.value(), path + ": " + fault.detail()));
            });
        }
    }

    /**
     * The files of the policy in a folder, unread.
     *
     * @throws Invalid when one is not UTF-8
     */
    public PolicySource source(String folder) {
        var inside = new TreeMap<String, String>();
        files.subMap(folder + "/", folder + "0").forEach((path, bytes) -> {
            var name = path.substring(folder.length() + 1);
            if (PolicySource.isPart(name)) {
                inside.put(name, PolicyYaml.text(bytes, path));
            }
        });
        return new PolicySource(inside);
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
