package dev.leadline.policies.source;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.leadline.cases.CaseFile;
import dev.leadline.cases.CaseReport;
import dev.leadline.kernel.Invalid;
import dev.leadline.kernel.policy.Column;
import dev.leadline.kernel.policy.Policy;
import dev.leadline.kernel.policy.TableKind;
import dev.leadline.kernel.policy.Terms;
import dev.leadline.kernel.policy.VersionedCalendar;
import dev.leadline.kernel.policy.WrittenTable;
import dev.leadline.kernel.policy.changes.WrittenPolicy;
import dev.leadline.kernel.policy.checks.Finding;
import dev.leadline.kernel.policy.checks.unread.PartialChecks;
import dev.leadline.tables.CsvTable;
import dev.leadline.web.json.Canonical;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * A policy as its files: {@code policy.yaml}, a CSV file a table, and {@code cases/*.yaml}. Drafts, versions and the
 * folder of policies all are this, so that a policy goes from one to the other without a difference. It may be broken
 * until {@link #parse()} has read it. It never changes, and so each of its files is read at most once; see {@link ReadFiles}.
 */
public final class PolicySource {

    public static final String SETTINGS = "policy.yaml";
    public static final String CASES = "cases/";
    private static final String CSV = ".csv";
    private static final Pattern CASE_FILE = Pattern.compile("cases/[a-z0-9][a-z0-9-]{0,63}\\.yaml");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final SortedMap<String, String> files;
    private final ReadFiles read;
    private final Once<String> text = new Once<>(() -> Canonical.json(files()));
    private final Once<String> hash = new Once<>(() -> Canonical.sha256(text()));

    /** @param files text by path within the policy's folder */
    public PolicySource(SortedMap<String, String> files) {
        this(files, null);
    }

    private PolicySource(SortedMap<String, String> files, ReadFiles before) {
        this.files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
        this.read = new ReadFiles(this.files, before);
    }

    /** The text of each file by its path within the policy's folder. */
    public SortedMap<String, String> files() {
        return files;
    }

    /** A policy with settings and empty tables. */
    public static PolicySource of(PolicySettings settings) {
        var source = new PolicySource(new TreeMap<>()).withSettings(settings);
        var terms = settings.toTerms();
        for (var kind : TableKind.values()) {
            if (!kind.isOptional()) {
                source = source.withTable(kind, new WrittenTable(headings(kind, terms), List.of()));
            }
        }
        return source;
    }

    private static List<String> headings(TableKind kind, Terms terms) {
        return kind.columns(terms).stream().map(Column::name).toList();
    }

    /** Reads the text written by {@link #text()}. */
    public static PolicySource parse(String text) {
        try {
            return new PolicySource(JSON.readValue(text, new TypeReference<TreeMap<String, String>>() {}));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("Stored data cannot be read", impossible);
        }
    }

    /** All files in one text. */
    public String text() {
        return text.get();
    }

    /** The SHA-256 over all files. */
    public String hash() {
        return hash.get();
    }

    /** The path of a table's file. */
    static String path(TableKind kind) {
        return kind.tableName() + CSV;
    }

    /** Returns whether a file with this path belongs to a policy. */
    public static boolean isPart(String path) {
        return path.equals(SETTINGS)
                || CASE_FILE.matcher(path).matches()
                || path.endsWith(CSV)
                        && findTable(path.substring(0, path.length() - CSV.length()))
                                .isPresent();
    }

    /** The path of a file of cases, by its name with or without its ending. */
    public static String casesPath(String file) {
        return CASES + (file.endsWith(".yaml") ? file : file + ".yaml");
    }

    public static Optional<TableKind> findTable(String name) {
        return List.of(TableKind.values()).stream()
                .filter(kind -> kind.tableName().equals(name))
                .findFirst();
    }

    /** @throws Invalid when they cannot be read at all; pointers begin with {@code /policy.yaml} */
    public PolicySettings settings() {
        return read.settings();
    }

    /** A table as it was written; empty when there is none. */
    public Optional<WrittenTable> findTable(TableKind kind) {
        return read.findTable(kind);
    }

    /**
     * Checks that everything in it can be shown, whether or not it makes sense.
     *
     * @throws Invalid when the settings or a table cannot be read at all
     */
    public void checkReadable() {
        settings();
        kinds().forEach(kind -> {
            try {
                findTable(kind);
            } catch (Invalid invalid) {
                throw invalid.under("/tables/" + kind.tableName());
            }
        });
    }

    /** The settings' terms; empty while they are broken. */
    public Optional<Terms> findTerms() {
        try {
            return Optional.of(terms());
        } catch (Invalid broken) {
            return Optional.empty();
        }
    }

    /** The tables that there are, broken or not. */
    public List<TableKind> kinds() {
        return List.of(TableKind.values()).stream()
                .filter(kind -> files.containsKey(path(kind)))
                .toList();
    }

    /** The same with the columns that the settings ask for: new ones blank, and none that are columns no more. */
    public PolicySource withColumnsOfSettings() {
        var terms = findTerms();
        var changed = this;
        for (var kind : terms.isPresent() ? kinds() : List.<TableKind>of()) {
            var headings = headings(kind, terms.get());
            var table = findTable(kind).orElseThrow();
            if (!table.header().equals(headings)) {
                changed = changed.withTable(kind, TableForms.inOrder(table, headings));
            }
        }
        return changed;
    }

    /** The files of cases, with the text of each. */
    public SortedMap<String, String> cases() {
        return new TreeMap<>(files.subMap(CASES, CASES + Character.MAX_VALUE));
    }

    /**
     * Its files of cases.
     *
     * @param files those that can be read
     * @param broken why the others cannot, as failures
     */
    public record Cases(List<CaseFile> files, List<CaseReport.Result> broken) {}

    /** The cases that can be read, and why the others cannot. */
    public Cases caseFiles() {
        var readable = new ArrayList<CaseFile>();
        var broken = new ArrayList<CaseReport.Result>();
        var folder = id();
        cases().forEach((path, text) -> {
            var at = folder + "/" + path;
            try {
                readable.add(CaseFile.read(at, text.getBytes(StandardCharsets.UTF_8)));
            } catch (Invalid invalid) {
                broken.add(CaseReport.Result.failed(at, path, invalid.getMessage()));
            }
        });
        return new Cases(readable, broken);
    }

    /** The policy's id, or a stand-in while the settings name none. */
    String id() {
        var id = settings().id();
        return id == null ? "policy" : id;
    }

    /** The same files by their path within a folder of policies. */
    SortedMap<String, byte[]> under(String folder) {
        var all = new TreeMap<String, byte[]>();
        files.forEach((path, text) -> all.put(folder + "/" + path, text.getBytes(StandardCharsets.UTF_8)));
        return all;
    }

    /** @throws Invalid when a text in them could not be kept */
    public PolicySource withSettings(PolicySettings settings) {
        SettingTexts.check(settings);
        return withFile(SETTINGS, PolicyYaml.write(settings));
    }

    public PolicySource withTable(TableKind kind, WrittenTable table) {
        return withFile(path(kind), CsvTable.write(table));
    }

    public PolicySource withoutTable(TableKind kind) {
        return withFile(path(kind), null);
    }

    /** @param text {@code null} to leave the file out */
    public PolicySource withFile(String path, String text) {
        var changed = new TreeMap<>(files);
        if (text == null) {
            changed.remove(path);
        } else {
            changed.put(path, text);
        }
        return new PolicySource(changed, read);
    }

    /** Returns the policy for comparison with another, as far as it can be read. */
    public WrittenPolicy written() {
        var tables = new EnumMap<TableKind, WrittenTable>(TableKind.class);
        kinds().forEach(kind -> tables.put(kind, findTable(kind).orElseThrow()));
        return WrittenPolicy.of(settingsAsWritten(), tables, findPolicy());
    }

    /** The same of its settings alone. */
    WrittenPolicy writtenSettings() {
        return WrittenPolicy.of(settingsAsWritten(), Map.of(), Optional.empty());
    }

    private Map<String, Object> settingsAsWritten() {
        return findTerms()
                .map(PolicyText::writtenSettings)
                .orElseGet(() -> JSON.convertValue(settings(), new TypeReference<Map<String, Object>>() {}));
    }

    private Optional<Policy> findPolicy() {
        try {
            return Optional.of(parse());
        } catch (Invalid broken) {
            return Optional.empty();
        }
    }

    /** @throws Invalid with every fault; pointers begin with the file, as in {@code /attempts.csv/3/PHONE} */
    public Policy parse() {
        return read.policy();
    }

    /**
     * What can be read of a policy.
     *
     * @param policy the policy, in which tables are empty that cannot be read
     * @param lost those tables of which not even the rows are known
     * @param unread the others, as they were written
     * @param faults why, each pointer beginning with the file
     */
    public record Readable(
            Policy policy, Set<TableKind> lost, Map<TableKind, WrittenTable> unread, List<Invalid.Fault> faults) {

        /** Everything that the checks say of it. */
        public List<Finding> check(Function<String, Optional<VersionedCalendar>> calendars) {
            return PartialChecks.check(policy, lost, unread, calendars);
        }
    }

    /** @throws Invalid when the settings cannot be read; pointers begin with {@code /policy.yaml} */
    public Readable readable() {
        return read.readable();
    }

    /** @throws Invalid when the settings cannot be; pointers begin with {@code /policy.yaml} */
    public Terms terms() {
        return read.terms();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PolicySource source && files.equals(source.files);
    }

    @Override
    public int hashCode() {
        return files.hashCode();
    }

    @Override
    public String toString() {
        return files.keySet().toString();
    }
}
