package dev.leadline.whatifs.lists;

import dev.leadline.web.PlainText;
import dev.leadline.web.QuotedText;
import dev.leadline.web.json.StrictUtf8;
import dev.leadline.web.problems.Problem;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** The lead after which a page begins, as an opaque text. */
public final class LeadIdCursor {

    private static final int LONGEST = 2_000;

    private LeadIdCursor() {}

    public static String text(String leadId) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(leadId.getBytes(StandardCharsets.UTF_8));
    }

    /** @throws Problem 422 when the text is no cursor of ours */
    public static String parse(String text) {
        return find(text)
                .orElseThrow(() -> Problem.invalid(
                        "/cursor",
                        QuotedText.of(text),
                        "The cursor (" + QuotedText.of(text) + ") must be the `next` value of an earlier page."));
    }

    private static Optional<String> find(String text) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            return StrictUtf8.find(Base64.getUrlDecoder().decode(text)).filter(PlainText.Check::isPlain);
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }
}
