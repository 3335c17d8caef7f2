package dev.leadline.policies.drafts;

import dev.leadline.kernel.Invalid;
import dev.leadline.kernel.policy.changes.PolicyChange;
import dev.leadline.kernel.policy.changes.PolicyDiff;
import dev.leadline.web.QuotedText;
import dev.leadline.web.problems.Problem;
import dev.leadline.web.problems.ProblemType;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The version of a draft that an editor has seen, from the header {@code If-Match}. Without it nothing is edited: the
 * one who saves last would undo what others did.
 *
 * @param header the header; may be absent
 */
public record DraftTags(String header) {

    private static final Pattern TAG = Pattern.compile("\"r([0-9]{1,9})-[0-9a-f]{12}\"");

    /**
     * @param revisions finds the draft as it was at a revision
     * @throws Problem 428 without the header; 412 when the draft is another by now, with what changed since
     */
    public void check(Draft present, IntFunction<Optional<Draft>> revisions) {
        if (header == null) {
            throw new Problem(
                    ProblemType.PRECONDITION_REQUIRED,
                    "The header If-Match is missing.\nUse If-Match: \"" + present.tag() + "\".",
                    List.of());
        }
        if (header.equals("*") || header.equals('"' + present.tag() + '"')) {
            return;
        }
        var before = seen(revisions);
        if (before.isEmpty()) {
            var detail = "The If-Match (" + QuotedText.of(header) + ") is not a version of the draft " + present.name()
                    + "; the current version is \"" + present.tag() + "\".";
            throw new Problem(
                    ProblemType.CHANGED_MEANWHILE, detail, List.of(new Invalid.Fault("/If-Match", header, detail)));
        }
        var edit = present.edit();
        throw new Problem(
                ProblemType.CHANGED_MEANWHILE,
                "The draft " + present.name() + " has changed, last by " + edit.by() + " (" + edit.what()
                        + "); the current version is \"" + present.tag() + "\".",
                changes(before.get(), present));
    }

    private Optional<Draft> seen(IntFunction<Optional<Draft>> revisions) {
        var tag = TAG.matcher(header);
        return tag.matches()
                ? revisions
                        .apply(Integer.parseInt(tag.group(1)))
                        .filter(draft -> header.equals('"' + draft.tag() + '"'))
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
