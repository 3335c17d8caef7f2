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
        return kind.equals("FIRST_CALL")
                ? OpenMinutes.hours(start, hours(tier), new BitSet())
                : all(tier, start, paused(tier, start));
    }

    /**
     * The minutes in which the clock stands: of a pause that became known after the deadline none (B9), nor of one that was over
     * when the time began to be counted.
     */
    private BitSet paused(String tier, int start) {
        var paused = new BitSet();
        for (var pause : pauses) {
            int until = pause.says("until") == null ? 400_000 : Integer.parseInt(pause.says("until"));
            if (until > start && pause.recorded() <= all(tier, start, paused)) {
                paused.set(pause.at(), until);
            }
        }
        return paused;
    }

    /** The open minutes between two moments in which the clock of a duty did not stand. */
    int running(Duty duty, int from, int to) {
        var paused = duty.kind().equals("FIRST_CALL") || duty.kind().equals("EARLY_DISQUALIFICATION")
                ? new BitSet()
                : paused(duty.tier(), OpenMinutes.next(duty.from()));
        int minutes = 0;
        for (int at = from; at < to; at++) {
            minutes += OpenMinutes.isOpen(at) && !paused.get(at) ? 1 : 0;
        }
        return minutes;
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
