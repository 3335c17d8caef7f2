package dev.leadline.policies.reviews;

import dev.leadline.calendars.publications.CalendarVersion;
import dev.leadline.policies.publications.Policies;
import dev.leadline.policies.source.PolicySource;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the checks say of texts, in numbers: lists of drafts are read often, and a text is checked once. */
@ApplicationScoped
public class CheckedTexts {

    private static final int MOST_KEPT = 1_000;

    private final Policies policies;
    private final Reviews reviews;
    private final Map<Checked, Counts> kept = Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Checked, Counts> eldest) {
            return size() > MOST_KEPT;
        }
    });

    CheckedTexts(Policies policies, Reviews reviews) {
        this.policies = policies;
        this.reviews = reviews;
    }

    /** A text, and the calendars by which it was checked. */
    private record Checked(String hash, List<String> calendars) {}

    /**
     * Findings in numbers.
     *
     * @param errors those that keep a policy from being published
     * @param warnings those that its publisher must acknowledge
     */
    public record Counts(int errors, int warnings) {}

    /** Counts what the checks find in a text. */
    public Counts counts(PolicySource source) {
        var calendars = policies.present().calendarsInForce().values().stream()
                .map(CalendarVersion::version)
                .sorted()
                .toList();
        var text = new Checked(source.hash(), calendars);
        var known = kept.get(text);
        if (known != null) {
            return known;
        }
        var review = reviews.check(source);
        var counts = new Counts(review.errors().size(), review.doubts().size());
        kept.put(text, counts);
        return counts;
    }
}
