package dev.leadline.kernel.policy.rows;

import dev.leadline.kernel.Invalid;
import dev.leadline.kernel.policy.CellText;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Who is told, as {@code alerts} say it: a name, {@value #OWNER} or {@value #TEAM} for the lead's own, or several of them,
 * written {@code "owner or team"}. The first that the lead has is told.
 *
 * @param alternatives from the first on; at least one, none twice, and a name only as the last, for there always is one
 */
public record Addressee(List<String> alternatives) {

    /** Stands for the lead's owner. */
    public static final String OWNER = "owner";

    /** Stands for the lead's team. */
    public static final String TEAM = "team";

    private static final String OR = " or ";
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
    private static final Pattern LOOSE = Pattern.compile("\\s*(?:\\bor\\b|[,;/|])\\s*", Pattern.CASE_INSENSITIVE);

    public Addressee {
        alternatives = List.copyOf(alternatives);
    }

    /**
     * Reads the one text that means it.
     *
     * @return {@code null} when the text names nobody
     * @throws Invalid at {@code ""} when an alternative can never be told, or the text is not in its normal form
     */
    public static @Nullable Addressee parse(String text) {
        var all = Arrays.asList(text.split(OR, -1));
        if (!all.stream().allMatch(name -> NAME.matcher(name).matches())) {
            return findMeant(text).map(Addressee::<Addressee>refuse).orElse(null);
        }
        var seen = new HashSet<String>();
        for (int i = 0; i < all.size(); i++) {
            var name = all.get(i);
            if (!seen.add(name)) {
                throw new Invalid("", text, "The value (" + CellText.shown(text) + ") names " + name + " twice.");
            }
            if (i < all.size() - 1 && !isOfTheLead(name)) {
                throw new Invalid(
                        "",
                        text,
                        "The value (" + CellText.shown(text) + ") names " + all.get(i + 1) + " after " + name
                                + ", which every lead has, so " + all.get(i + 1) + " would never be told.\nUse " + name
                                + " last.");
            }
        }
        return new Addressee(all);
    }

    /** What may be meant by names that are put together otherwise. */
    private static Optional<String> findMeant(String text) {
        var parts = List.of(LOOSE.split(text.trim(), -1));
        return parts.size() > 1
                        && parts.stream().allMatch(part -> NAME.matcher(part).matches())
                ? Optional.of(String.join(OR, parts))
                : Optional.empty();
    }

    private static <T> T refuse(String meant) {
        throw new Invalid("", meant, "Alternatives are joined by \" or \".\nDid you mean (" + meant + ")?");
    }

    private static boolean isOfTheLead(String name) {
        return name.equals(OWNER) || name.equals(TEAM);
    }

    /** The name of who is told of a lead; empty when it has none of the alternatives. */
    public Optional<String> find(@Nullable String owner, @Nullable String team) {
        for (var each : alternatives) {
            var name = each.equals(OWNER) ? owner : each.equals(TEAM) ? team : each;
            if (name != null) {
                return Optional.of(name);
            }
        }
        return Optional.empty();
    }

    /** The one way to write it. */
    @Override
    public String toString() {
        return String.join(OR, alternatives);
    }
}
