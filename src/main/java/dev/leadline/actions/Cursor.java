package dev.leadline.actions;

import dev.leadline.web.PlainText;
import dev.leadline.web.QuotedText;
import dev.leadline.web.json.StrictUtf8;
import dev.leadline.web.problems.Problem;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Optional;

/**
 * After which entry a page begins: a place in an order of the queue, and no count of entries, so that nobody is passed
 * over or told twice while others come and go.
 *
 * @param order the order
 * @param at the moment by which that entry has its place; {@code null} for never
 * @param leadId its lead
 */
record Cursor(QueueOrder order, Instant at, String leadId) {

    private static final int LONGEST = 2_000;
    private static final String NEVER = "never";
    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant END = Instant.parse("+10000-01-01T00:00:00Z");

    static Cursor of(QueueOrder order, QueuedAction last) {
        return new Cursor(order, order.of(last), last.leadId());
    }

    /** Returns the opaque text for clients. */
    String text() {
        var moment = at == null ? NEVER : String.valueOf(ChronoUnit.MICROS.between(Instant.EPOCH, at));
        var sorted = order == QueueOrder.DUE ? "" : order.label() + ":";
        var place = (sorted + moment + " " + leadId).getBytes(StandardCharsets.UTF_8);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(place);
    }

    /** @throws Problem 422 when the text is no cursor of ours in this order */
    static Cursor parse(String text, QueueOrder order) {
        return find(text, order)
                .orElseThrow(() -> Problem.invalid(
                        "/cursor",
                        QuotedText.of(text),
                        "The cursor (" + QuotedText.of(text)
                                + ") must be the `next` value of an earlier page with the same sort."));
    }

    private static Optional<Cursor> find(String text, QueueOrder order) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            var place = StrictUtf8.find(Base64.getUrlDecoder().decode(text));
            return place.flatMap(each -> ofPlace(each, order));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    private static Optional<Cursor> ofPlace(String place, QueueOrder order) {
        int blank = place.indexOf(' ');
        if (blank < 0 || !PlainText.Check.isPlain(place.substring(blank + 1))) {
            return Optional.empty();
        }
        int colon = place.lastIndexOf(':', blank);
        var sorted = colon < 0 ? QueueOrder.DUE.label() : place.substring(0, colon);
        var moment = place.substring(colon + 1, blank);
        var leadId = place.substring(blank + 1);
        if (!sorted.equals(order.label())) {
            return Optional.empty();
        }
        if (moment.equals(NEVER)) {
            return Optional.of(new Cursor(order, null, leadId));
        }
        if (!moment.matches("-?[0-9]{1,18}")) {
            return Optional.empty();
        }
        var at = Instant.EPOCH.plus(Long.parseLong(moment), ChronoUnit.MICROS);
        return at.isBefore(FIRST) || !at.isBefore(END) ? Optional.empty() : Optional.of(new Cursor(order, at, leadId));
    }
}
