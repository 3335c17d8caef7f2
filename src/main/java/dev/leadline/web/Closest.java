package dev.leadline.web;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the name that someone probably meant, for "Did you mean ...?". */
public final class Closest {

    private static final int LONGEST = 100;

    private Closest() {}

    /**
     * Returns the known name with the fewest slips of the pen, whatever the case: letters left out, added, replaced, or
     * swapped with the next. A third of its letters may be wrong; beyond that it would be a guess.
     */
    public static Optional<String> to(String written, Collection<String> known) {
        if (written.length() > LONGEST) {
            return Optional.empty();
        }
        return known.stream()
                .filter(name -> slips(written, name) <= Math.max(1, name.length() / 3))
                .min(Comparator.comparingInt((String name) -> slips(written, name))
                        .thenComparing(Comparator.naturalOrder()));
    }

    private static int slips(String left, String right) {
        var a = left.toLowerCase(Locale.ROOT);
        var b = right.toLowerCase(Locale.ROOT);
        var slips = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                slips[i][j] = i == 0 || j == 0 ? i + j : fewest(slips, a, b, i, j);
            }
        }
        return slips[a.length()][b.length()];
    }

    private static int fewest(int[][] slips, String a, String b, int i, int j) {
        int replaced = slips[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        int fewest = Math.min(replaced, 1 + Math.min(slips[i - 1][j], slips[i][j - 1]));
        boolean areSwapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return areSwapped ? Math.min(fewest, slips[i - 2][j - 2] + 1) : fewest;
    }
}
