package dev.leadline.leads;

import dev.leadline.leads.store.LeadList;
import dev.leadline.leads.store.ListedLeadRow;
import dev.leadline.web.PlainText;
import dev.leadline.web.QuotedText;
import dev.leadline.web.json.StrictUtf8;
import dev.leadline.web.problems.Problem;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Optional;

/** The place in the list of leads after which a page begins, as an opaque text. */
final class LeadCursor {

    private static final int LONGEST = 2_000;
    private static final String NEVER = "never";
    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant END = Instant.parse("+10000-01-01T00:00:00Z");

    private LeadCursor() {}

    static LeadList.Place of(ListedLeadRow last) {
        return new LeadList.Place(last.receivedAt(), last.leadId());
    }

    static String text(ListedLeadRow last) {
        var at = last.receivedAt();
        var moment = at == null ? NEVER : String.valueOf(ChronoUnit.MICROS.between(Instant.EPOCH, at));
        var place = (moment + " " + last.leadId()).getBytes(StandardCharsets.UTF_8);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(place);
    }

    /** @throws Problem 422 when the text is no cursor of ours */
    static LeadList.Place parse(String text) {
        return find(text)
                .orElseThrow(() -> Problem.invalid(
                        "/cursor",
                        QuotedText.of(text),
                        "The cursor (" + QuotedText.of(text) + ") must be the `next` value of an earlier page."));
    }

    private static Optional<LeadList.Place> find(String text) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            return StrictUtf8.find(Base64.getUrlDecoder().decode(text)).flatMap(LeadCursor::place);
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    private static Optional<LeadList.Place> place(String place) {
        int blank = place.indexOf(' ');
        if (blank < 0 || !PlainText.Check.isPlain(place.substring(blank + 1))) {
            return Optional.empty();
        }
        var moment = place.substring(0, blank);
        var leadId = place.substring(blank + 1);
        if (moment.equals(NEVER)) {
            return Optional.of(new LeadList.Place(null, leadId));
        }
        if (!moment.matches("-?[0-9]{1,18}")) {
            return Optional.empty();
        }
        var at = Instant.EPOCH.plus(Long.parseLong(moment), ChronoUnit.MICROS);
        return at.isBefore(FIRST) || !at.isBefore(END) ? Optional.empty() : Optional.of(new LeadList.Place(at, leadId));
    }
}
