package dev.leadline.kernel.policy.checks.fixes;

import dev.leadline.kernel.Invalid;
import dev.leadline.kernel.policy.Column;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What somebody may have meant who wrote a cell that cannot be read. */
public final class MeantValues {

    private static final String ADVICE = "Did you mean ";
    private static final Pattern NAMED = Pattern.compile("\"([^\"]+)\"|\\(([^()]+)\\)");
    private static final Pattern ZEROS = Pattern.compile("\\.0+$");

    private MeantValues() {}

    /**
     * The values that may be meant, the likeliest first; each of them can be read.
     *
     * @param text what was written
     * @param detail why it cannot be read: what the sentence advises comes first, so that a button says what it says
     */
    public static List<String> of(Column column, String text, String detail) {
        var meant = new LinkedHashSet<String>();
        int advice = detail.lastIndexOf(ADVICE);
        if (advice >= 0) {
            NAMED.matcher(detail.substring(advice))
                    .results()
                    .map(found -> found.group(1) == null ? found.group(2) : found.group(1))
                    .forEach(meant::add);
        }
        var stripped = text.strip();
        Stream.of(
                        stripped,
                        stripped.toLowerCase(Locale.ROOT),
                        stripped.toUpperCase(Locale.ROOT),
                        stripped.replace(',', '.'),
                        ZEROS.matcher(stripped).replaceFirst(""))
                .forEach(meant::add);
        return meant.stream()
                .filter(value -> !value.equals(text) && isReadable(column, value))
                .toList();
    }

    private static boolean isReadable(Column column, String value) {
        try {
            return column.parse(value) != null;
        } catch (Invalid unreadable) {
            return false;
        }
    }
}
