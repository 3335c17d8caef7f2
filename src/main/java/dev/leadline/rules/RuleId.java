package dev.leadline.rules;

import java.util.Locale;

/** The id of a rule, as labels of metrics have it: its name in lower case, with dashes for all but letters and digits. */
public final class RuleId {

    private static final int LONGEST = 100;

    private RuleId() {}

    /** Such as {@code a-lead-s-tier-is-that-of-the-row-its-rank-falls-in}. */
    public static String of(String name) {
        var dashed = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        var id = dashed.length() > LONGEST ? dashed.substring(0, LONGEST) : dashed;
        return id.isEmpty() ? "rule" : id;
    }
}
