package dev.leadline.kernel.policy.changes;

import dev.leadline.kernel.policy.Policy;
import dev.leadline.kernel.policy.TableKind;
import dev.leadline.kernel.policy.words.ChannelWords;
import dev.leadline.kernel.policy.words.PolicySentences;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Describes the effect of table changes on leads, as sentences for people who will never read the table. */
final class Meaning {

    private final TableKind kind;
    private final Policy policy;
    private final Map<String, String> before;
    private final Map<String, String> after;

    Meaning(TableKind kind, Policy before, Policy after) {
        this.kind = kind;
        this.policy = after;
        this.before = PolicySentences.of(before).byRow(kind);
        this.after = PolicySentences.of(after).byRow(kind);
    }

    /** {@code null} when a change means nothing to a lead by itself. */
    @Nullable
    String of(PolicyChange change) {
        switch (change.kind()) {
            case ROW_ADDED:
                return "New: " + after.get(change.row());
            case ROW_REMOVED:
                return "No longer: " + before.get(change.row());
            case CELL_CHANGED:
                return ofCell(change, sentence(before, change), sentence(after, change));
            default:
                return null;
        }
    }

    /** The sentence of a row that both policies have. */
    private static String sentence(Map<String, String> byRow, PolicyChange change) {
        return Objects.requireNonNull(byRow.get(change.row()), change.sentence());
    }

    private @Nullable String ofCell(PolicyChange change, String was, String is) {
        if (was.equals(is)) {
            return null;
        }
        var amount = amount(change);
        int begin = is.indexOf(": ");
        return amount == null || begin < 0 || !was.startsWith(is.substring(0, begin + 2))
                ? is + " Until now: " + was
                : is.substring(0, begin + 2) + amount + " instead of " + change.before() + ".";
    }

    /** What is promised now, where it only differs in its amount. */
    private @Nullable String amount(PolicyChange change) {
        var column = change.column();
        var was = change.before();
        var is = change.after();
        if (column == null || was == null || is == null || was.isEmpty() || is.isEmpty()) {
            return null;
        }
        if (kind == TableKind.ATTEMPTS && policy.terms().channels().contains(column)) {
            return ChannelWords.count(column, Integer.parseInt(is));
        }
        if (kind != TableKind.DEADLINES) {
            return null;
        }
        switch (column) {
            case "firstCallWithin":
                return "first call within " + is;
            case "allAttemptsWithin":
                return "all attempts within " + is;
            default:
                return policy.terms().declared().obligations().stream()
                        .filter(own -> own.inDeadlines() && own.column().equals(column))
                        .map(own -> own.words() + " within " + is)
                        .findFirst()
                        .orElse(null);
        }
    }
}
