package dev.leadline.policies.source;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.leadline.kernel.Invalid;
import dev.leadline.kernel.policy.DecisionTable;
import dev.leadline.kernel.policy.Policy;
import dev.leadline.kernel.policy.TableKind;
import dev.leadline.kernel.policy.Terms;
import dev.leadline.kernel.policy.WrittenTable;
import dev.leadline.tables.CsvTable;
import dev.leadline.tables.TableLimits;
import dev.leadline.web.json.StrictYaml;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/**
 * What the files of a policy say. Each file is read at most once, when somebody first asks; and what was read of a file
 * stays read when another file is edited.
 */
final class ReadFiles {

    private static final TypeReference<PolicySettings> SETTINGS_TYPE = new TypeReference<>() {};

    private final SortedMap<String, String> files;
    private final Once<PolicySettings> settings;
    private final Once<Terms> terms;
    private final Map<TableKind, Once<WrittenTable>> tables = new EnumMap<>(TableKind.class);
    private final Once<PolicySource.Readable> readable = new Once<>(this::readTables);
    private final Once<Policy> policy = new Once<>(this::parse);

    /** @param before what other files say, of which those that are the same are not read again; {@code null} for none */
    ReadFiles(SortedMap<String, String> files, ReadFiles before) {
        this.files = files;
        boolean same = before != null && before.has(PolicySource.SETTINGS, files.get(PolicySource.SETTINGS));
        this.settings = same ? before.settings : new Once<>(this::readSettings);
        this.terms = same ? before.terms : new Once<>(this::readTerms);
        for (var kind : TableKind.values()) {
            var text = files.get(PolicySource.path(kind));
            if (text != null) {
                tables.put(
                        kind,
                        before != null && before.has(PolicySource.path(kind), text)
                                ? before.tables.get(kind)
                                : new Once<>(() -> CsvTable.read(bytes(text), TableLimits.FOLDER)));
            }
        }
    }

    private boolean has(String path, String text) {
        return text != null && text.equals(files.get(path));
    }

    /** As {@link PolicySource#settings()}. */
    PolicySettings settings() {
        return settings.get();
    }

    /** As {@link PolicySource#terms()}. */
    Terms terms() {
        return terms.get();
    }

    /** As {@link PolicySource#findTable(TableKind)}. */
    Optional<WrittenTable> findTable(TableKind kind) {
        return Optional.ofNullable(tables.get(kind)).map(Once::get);
    }

    /** As {@link PolicySource#parse()}. */
    Policy policy() {
        return policy.get();
    }

    private PolicySettings readSettings() {
        try {
            return StrictYaml.read(bytes(files.get(PolicySource.SETTINGS)), SETTINGS_TYPE);
        } catch (Invalid invalid) {
            throw invalid.under("/" + PolicySource.SETTINGS);
        }
    }

    private Terms readTerms() {
        var written = settings();
        try {
            return written.toTerms();
        } catch (Invalid invalid) {
            throw invalid.under("/" + PolicySource.SETTINGS);
        }
    }

    private Policy parse() {
        var all = readable();
        if (!all.faults().isEmpty()) {
            throw new Invalid(all.faults());
        }
        return all.policy();
    }

    /** As {@link PolicySource#readable()}. */
    PolicySource.Readable readable() {
        return readable.get();
    }

    private PolicySource.Readable readTables() {
        if (!files.containsKey(PolicySource.SETTINGS)) {
            throw new Invalid("/" + PolicySource.SETTINGS, null, "The file is missing.");
        }
        var terms = terms();
        var faults = new ArrayList<Invalid.Fault>();
        var lost = EnumSet.noneOf(TableKind.class);
        var unread = new EnumMap<TableKind, WrittenTable>(TableKind.class);
        var parsed = new EnumMap<TableKind, DecisionTable>(TableKind.class);
        for (var kind : TableKind.values()) {
            try {
                var table = findTable(kind);
                if (table.isPresent()) {
                    parsed.put(kind, table.get().parse(kind, terms));
                } else if (!kind.isOptional()) {
                    throw new Invalid("", null, "The file is missing.");
                }
            } catch (Invalid invalid) {
                findWritten(kind).ifPresentOrElse(table -> unread.put(kind, table), () -> lost.add(kind));
                parsed.put(kind, DecisionTable.empty(kind, terms));
                faults.addAll(invalid.under("/" + PolicySource.path(kind)).faults());
            }
        }
        return new PolicySource.Readable(new Policy(terms, parsed), lost, unread, faults);
    }

    private Optional<WrittenTable> findWritten(TableKind kind) {
        try {
            return findTable(kind);
        } catch (Invalid noTable) {
            return Optional.empty();
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
