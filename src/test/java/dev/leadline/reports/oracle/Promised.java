package dev.leadline.reports.oracle;

import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** What the two shipped policies promise, typed from their tables, and by when that is. */
final class Promised {

    private final boolean isSimple;
    private final List<Word> pauses;

    /** @param pauses those that stand, of one cycle */
    Promised(boolean isSimple, List<Word> pauses) {
        this.isSimple = isSimple;
        this.pauses =
                pauses.stream().sorted(Comparator.comparing(Word::recorded)).toList();
    }

    /** The tier of a rank; {@code null} below the worked bands. */
    String tier(double rank) {
        if (isSimple) {
            return "ALL";
        }
        return rank >= 85 ? "A" : rank >= 60 ? "B" : rank >= 45 ? "C" : null;
    }

    /** How many calls and emails a tier asks for. */
    Map<String, Integer> floors(String tier) {
        return switch (tier) {
            case "A" -> Map.of("PHONE", 7, "EMAIL", 3);
            case "B" -> Map.of("PHONE", 4, "EMAIL", 2);
            case "C" -> Map.of("PHONE", 3, "EMAIL", 1);
            default -> Map.of("PHONE", 3, "EMAIL", 1);
        };
    }

    /** By when a duty of a tier is due that is counted from a moment; {@link OpenMinutes#NEVER} in a pause without an end. */
    int due(String kind, String tier, int from) {
        int start = OpenMinutes.next(from);
        if (kind.equals("FIRST_CALL")) {
            return OpenMinutes.hours(start, hours(tier), new BitSet());
        }
        var paused = new BitSet();
        int due = all(tier, start, paused);
        for (var pause : pauses) {
            if (pause.recorded() <= due) {
                var until = pause.says("until");
                paused.set(pause.at(), until == null ? 400_000 : Integer.parseInt(until));
                due = all(tier, start, paused);
            }
        }
        return due;
    }

    private static int hours(String tier) {
        return switch (tier) {
            case "A" -> 2;
            case "C" -> 6;
            default -> 4;
        };
    }

    private static int all(String tier, int start, BitSet paused) {
        return switch (tier) {
            case "A" -> OpenMinutes.businessDays(start, 8, paused);
            case "B" -> OpenMinutes.businessDays(start, 10, paused);
            case "C" -> OpenMinutes.businessDays(start, 12, paused);
            default -> OpenMinutes.days(start, 10, paused);
        };
    }
}
