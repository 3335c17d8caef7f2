package dev.leadline.kernel.policy.words;

import dev.leadline.kernel.policy.CalendarChoice;
import dev.leadline.kernel.policy.ClockTerms;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** How a policy's clocks run, in sentences. */
final class ClockSentences {

    private final ClockTerms clock;

    ClockSentences(ClockTerms clock) {
        this.clock = clock;
    }

    List<String> all() {
        var all = new ArrayList<String>();
        all.add(calendar());
        var window = clock.contactWindow();
        if (window != null) {
            var attempts = Phrases.list(
                    new TreeSet<>(window.channels())
                            .stream().map(ChannelWords::several).toList(),
                    "and");
            all.add(Phrases.capital(attempts) + " are made only within the hours of the calendar " + window.calendar()
                    + ", where the lead is.");
        }
        if (clock.atRiskAfterPercent() != null) {
            all.add("What is still open after " + clock.atRiskAfterPercent() + " percent of its time is at risk.");
        }
        if (clock.firstCallCanBePaused()) {
            all.add("A pause stops the clock of the first call, too.");
        }
        return all;
    }

    private String calendar() {
        var choice = clock.calendar();
        if (choice.by() == CalendarChoice.By.FIXED) {
            return "Time runs by the calendar " + choice.otherwise() + ".";
        }
        var whose = choice.by() == CalendarChoice.By.LEAD
                ? "lead's " + choice.attribute()
                : choice.by() == CalendarChoice.By.OWNER ? "lead's owner" : "lead's team";
        var calendars = new ArrayList<String>();
        choice.of().forEach((value, id) -> calendars.add(id + " for " + value));
        if (choice.otherwise() != null) {
            calendars.add(choice.otherwise() + (calendars.isEmpty() ? "" : " otherwise"));
        }
        return "Time runs by the calendar of the " + whose + ": " + String.join(", ", calendars) + ".";
    }
}
