package dev.leadline.commitments;

import dev.leadline.web.Paging;
import dev.leadline.web.PlainText;
import dev.leadline.web.QuotedText;
import dev.leadline.web.json.StrictUtf8;
import dev.leadline.web.problems.Problem;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where a lead stands in the order of receipt. That of the last one on a page is the cursor of the next.
 *
 * @param receivedAt when it was received
 * @param leadId the lead
 * @param cycle its cycle
 */
public record LeadPlace(Instant receivedAt, String leadId, int cycle) {

    /** The place before the first. */
    public static final LeadPlace FIRST = new LeadPlace(Instant.parse("0001-01-01T00:00:00Z"), "", 0);

    private static final int LONGEST = 2_000;
    private static final Pattern FORM = Pattern.compile("(-?[0-9]{1,17}) ([0-9]{1,9}) (.+)");

    /** Returns the opaque text for clients. */
    public String text() {
        var micros = ChronoUnit.MICROS.between(Instant.EPOCH, receivedAt);
        var text = micros + " " + cycle + " " + leadId;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * @param text a cursor; {@code null} to begin with the first
     * @throws Problem 422 when the text is no cursor of ours
     */
    public static LeadPlace parse(String text) {
        return text == null
                ? FIRST
                : find(text)
                        .orElseThrow(() -> Problem.invalid(
                                "/cursor",
                                QuotedText.of(text),
                                "The cursor (" + QuotedText.of(text) + ") " + Paging.CURSOR + "."));
    }

    private static Optional<LeadPlace> find(String text) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            return StrictUtf8.find(Base64.getUrlDecoder().decode(text)).flatMap(LeadPlace::ofText);
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    private static Optional<LeadPlace> ofText(String text) {
        var parts = FORM.matcher(text);
        if (!parts.matches() || !PlainText.Check.isPlain(parts.group(3))) {
            return Optional.empty();
        }
        var at = Instant.EPOCH.plus(Long.parseLong(parts.group(1)), ChronoUnit.MICROS);
        return Optional.of(new LeadPlace(at, parts.group(3), Integer.parseInt(parts.group(2))));
    }
}
