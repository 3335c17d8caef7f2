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
 * After which entry a page begins: a place in the order of the queue, and no count of entries, so that nobody is passed
 * over or told twice while others come and go.
 *
 * @param dueAt when that entry is due; {@code null} when it never is
 * @param leadId its lead
 */
record Cursor(Instant dueAt, String leadId) {

    private static final int LONGEST = 2_000;
    private static final String NEVER = "never";
    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant END = Instant.parse("+10000-01-01T00:00:00Z");

    static Cursor of(QueuedAction last) {
        return new Cursor(last.dueAt(), last.leadId());
    }

    /** Returns the opaque text for clients. */
    String text() {
        var due = dueAt == null ? NEVER : String.valueOf(ChronoUnit.MICROS.between(Instant.EPOCH, dueAt));
        var place = (due + " " + leadId).getBytes(StandardCharsets.UTF_8);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(place);
    }

    /** @throws Problem 422 when the text is no cursor of ours */
    static Cursor parse(String text) {
        return find(text)
                .orElseThrow(() -> Problem.invalid(
                        "/cursor",
                        QuotedText.of(text),
                        "The cursor (" + QuotedText.of(text) + ") must be the `next` value of an earlier page."));
    }

    private static Optional<Cursor> find(String text) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            var place = StrictUtf8.find(Base64.getUrlDecoder().decode(text));
            return place.flatMap(Cursor::ofPlace);
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    private static Optional<Cursor> ofPlace(String place) {
        int blank = place.indexOf(' ');
        if (blank < 0 || !PlainText.Check.isPlain(place.substring(blank + 1))) {
            return Optional.empty();
        }
        var due = place.substring(0, blank);
        var leadId = place.substring(blank + 1);
        if (due.equals(NEVER)) {
            return Optional.of(new Cursor(null, leadId));
        }
        if (!due.matches("-?[0-9]{1,18}")) {
            return Optional.empty();
        }
        var at = Instant.EPOCH.plus(Long.parseLong(due), ChronoUnit.MICROS);
        return at.isBefore(FIRST) || !at.isBefore(END) ? Optional.empty() : Optional.of(new Cursor(at, leadId));
    }
}
