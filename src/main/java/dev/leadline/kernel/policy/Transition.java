package dev.leadline.kernel.policy;

import dev.leadline.kernel.Invalid;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** The effect of a new policy version on the leads that are in flight when it comes into force (O9). */
public enum Transition {
    /** They keep the version that was in force when their clock started; only new leads get the new one. */
    NEW_LEADS,
    /** They are assessed by the new version as if it had been in force when they were received. */
    RE_RATE_FROM_RECEIPT,
    /** What is still owed gets the new version's time, counted from the moment it comes into force. */
    RE_RATE_FROM_NOW,
    /** They get the new version, but no deadline of theirs comes earlier by it. */
    NEVER_SHORTEN;

    /** Its name in requests and answers, such as {@code re-rate-from-now}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** @throws Invalid when there is no such transition; the pointer is empty */
    public static Transition parse(String text) {
        return Arrays.stream(values())
                .filter(each -> each.text().equals(text))
                .findFirst()
                .orElseThrow(() -> new Invalid(
                        "",
                        text,
                        "The transition (" + text + ") must be one of "
                                + Arrays.stream(values()).map(Transition::text).collect(Collectors.joining(", "))
                                + "."));
    }
}
