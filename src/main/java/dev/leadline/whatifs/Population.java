package dev.leadline.whatifs;

import dev.leadline.kernel.Invalid;
import dev.leadline.web.QuotedText;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** The leads that a what-if is about. */
enum Population {
    /** Tracked leads that are open now: what a publication would do to them. */
    OPEN,
    /** Leads that are closed by the facts of their last decision in a period: a look back. */
    CLOSED,
    /** Both. */
    ALL,
    /** All leads with a decision in a period, by the facts of the last one. */
    DECIDED;

    /** Its name in requests and answers. */
    String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws Invalid when there is no such population */
    static Population parse(String text) {
        return Arrays.stream(values())
                .filter(each -> each.text().equals(text))
                .findFirst()
                .orElseThrow(() -> new Invalid(
                        "/population",
                        text,
                        "The population (" + QuotedText.of(text) + ") must be one of "
                                + Arrays.stream(values()).map(Population::text).collect(Collectors.joining(", "))
                                + "."));
    }

    boolean hasOpen() {
        return this == OPEN || this == ALL;
    }

    /** Returns whether the decisions of a period are looked at. */
    boolean hasPast() {
        return this != OPEN;
    }
}
