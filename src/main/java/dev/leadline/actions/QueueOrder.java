package dev.leadline.actions;

import dev.leadline.kernel.Invalid;
import dev.leadline.web.QuotedText;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** An order of the queue. Equals come by the lead's id, and whatever is never due comes last. */
enum QueueOrder {
    /** What is due first, first. */
    DUE("due", QueuedAction::dueAt),
    /** What is due last, first: of what is late, the latest breach. */
    LAST_DUE("-due", QueuedAction::dueAt),
    /** What was received first, first. */
    RECEIVED("received", QueuedAction::receivedAt),
    /** What was received last, first. */
    LAST_RECEIVED("-received", QueuedAction::receivedAt);

    private final String label;
    private final Function<QueuedAction, Instant> at;

    QueueOrder(String label, Function<QueuedAction, Instant> at) {
        this.label = label;
        this.at = at;
    }

    /** Returns its name as a parameter. */
    String label() {
        return label;
    }

    /** The moment by which an action has its place; {@code null} for never. */
    Instant of(QueuedAction action) {
        return at.apply(action);
    }

    /**
     * Reads the parameter.
     *
     * @param text {@code null} for the usual order
     * @throws Invalid when it is none
     */
    static QueueOrder parse(String text) {
        return text == null
                ? DUE
                : Arrays.stream(values())
                        .filter(each -> each.label.equals(text))
                        .findFirst()
                        .orElseThrow(() -> new Invalid(
                                "/sort",
                                QuotedText.of(text),
                                "The sort (" + QuotedText.of(text) + ") must be one of " + String.join(", ", labels())
                                        + "."));
    }

    private static List<String> labels() {
        return Arrays.stream(values()).map(QueueOrder::label).collect(Collectors.toList());
    }
}
