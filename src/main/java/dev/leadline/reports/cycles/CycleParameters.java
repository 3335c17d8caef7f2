package dev.leadline.reports.cycles;

import dev.leadline.reports.questions.ReportParameters;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/**
 * What reports on leads and on what was done for them can be asked: a period, and filters. A filter that is given several
 * times means any of its values; several filters mean all of them.
 */
public record CycleParameters(
        @Parameter(description = "The first date of the period, such as `2026-11-02`, in the zone of each lead")
                @QueryParam("from")
                String from,
        @Parameter(description = "The date after the last; at most ten years after `from`") @QueryParam("to") String to,
        @Parameter(
                        description =
                                "`now` for all that is known now, or a moment such as `2026-11-27T12:00:00Z` for what"
                                        + " was known then")
                @QueryParam("judged")
                @DefaultValue("now")
                String judged,
        @Parameter(description = "The team of the owner") @QueryParam("team") List<String> team,
        @Parameter(
                        description =
                                "Who had the lead: of an attempt, at that moment; of a duty, at its deadline; of a lead,"
                                        + " now. Repeat this or another filter to match any of several values")
                @QueryParam("owner")
                List<String> owner,
        @Parameter(description = "The tier") @QueryParam("tier") List<String> tier,
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

    private static final String ANY_DUTY = "FIRST_CALL";

    /** @param by the groups, with a comma between two; {@code null} for none */
    public ReportParameters groupedBy(String by) {
        return new ReportParameters(
                ANY_DUTY,
                by,
                "received",
                from,
                to,
                judged,
                team,
                owner,
                tier,
                tierAtReceipt,
                source,
                calendar,
                stage,
                policy,
                version,
                hour,
                weekday,
                day,
                week,
                month,
                attribute,
                without);
    }
}
