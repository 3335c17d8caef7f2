package dev.leadline.alerts;

import dev.leadline.kernel.Invalid;
import dev.leadline.web.QuotedText;
import dev.leadline.web.problems.Problem;
import dev.leadline.web.problems.ProblemType;
import java.util.List;

/**
 * The version of a receiver that an editor has seen, from the headers {@code If-Match} and {@code If-None-Match}. A
 * receiver that is there is changed only by someone who says which state is meant.
 */
record ReceiverTags(String ifMatch, String ifNoneMatch) {

    /**
     * @param present the tag of the receiver; null when there is none
     * @throws Problem 428 without a header where one is needed; 412 when the receiver is another, or there is none
     */
    void check(String name, String present) {
        if (ifNoneMatch != null) {
            checkNew(name, present);
        } else if (present == null) {
            if (ifMatch != null) {
                throw changed("/If-Match", ifMatch, "The receiver (" + QuotedText.of(name) + ") no longer exists.");
            }
        } else if (ifMatch == null) {
            throw new Problem(
                    ProblemType.PRECONDITION_REQUIRED,
                    "There is a receiver (" + name + ") already, and the header If-Match is missing.\n"
                            + "Use If-Match: \"" + present + "\".",
                    List.of());
        } else if (!ifMatch.equals("*") && !ifMatch.equals('"' + present + '"')) {
            throw changed(
                    "/If-Match",
                    ifMatch,
                    "The If-Match (" + QuotedText.of(ifMatch) + ") is not the current version of the receiver " + name
                            + ", which is \"" + present + "\".");
        }
    }

    private void checkNew(String name, String present) {
        if (!ifNoneMatch.equals("*")) {
            throw Problem.invalid(
                    "/If-None-Match",
                    ifNoneMatch,
                    "The If-None-Match (" + QuotedText.of(ifNoneMatch) + ") must be * or absent.");
        }
        if (present != null) {
            throw changed("/If-None-Match", ifNoneMatch, "There is a receiver (" + name + ") already.");
        }
    }

    private static Problem changed(String pointer, String value, String detail) {
        return new Problem(ProblemType.CHANGED_MEANWHILE, detail, List.of(new Invalid.Fault(pointer, value, detail)));
    }
}
