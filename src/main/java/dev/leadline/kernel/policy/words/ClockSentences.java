package dev.leadline.kernel.policy.words;

import dev.leadline.kernel.policy.CalendarChoice;
import dev.leadline.kernel.policy.ClockTerms;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** Describes a policy's clocks in sentences. */
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
            all.add(Phrases.capital(attempts) + " are made only during the hours of the calendar " + window.calendar()
                    + ", in the lead's time zone.");
        }
        if (clock.atRiskAfterPercent() != null) {
            all.add("An open obligation is at risk after " + clock.atRiskAfterPercent() + " percent of its time.");
        }
        if (clock.firstCallCanBePaused()) {
            all.add("A pause also stops the clock of the first call.");
        }
        if (clock.alertsWithin() != null) {
            all.add("Nobody is alerted about what happened more than " + clock.alertsWithin() + " ago.");
        }
        return all;
    }

    private String calendar() {
        var choice = clock.calendar();
        if (choice.by() == CalendarChoice.By.FIXED) {
            return "Business time follows the calendar " + choice.otherwise() + ".";
        }
        var whose = choice.by() == CalendarChoice.By.LEAD
                ? "lead's " + choice.attribute()
                : choice.by() == CalendarChoice.By.OWNER ? "lead's owner" : "lead's team";
        var calendars = new ArrayList<String>();
        choice.of().forEach((value, id) -> calendars.add(id + " for " + value));
        if (choice.otherwise() != null) {
            calendars.add(choice.otherwise() + (calendars.isEmpty() ? "" : " otherwise"));
        }
        return "Business time follows the calendar of the " + whose + ": " + String.join(", ", calendars) + ".";
    }
}
