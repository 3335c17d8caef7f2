package dev.leadline.kernel.policy.changes;

import dev.leadline.kernel.approval.Approvals;
import dev.leadline.kernel.policy.TableKind;
import dev.leadline.kernel.policy.WrittenTable;
import dev.leadline.kernel.policy.changes.PolicyChange.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The differences between two policies as they are written: settings, then table by table. */
public final class PolicyDiff {

    private static final String APPROVALS = "/approvals";

    private final WrittenPolicy before;
    private final WrittenPolicy after;

    private PolicyDiff(WrittenPolicy before, WrittenPolicy after) {
        this.before = before;
        this.after = after;
    }

    /**
     * The changes that make the second policy of the first. Where both could be read, changes that matter to a lead also
     * say what they mean.
     */
    public static List<PolicyChange> between(WrittenPolicy before, WrittenPolicy after) {
        return new PolicyDiff(before, after).all();
    }

    private List<PolicyChange> all() {
        var changes = settings().stream().map(this::withMeaning).collect(Collectors.toCollection(ArrayList::new));
        for (var kind : TableKind.values()) {
            var ofTable = table(kind, before.tables().get(kind), after.tables().get(kind));
            if (before.read().isPresent() && after.read().isPresent()) {
                var meaning =
                        new Meaning(kind, before.read().get(), after.read().get());
                ofTable = ofTable.stream()
                        .map(change -> change.withMeaning(meaning.of(change)))
                        .collect(Collectors.toList());
            }
            changes.addAll(ofTable);
        }
        return List.copyOf(changes);
    }

    private List<PolicyChange> settings() {
        var changes = new ArrayList<PolicyChange>();
        var pointers = new TreeSet<>(before.settings().keySet());
        pointers.addAll(after.settings().keySet());
        for (var pointer : pointers) {
            var was = before.settings().get(pointer);
            var is = after.settings().get(pointer);
            if (!Objects.equals(was, is)) {
                var how = was == null
                        ? "is set to " + is
                        : is == null ? "is no longer set; it was " + was : "changes from " + was + " to " + is;
                var sentence = "The setting " + pointer + " " + how + ".";
                changes.add(new PolicyChange(Kind.SETTING_CHANGED, null, null, pointer, was, is, sentence, null));
            }
        }
        return changes;
    }

    /** Of all settings only approvals say in a sentence what they mean: whoever consents is to see that they change. */
    private PolicyChange withMeaning(PolicyChange change) {
        var pointer = String.valueOf(change.column());
        boolean isOfApprovals = pointer.equals(APPROVALS) || pointer.startsWith(APPROVALS + "/");
        return isOfApprovals && before.read().isPresent() && after.read().isPresent()
                ? change.withMeaning("Publishing needs " + approvals(after) + " (was " + approvals(before) + ").")
                : change;
    }

    private static String approvals(WrittenPolicy written) {
        return written.read()
                .map(policy -> policy.terms().approvals())
                .map(Approvals::words)
                .orElse("what is usual on the server");
    }

    private static List<PolicyChange> table(
            TableKind kind, @Nullable WrittenTable before, @Nullable WrittenTable after) {
        var name = kind.tableName();
        if (before == null) {
            return after == null ? List.of() : added(kind, after);
        }
        if (after == null) {
            var removed = new PolicyChange(
                    Kind.TABLE_REMOVED, name, null, null, name, null, "The table " + name + " is removed.", null);
            return with(removed, TableDiff.between(kind, before, new WrittenTable(before.header(), List.of())));
        }
        return TableDiff.between(kind, before, after);
    }

    private static List<PolicyChange> added(TableKind kind, WrittenTable table) {
        var name = kind.tableName();
        var added = new PolicyChange(
                Kind.TABLE_ADDED, name, null, null, null, name, "The table " + name + " is added.", null);
        return with(added, TableDiff.between(kind, new WrittenTable(table.header(), List.of()), table));
    }

    private static List<PolicyChange> with(PolicyChange first, List<PolicyChange> rest) {
        return Stream.concat(Stream.of(first), rest.stream()).toList();
    }
}
