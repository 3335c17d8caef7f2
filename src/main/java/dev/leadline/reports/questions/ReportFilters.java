package dev.leadline.reports.questions;

import dev.leadline.reports.duties.DutyColumn;
import jakarta.ws.rs.QueryParam;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/**
 * The filters of every report. One that is given several times means any of its values; several of them mean all. What is
 * counted has the values: a duty, an attempt, a lead.
 */
public record ReportFilters(
        @Parameter(description = "The team of the owner") @QueryParam("team") List<String> team,
        @Parameter(
                        description =
                                "Who had the lead: of a duty, at its deadline, or when it was done or ended before; of an"
                                        + " attempt, at that moment; of a lead, now. Repeat this or another filter to match any"
                                        + " of several values")
                @QueryParam("owner")
                List<String> owner,
        @Parameter(description = "The tier; of a duty, in which it was kept or broken") @QueryParam("tier")
                List<String> tier,
        @Parameter(description = "The tier at receipt") @QueryParam("tierAtReceipt") List<String> tierAtReceipt,
        @Parameter(description = "The source of the lead") @QueryParam("source") List<String> source,
        @Parameter(description = "The calendar that runs the clock") @QueryParam("calendar") List<String> calendar,
        @Parameter(description = "The funnel stage") @QueryParam("stage") List<String> stage,
        @Parameter(description = "The id of the policy") @QueryParam("policy") List<String> policy,
        @Parameter(description = "The version of the policy") @QueryParam("version") List<String> version,
        @Parameter(description = "The hour, 0 to 23, of receipt, attempt or disposition") @QueryParam("hour")
                List<String> hour,
        @Parameter(description = "The day of the week of the same: `mon` to `sun`") @QueryParam("weekday")
                List<String> weekday,
        @Parameter(description = "One date of the period") @QueryParam("day") List<String> day,
        @Parameter(description = "A week by its Monday, such as `2026-11-02`") @QueryParam("week") List<String> week,
        @Parameter(description = "A month, such as `2026-11`") @QueryParam("month") List<String> month,
        @Parameter(description = "An attribute and its value, such as `region:west`. Several attributes must all fit")
                @QueryParam("attribute")
                List<String> attribute,
        @Parameter(
                        description =
                                "The name of a filter or of an attribute of which there is no value: `without=owner` is"
                                        + " what nobody owned. Beside `owner=east-1` either will do")
                @QueryParam("without")
                List<String> without) {

    /** The filters that are given, by what they filter. */
    Map<DutyColumn, List<String>> byColumn() {
        var given = new EnumMap<DutyColumn, List<String>>(DutyColumn.class);
        given.put(DutyColumn.TEAM, team);
        given.put(DutyColumn.OWNER, owner);
        given.put(DutyColumn.TIER, tier);
        given.put(DutyColumn.TIER_AT_RECEIPT, tierAtReceipt);
        given.put(DutyColumn.SOURCE, source);
        given.put(DutyColumn.CALENDAR, calendar);
        given.put(DutyColumn.STAGE, stage);
        given.put(DutyColumn.POLICY, policy);
        given.put(DutyColumn.VERSION, version);
        given.put(DutyColumn.HOUR, hour);
        given.put(DutyColumn.WEEKDAY, weekday);
        given.put(DutyColumn.DAY, day);
        given.put(DutyColumn.WEEK, week);
        given.put(DutyColumn.MONTH, month);
        given.values().removeIf(values -> values == null || values.isEmpty());
        return given;
    }
}
