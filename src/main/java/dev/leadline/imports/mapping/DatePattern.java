package dev.leadline.imports.mapping;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A pattern of moments, letter by letter. Java reads many patterns that do not mean what their author meant, such as
 * {@code yyyy-mm-dd}, in which {@code mm} is the minute. This class finds these letters and says which ones are right.
 *
 * @param written the pattern as the mapping has it
 * @param runs its letters, in order
 * @param faults what its letters do not mean, a clause each
 */
record DatePattern(String written, List<Run> runs, List<String> faults) {

    private static final Pattern HALF_OF_DAY = Pattern.compile("AM/PM|am/pm|AM|PM|am|pm|A/P|tt?|a{2,}");
    private static final String HOURS = "HhKk";
    private static final Set<String> PLAIN = Set.of("yy", "yyyy", "uu", "uuuu", "d", "dd", "H", "HH", "a", "G");

    /**
     * Equal letters in a row.
     *
     * @param begin where they are in the pattern
     */
    record Run(int begin, String letters) {
        char letter() {
            return letters.charAt(0);
        }

        int count() {
            return letters.length();
        }
    }

    static DatePattern of(String written) {
        var runs = new ArrayList<Run>();
        var faults = new ArrayList<String>();
        boolean quoted = false;
        for (int i = 0; i < written.length(); ) {
            char sign = written.charAt(i);
            quoted ^= sign == '\'';
            int end = i + 1;
            if (!quoted && isLetter(sign)) {
                while (end < written.length() && written.charAt(end) == sign) {
                    end++;
                }
                runs.add(new Run(i, written.substring(i, end)));
            }
            i = end;
        }
        if (quoted) {
            faults.add("a quote is never closed");
        }
        var pattern = new DatePattern(written, List.copyOf(runs), faults);
        for (int i = 0; i < runs.size(); i++) {
            var meaning = pattern.meaning(i);
            var fault = "`" + runs.get(i).letters() + "` is " + meaning;
            if (meaning != null && !faults.contains(fault)) {
                faults.add(fault);
            }
        }
        return pattern;
    }

    private static boolean isLetter(char sign) {
        return sign >= 'A' && sign <= 'Z' || sign >= 'a' && sign <= 'z';
    }

    boolean has(String letters) {
        return runs.stream().anyMatch(run -> letters.indexOf(run.letter()) >= 0);
    }

    /** Returns whether it has a year, a month and a day, or a year and a day of it. */
    boolean hasDate() {
        return has("yu") && (has("ML") && has("d") || has("D"));
    }

    boolean hasHours() {
        return has(HOURS);
    }

    /** The same with the right letters; null when these are not known. */
    String mended() {
        var mended = new StringBuilder();
        boolean isKnown = true;
        int next = 0;
        for (int i = 0; i < runs.size(); i++) {
            var run = runs.get(i);
            isKnown &= !right(i).isEmpty();
            mended.append(written, next, run.begin()).append(right(i));
            next = run.begin() + run.count();
        }
        mended.append(written.substring(next));
        var halves = HALF_OF_DAY.matcher(written);
        var text =
                halves.find() && has("hK") ? of(halves.replaceAll("a")).orMended() : isKnown ? mended.toString() : null;
        return text != null && !text.equals(written) && of(text).isRight() ? text : null;
    }

    private boolean isRight() {
        return faults.isEmpty() && hasDate();
    }

    private String orMended() {
        return faults.isEmpty() ? written : HALF_OF_DAY.matcher(written).find() ? null : mended();
    }

    /** What the letters mean where something else must be meant, as a noun; null when they are right. */
    private String meaning(int place) {
        var run = runs.get(place);
        return right(place).equals(run.letters())
                ? null
                : switch (run.letter()) {
                    case 'y', 'u' -> "a year of any number of digits";
                    case 'Y' -> "the year of the week";
                    case 'M', 'L' -> run.count() > 4 ? "one letter of a month" : "the month";
                    case 'm' -> "the minute";
                    case 'D' -> "the day of the year";
                    case 'd' -> "no day";
                    case 'h' -> run.count() > 2 ? "no hour" : "an hour from 1 to 12 and needs AM or PM (`a`)";
                    case 'K' -> "an hour from 0 to 11";
                    case 'k' -> "an hour from 1 to 24";
                    case 's' -> "the second, which follows the minute";
                    case 'S' -> "a fraction of the second";
                    case 'w', 'W' -> "the week";
                    case 'e', 'c', 'F' -> "a number of the weekday";
                    case 'Q', 'q' -> "the quarter";
                    case 'A', 'N', 'n' -> "a fraction of the day";
                    default -> "no part of a moment";
                };
    }

    /** The letters that mean what these must mean in their place; empty when there are none. */
    private String right(int place) {
        var run = runs.get(place);
        char before = before(place);
        boolean afterHour = HOURS.indexOf(before) >= 0;
        int count = run.count();
        if (PLAIN.contains(run.letters())) {
            return run.letters();
        }
        return switch (run.letter()) {
            case 'y', 'u' -> "yyyy";
            case 'Y' -> count == 2 ? "yy" : "yyyy";
            case 'M', 'L' -> afterHour ? "mm" : count > 4 ? "MMMM" : run.letters();
            case 'm' -> afterHour && count <= 2 ? run.letters() : afterHour ? "mm" : "M".repeat(Math.min(count, 4));
            case 'D' -> isDayOfYear(count) ? run.letters() : count == 1 ? "d" : "dd";
            case 'd' -> count == 3 ? "EEE" : "EEEE";
            case 'E' -> count <= 4 ? run.letters() : "EEEE";
            case 'H', 'k' -> "HH";
            case 'h' -> has("a") && count <= 2 ? run.letters() : has("a") ? "hh" : count == 1 ? "H" : "HH";
            case 'K' -> has("a") ? "h" : "HH";
            case 's' -> before == 'm' && count <= 2 ? run.letters() : before == 'm' ? "ss" : afterHour ? "mm" : "";
            case 'S' -> before == 's' && count <= 9 ? run.letters() : before == 'm' ? "ss" : "";
            case 'n', 'N' -> afterHour ? "mm" : "";
            case 'f', 'F' -> before == 's' && count <= 9 ? "S".repeat(count) : "";
            case 'i', 'I' -> afterHour ? "mm" : "";
            case 'V', 'z', 'O', 'X', 'x', 'Z' -> run.letters();
            case 'T' -> "'T'";
            default -> "";
        };
    }

    /** What the letters before are, or should be. */
    private char before(int place) {
        if (place == 0) {
            return ' ';
        }
        var right = right(place - 1);
        return right.isEmpty() ? runs.get(place - 1).letter() : right.charAt(0);
    }

    private boolean isDayOfYear(int count) {
        return count == 3 && !has("MLd");
    }
}
