package dev.leadline.commitments;

import dev.leadline.commitments.ReceivedLeads.Place;
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

/** The cursor of a list of leads: the place of the last one on a page, in the order of receipt. */
final class LeadPlace {

    private static final int LONGEST = 2_000;
    private static final Pattern FORM = Pattern.compile("(-?[0-9]{1,17}) ([0-9]{1,9}) (.+)");

    private LeadPlace() {}

    static String text(Place place) {
        var micros = ChronoUnit.MICROS.between(Instant.EPOCH, place.receivedAt());
        var text = micros + " " + place.cycle() + " " + place.leadId();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /** @throws Problem 422 when the text is no cursor of ours */
    static Place parse(String text) {
        return text == null
                ? Place.FIRST
                : find(text)
                        .orElseThrow(() -> Problem.invalid(
                                "/cursor",
                                QuotedText.of(text),
                                "The cursor (" + QuotedText.of(text) + ") " + Paging.CURSOR + "."));
    }

    private static Optional<Place> find(String text) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            return StrictUtf8.find(Base64.getUrlDecoder().decode(text)).flatMap(LeadPlace::ofText);
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    private static Optional<Place> ofText(String text) {
        var parts = FORM.matcher(text);
        if (!parts.matches() || !PlainText.Check.isPlain(parts.group(3))) {
            return Optional.empty();
        }
        var at = Instant.EPOCH.plus(Long.parseLong(parts.group(1)), ChronoUnit.MICROS);
        return Optional.of(new Place(at, parts.group(3), Integer.parseInt(parts.group(2))));
    }
}
