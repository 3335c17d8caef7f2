package dev.leadline.whatifs.preview;

import java.util.Comparator;

/**
 * Leads of one owner, or of one team.
 *
 * @param team the team; {@code null} for none
 * @param owner the owner in it; {@code null} when nobody has them, and for a whole team
 */
public record OwnerGroup(String team, String owner) implements Comparable<OwnerGroup> {

    private static final Comparator<String> NULLS_LAST = Comparator.nullsLast(Comparator.naturalOrder());
    private static final Comparator<OwnerGroup> ORDER =
            Comparator.comparing(OwnerGroup::team, NULLS_LAST).thenComparing(OwnerGroup::owner, NULLS_LAST);

    OwnerGroup wholeTeam() {
        return new OwnerGroup(team, null);
    }

    @Override
    public int compareTo(OwnerGroup other) {
        return ORDER.compare(this, other);
    }
}
