package dev.leadline.kernel.policy;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A kind of obligation that a policy declares beside the known ones. Rules conclude it; everything that shows, orders or
 * tells obligations treats it like a known one.
 *
 * @param id its name in rules, tables and answers, such as {@code SECOND_CALL}
 * @param title its name for people, such as "Second call"
 * @param satisfiedBy the attempts that fulfil it; {@code null} when no attempt does
 * @param responsible the team that must keep it; {@code null} for the team of the lead's tier
 * @param inDeadlines whether the table {@code deadlines} has a column for the time it allows, {@link #column()}
 * @param endsWhenReached whether it is no longer owed once the lead is reached; otherwise only a disposition ends it
 */
public record ObligationKind(
        String id,
        String title,
        @Nullable Satisfaction satisfiedBy,
        @Nullable String responsible,
        boolean inDeadlines,
        boolean endsWhenReached) {

    /** The first call; only a phone attempt satisfies it, or a call from the lead (O1). */
    public static final String FIRST_CALL = "FIRST_CALL";
    /** All attempts that the tier requires in every channel (O1). */
    public static final String ALL_ATTEMPTS = "ALL_ATTEMPTS";
    /**
     * A disposition of the lead, once it was reached (O2) or every required attempt is made (O3). It is owed by the
     * deadline of all attempts.
     */
    public static final String DISPOSITION = "DISPOSITION";
    /**
     * Not to give the lead up before every required attempt is made or someone is reached (O4). It is there only when
     * that happened, breached or waived; it has no deadline.
     */
    public static final String EARLY_DISQUALIFICATION = "EARLY_DISQUALIFICATION";

    /** Those that every policy has, in the order in which answers list them. */
    public static final List<String> KNOWN = List.of(FIRST_CALL, ALL_ATTEMPTS, DISPOSITION, EARLY_DISQUALIFICATION);

    /** The heading of its column in {@code deadlines}, such as {@code secondCallWithin}. */
    public String column() {
        return columnOf(id);
    }

    /** The heading of the column of any kind, known or declared, that has one in {@code deadlines}. */
    public static String columnOf(String kind) {
        var heading = new StringBuilder();
        for (var word : kind.split("[^A-Za-z0-9]+")) {
            var lower = word.toLowerCase(Locale.ROOT);
            heading.append(heading.length() == 0 ? lower : Character.toUpperCase(lower.charAt(0)) + lower.substring(1));
        }
        return heading.append("Within").toString();
    }

    /** Its title within a sentence: "second call"; an abbreviation at its beginning stays as it is. */
    public String words() {
        boolean isWord = title.length() > 1 && Character.isLowerCase(title.charAt(1));
        return isWord ? Character.toLowerCase(title.charAt(0)) + title.substring(1) : title;
    }
}
