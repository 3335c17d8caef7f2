package dev.leadline.policies.drafts;

import dev.leadline.kernel.Invalid;
import dev.leadline.kernel.policy.changes.PolicyChange;
import dev.leadline.kernel.policy.changes.PolicyDiff;
import dev.leadline.web.problems.Precondition;
import dev.leadline.web.problems.Problem;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Whether an editor of a draft has seen its present revision; if not, what changed since the revision that was seen. */
final class SeenDraft {

    private static final Pattern TAG = Pattern.compile("r([0-9]{1,9})-[0-9a-f]{12}");

    private SeenDraft() {}

    /**
     * @param revisions finds the draft as it was at a revision
     * @throws Problem as {@link Precondition#check}
     */
    static void check(Precondition seen, Draft present, IntFunction<Optional<Draft>> revisions) {
        var edit = present.edit();
        seen.check(
                new Precondition.Edited(
                        "draft", present.name(), List.of(present.tag()), edit.by() + " (" + edit.what() + ")"),
                tag -> find(tag, revisions).map(before -> changes(before, present)));
    }

    private static Optional<Draft> find(String tag, IntFunction<Optional<Draft>> revisions) {
        var matched = TAG.matcher(tag);
        return matched.matches()
                ? revisions.apply(Integer.parseInt(matched.group(1))).filter(draft -> tag.equals(draft.tag()))
                : Optional.empty();
    }

    private static List<Invalid.Fault> changes(Draft before, Draft after) {
        return PolicyDiff.between(before.source().written(), after.source().written()).stream()
                .map(change -> new Invalid.Fault(pointer(change), change.after(), change.sentence()))
                .toList();
    }

    private static String pointer(PolicyChange change) {
        return Stream.of(change.table(), change.row(), change.column())
                .filter(Objects::nonNull)
                .map(part -> "/" + part)
                .collect(Collectors.joining());
    }
}
