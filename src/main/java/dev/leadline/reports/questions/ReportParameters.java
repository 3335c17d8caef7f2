package dev.leadline.reports.questions;

import dev.leadline.reports.duties.DutyColumn;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/**
 * What every report can be asked. A filter that is given several times means any of its values; several filters mean all of
 * them.
 */
public record ReportParameters(
        @Parameter(
                        description = "The obligation: `FIRST_CALL`, `ALL_ATTEMPTS`, `DISPOSITION`,"
                                + " `EARLY_DISQUALIFICATION`, or a kind that a policy declares")
                @QueryParam("duty")
                @DefaultValue("FIRST_CALL")
                String duty,
        @Parameter(
                        description =
                                "The groups, at most two with a comma between them: `team`, `owner`, `tier`,"
                                        + " `tierAtReceipt`, `source`, `calendar`, `stage`, `policy`, `version`, `hour` or"
                                        + " `weekday` (of receipt), `day`, `week`, `month`, or an attribute by which a policy is"
                                        + " segmented, such as `region` or `attribute:region`. Without it there is the total only")
                @QueryParam("by")
                String by,
        @Parameter(
                        description =
                                "Whose dates count: `due` for the duties due in the period, `received` for those of"
                                        + " the leads received in it")
                @QueryParam("view")
                @DefaultValue("due")
                String view,
        @Parameter(description = "The first date of the period, such as `2026-11-02`, in the zone of each duty")
                @QueryParam("from")
                String from,
        @Parameter(description = "The date after the last; at most ten years after `from`") @QueryParam("to") String to,
        @Parameter(
                        description =
                                "`now` for all that is known now, or a moment such as `2026-11-27T12:00:00Z` for what"
                                        + " was known then, judged then")
                @QueryParam("judged")
                @DefaultValue("now")
                String judged,
        @Parameter(description = "The team of the owner") @QueryParam("team") List<String> team,
        @Parameter(
                        description =
                                "The owner at the deadline; of what was done before, at that moment. Repeat this or"
                                        + " another filter to match any of several values")
                @QueryParam("owner")
                List<String> owner,
        @Parameter(description = "The tier in which it was kept or broken") @QueryParam("tier") List<String> tier,
        @Parameter(description = "The tier at receipt") @QueryParam("tierAtReceipt") List<String> tierAtReceipt,
        @Parameter(description = "The source of the lead") @QueryParam("source") List<String> source,
        @Parameter(description = "The calendar that runs the clock") @QueryParam("calendar") List<String> calendar,
        @Parameter(description = "The funnel stage") @QueryParam("stage") List<String> stage,
        @Parameter(description = "The id of the policy") @QueryParam("policy") List<String> policy,
        @Parameter(description = "The version of the policy") @QueryParam("version") List<String> version,
        @Parameter(description = "The hour of receipt, 0 to 23") @QueryParam("hour") List<String> hour,
        @Parameter(description = "The day of receipt: `mon` to `sun`") @QueryParam("weekday") List<String> weekday,
        @Parameter(description = "One date of the period") @QueryParam("day") List<String> day,
        @Parameter(description = "A week by its Monday, such as `2026-11-02`") @QueryParam("week") List<String> week,
        @Parameter(description = "A month, such as `2026-11`") @QueryParam("month") List<String> month,
        @Parameter(description = "An attribute and its value, such as `region:west`. Several attributes must all fit")
                @QueryParam("attribute")
                List<String> attribute,
        @Parameter(
                        description = "The name of a filter or of an attribute that the duty has no value of:"
                                + " `without=owner` is what nobody owned. Beside `owner=east-1` either will do")
                @QueryParam("without")
                List<String> without) {

    /** The filters that are given, by what they filter. */
    Map<DutyColumn, List<String>> filters() {
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
