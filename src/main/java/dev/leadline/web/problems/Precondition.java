package dev.leadline.web.problems;

import dev.leadline.kernel.Invalid;
import dev.leadline.web.QuotedText;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The state of a thing that its editor has seen, from the headers {@code If-Match} and {@code If-None-Match} (RFC 9110).
 * Whoever names none, or has seen another than the present one, would undo what others did and must look first.
 *
 * @param ifMatch the tags of the states that are meant, or {@code *} for any; {@code null} when it was not sent
 * @param ifNoneMatch {@code *} to create only; {@code null} when it was not sent
 */
public record Precondition(String ifMatch, String ifNoneMatch) {

    /**
     * The thing that is edited.
     *
     * @param kind what it is, such as {@code draft}
     * @param id its name among its kind
     * @param tags that stand for its present state, the one to show first; none when there is no such thing
     * @param lastChange who changed it last and what was done; {@code null} when nobody knows
     */
    public record Edited(String kind, String id, List<String> tags, String lastChange) {

        private String name() {
            return kind + " (" + QuotedText.of(id) + ")";
        }

        private String tag() {
            return '"' + tags.get(0) + '"';
        }
    }

    /**
     * Checks that the editor has seen the present state, or that there is nothing to have seen.
     *
     * @param differences what changed since the state with a tag; empty when there never was such a state
     * @throws Problem 428 when no state was named; 412 when it is another by now, with what changed since
     */
    public void check(Edited edited, Function<String, Optional<List<Invalid.Fault>>> differences) {
        if (ifNoneMatch != null) {
            checkNew(edited);
        }
        if (edited.tags().isEmpty()) {
            checkNothingSeen(edited);
        } else if (ifMatch == null) {
            throw new Problem(
                    ProblemType.PRECONDITION_REQUIRED,
                    "The header If-Match is missing. It must name the version of the " + edited.name()
                            + " that you have seen.\nUse If-Match: " + edited.tag() + ".",
                    List.of());
        } else if (!ifMatch.strip().equals("*") && seen().stream().noneMatch(edited.tags()::contains)) {
            throw changed(edited, differences);
        }
    }

    private void checkNew(Edited edited) {
        if (!ifNoneMatch.strip().equals("*")) {
            throw Problem.invalid(
                    "/If-None-Match",
                    ifNoneMatch,
                    "The If-None-Match (" + QuotedText.of(ifNoneMatch) + ") must be * or absent.");
        }
        if (!edited.tags().isEmpty()) {
            throw changed(
                    "/If-None-Match",
                    ifNoneMatch,
                    "There is already a " + edited.name() + "; its version is " + edited.tag() + ".");
        }
    }

    private void checkNothingSeen(Edited edited) {
        if (ifMatch != null) {
            throw changed("/If-Match", ifMatch, "There is no " + edited.name() + ".\nLeave If-Match out to create it.");
        }
    }

    private Problem changed(Edited edited, Function<String, Optional<List<Invalid.Fault>>> differences) {
        var since = seen().stream().map(differences).flatMap(Optional::stream).findFirst();
        if (since.isEmpty()) {
            return changed(
                    "/If-Match",
                    ifMatch,
                    "The If-Match (" + QuotedText.of(ifMatch) + ") is not a version of the " + edited.name()
                            + "; the current version is " + edited.tag() + ".");
        }
        return new Problem(
                ProblemType.CHANGED_MEANWHILE,
                "The " + edited.name() + " has changed, last by " + edited.lastChange() + "; the current version is "
                        + edited.tag() + ".\nLook at the difference, then send that version as If-Match.",
                since.get());
    }

    private static Problem changed(String pointer, String value, String detail) {
        return new Problem(ProblemType.CHANGED_MEANWHILE, detail, List.of(new Invalid.Fault(pointer, value, detail)));
    }

    /** Weak tags never match (RFC 9110), and are left as they are; a tag may come without its quotes. */
    private List<String> seen() {
        return Arrays.stream(ifMatch.split(","))
                .map(String::strip)
                .map(tag -> tag.length() > 1 && tag.startsWith("\"") && tag.endsWith("\"")
                        ? tag.substring(1, tag.length() - 1)
                        : tag)
                .toList();
    }
}
