package dev.leadline.reports.questions;

import dev.leadline.kernel.Invalid;
import dev.leadline.web.QuotedText;
import dev.leadline.web.json.InstantText;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** What is wrong with a parameter, in the words of reports. */
public final class Faults {

    private Faults() {}

    /** @param must what the value must be or does, such as "must be a date" */
    public static Invalid.Fault of(String field, String value, String must) {
        var shown = QuotedText.of(value);
        return new Invalid.Fault("/" + field, shown, "The %s (%s) %s.".formatted(field, shown, must));
    }

    /** Reads a moment, to the microsecond that is kept; {@code null} and one more fault when it is none. */
    static Instant instant(String field, String value, List<Invalid.Fault> faults) {
        try {
            return InstantText.parse("/" + field, field, value).truncatedTo(ChronoUnit.MICROS);
        } catch (Invalid fault) {
            faults.addAll(fault.faults());
            return null;
        }
    }
}
