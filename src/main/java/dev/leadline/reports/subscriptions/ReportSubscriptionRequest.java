package dev.leadline.reports.subscriptions;

import dev.leadline.alerts.channels.Target;
import dev.leadline.calendars.Calendars;
import dev.leadline.calendars.publications.CalendarVersion;
import dev.leadline.kernel.Invalid;
import dev.leadline.web.Closest;
import dev.leadline.web.PlainText;
import dev.leadline.web.QuotedText;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A subscription as it shall be.
 *
 * @param address the mail address of whoever gets the report
 * @param frequency daily or weekly
 * @param calendar the id of the calendar whose open days count
 * @param zone the IANA time zone in which it is 08:00; absent is that of the calendar
 * @param filter what the report is about; absent is everything
 * @param enabled whether anything is sent; absent is true
 */
@Schema(name = "ReportSubscriptionRequest")
record ReportSubscriptionRequest(
        @NotNull @PlainText(max = 254) @Schema(required = true, examples = "sales-lead@example.com") String address,
        @NotNull
                @Pattern(regexp = "daily|weekly", message = "must be daily or weekly")
                @Schema(
                        required = true,
                        enumeration = {"daily", "weekly"})
                String frequency,
        @NotNull @PlainText @Schema(required = true, examples = "us-sales") String calendar,
        @PlainText @Schema(nullable = true, examples = "America/New_York") String zone,
        @Valid @Schema(nullable = true) MailFilterBody filter,
        @Schema(nullable = true, defaultValue = "true") Boolean enabled) {

    /** @throws Invalid with every value that cannot be */
    ReportSubscription.Wanted toWanted(Calendars calendars) {
        var faults = new ArrayList<Invalid.Fault>();
        check(faults, () -> Target.Email.checked("/address", address));
        var known = calendars.all().stream().map(CalendarVersion::id).toList();
        if (!known.contains(calendar)) {
            faults.add(fault("calendar", calendar, "is not published", known));
        }
        var zones = ZoneId.getAvailableZoneIds();
        if (zone != null && !zones.contains(zone)) {
            faults.add(fault("zone", zone, "must be an IANA time zone id, such as America/New_York", zones));
        }
        var about = filter == null ? MailFilterBody.everything() : filter;
        if (!about.owner().isEmpty() && !about.isOfOneTeam()) {
            faults.add(new Invalid.Fault(
                    "/filter/owner",
                    QuotedText.of(about.owner().toString()),
                    "The filter names an owner (" + QuotedText.of(about.owner().get(0)) + ") and "
                            + (about.team().isEmpty() ? "no team" : about.team().size() + " teams")
                            + ". Names of people stand only in a mail about one team."
                            + "\nUse `team` with one value, too."));
        }
        if (!faults.isEmpty()) {
            throw new Invalid(faults);
        }
        return new ReportSubscription.Wanted(
                address, Frequency.of(frequency), calendar, zone, about, !Boolean.FALSE.equals(enabled));
    }

    private static void check(List<Invalid.Fault> faults, Runnable check) {
        try {
            check.run();
        } catch (Invalid fault) {
            faults.addAll(fault.faults());
        }
    }

    private static Invalid.Fault fault(String field, String value, String what, Collection<String> known) {
        var near = Closest.to(value, known).map(each -> "\nDid you mean `" + each + "`?");
        return new Invalid.Fault(
                "/" + field, value, "The " + field + " (" + QuotedText.of(value) + ") " + what + "." + near.orElse(""));
    }
}
