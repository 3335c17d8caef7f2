package dev.leadline.reports;

import dev.leadline.reports.duties.DutyList.Place;
import dev.leadline.web.PlainText;
import dev.leadline.web.QuotedText;
import dev.leadline.web.json.StrictUtf8;
import dev.leadline.web.problems.Problem;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * After which duty a page begins. It keeps the moment of judging, so that the next page is of the same list, and the total,
 * which is then not counted again.
 *
 * @param judged the moment of judging
 * @param total how many there are in all
 * @param place the last duty that was told
 */
record ListCursor(Instant judged, long total, Place place) {

    private static final int LONGEST = 2_000;
    private static final Pattern FORM =
            Pattern.compile("(-?\\d{1,17}) (\\d{1,12}) (-?\\d{1,7}) (-?\\d{1,17}) (\\d{1,9}) (.+)", Pattern.DOTALL);

    /** Returns the opaque text for clients. */
    String text() {
        var text = micros(judged) + " " + total + " " + place.on().toEpochDay() + " " + micros(place.at()) + " "
                + place.cycle() + " " + place.leadId();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static long micros(Instant at) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, at);
    }

    /** @throws Problem 422 when the text is no cursor of ours */
    static ListCursor parse(String text) {
        return find(text)
                .orElseThrow(() -> Problem.invalid(
                        "/cursor",
                        QuotedText.of(text),
                        "The cursor (" + QuotedText.of(text) + ") must be the `next` value of an earlier page."));
    }

    private static Optional<ListCursor> find(String text) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            return StrictUtf8.find(Base64.getUrlDecoder().decode(text))
                    .map(FORM::matcher)
                    .filter(Matcher::matches)
                    .filter(found -> PlainText.Check.isPlain(found.group(6)))
                    .map(ListCursor::of);
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    private static ListCursor of(Matcher found) {
        return new ListCursor(
                instant(found.group(1)),
                Long.parseLong(found.group(2)),
                new Place(
                        LocalDate.ofEpochDay(Long.parseLong(found.group(3))),
                        instant(found.group(4)),
                        found.group(6),
                        Integer.parseInt(found.group(5))));
    }

    private static Instant instant(String micros) {
        return Instant.EPOCH.plus(Long.parseLong(micros), ChronoUnit.MICROS);
    }
}
