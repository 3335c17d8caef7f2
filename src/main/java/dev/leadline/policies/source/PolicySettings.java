package dev.leadline.policies.source;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import dev.leadline.kernel.Invalid;
import dev.leadline.kernel.calendar.BusinessDuration;
import dev.leadline.kernel.policy.CalendarChoice;
import dev.leadline.kernel.policy.ClockTerms;
import dev.leadline.kernel.policy.ContactWindow;
import dev.leadline.kernel.policy.HitPolicy;
import dev.leadline.kernel.policy.TableKind;
import dev.leadline.kernel.policy.TableTerms;
import dev.leadline.kernel.policy.Terms;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A {@code policy.yaml}, and the settings of a policy in JSON.
 *
 * @param id the policy's id
 * @param title its name, for people
 * @param stage the funnel stage it serves
 * @param answersForStage whether it decides for that stage when no policy is named; no if absent
 * @param scoredBy the team that must rank a lead without a rank
 * @param calendar the id of its calendar, or how the calendar is chosen
 * @param contactWindow when leads may be contacted; always if absent
 * @param atRiskAfterPercent the share of its time after which an open obligation is at risk; never if null or absent
 * @param firstCallCanBePaused whether pauses stop the first call's clock; no if absent
 * @param alertsWithin how long after something happened people are alerted about it; 10 business days if absent
 * @param channels its channels, the first winning ties
 * @param outcomes the outcomes that attempts may have
 * @param tables what differs from the usual for single tables, by table name
 * @param obligations the obligations of its own, in the order in which answers list them
 * @param actions the types of action of its own
 * @param approvals how many persons must consent before it is published again: 0 to 2, or how many of which side; what
 *     is usual on the server if absent
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record PolicySettings(
        @Schema(required = true) String id,
        String title,
        String stage,
        Boolean answersForStage,
        String scoredBy,
        Calendar calendar,
        Window contactWindow,
        Integer atRiskAfterPercent,
        Boolean firstCallCanBePaused,
        String alertsWithin,
        List<String> channels,
        List<String> outcomes,
        Map<String, Table> tables,
        List<DeclaredSettings.Obligation> obligations,
        List<DeclaredSettings.Action> actions,
        @Schema(implementation = Object.class) WantedApprovals approvals) {

    /**
     * The choice of the calendar. JSON has all four fields, also where there is only one calendar; YAML has its bare id
     * then. A bare id is read in both; in JSON it is deprecated.
     *
     * @param by what the choice depends on
     * @param attribute the attribute of the lead that it depends on; null unless it depends on one
     * @param of the id of the calendar for each value, owner or team; empty when there is only one calendar
     * @param otherwise the id of the calendar for all others
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    @Schema(name = "CalendarChoice")
    record Calendar(CalendarChoice.By by, String attribute, Map<String, String> of, String otherwise) {

        @JsonCreator(mode = JsonCreator.Mode.PROPERTIES)
        Calendar(
                @JsonProperty("by") CalendarChoice.By by,
                @JsonProperty("attribute") String attribute,
                @JsonProperty("of") Map<String, String> of,
                @JsonProperty("otherwise") String otherwise) {
            this.by = by == null ? CalendarChoice.By.FIXED : by;
            this.attribute = attribute;
            this.of = of == null ? Map.of() : of;
            this.otherwise = otherwise;
        }

        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        static Calendar fixed(String id) {
            return new Calendar(CalendarChoice.By.FIXED, null, null, id);
        }

        private Object yaml() {
            if (by == CalendarChoice.By.FIXED && attribute == null && of.isEmpty()) {
                return otherwise;
            }
            var fields = new LinkedHashMap<String, Object>();
            fields.put("by", by);
            fields.put("attribute", attribute);
            fields.put("of", of.isEmpty() ? null : of);
            fields.put("otherwise", otherwise);
            fields.values().removeIf(Objects::isNull);
            return fields;
        }

        /** Writes it as people do. */
        static final class ForYaml extends StdSerializer<Calendar> {

            ForYaml() {
                super(Calendar.class);
            }

            @Override
            public void serialize(Calendar calendar, JsonGenerator yaml, SerializerProvider provider)
                    throws IOException {
                provider.defaultSerializeValue(calendar.yaml(), yaml);
            }
        }
    }

    /**
     * The hours of a calendar, as limits for the channels named.
     *
     * @param calendar the id of the calendar
     * @param channels the channels
     */
    @Schema(name = "ContactWindow")
    record Window(@Schema(required = true) String calendar, @Schema(required = true) List<String> channels) {}

    /**
     * The settings of one table.
     *
     * @param hitPolicy what it means when several rows are for one lead; that of the kind of table if absent
     * @param segmentedBy the attributes of leads that the table has columns for
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    @Schema(name = "TableSettings")
    record Table(HitPolicy hitPolicy, List<String> segmentedBy) {}

    /** The same under an id. */
    public PolicySettings named(String otherId) {
        return of(otherId, title, stage, answersForStage);
    }

    /**
     * A copy for another policy. It does not answer for its stage, for the copied one does.
     *
     * @param otherTitle {@code null} to keep it
     * @param otherStage {@code null} to keep it
     */
    public PolicySettings copied(String otherId, String otherTitle, String otherStage) {
        return of(otherId, otherTitle == null ? title : otherTitle, otherStage == null ? stage : otherStage, null);
    }

    private PolicySettings of(String otherId, String otherTitle, String otherStage, Boolean answers) {
        return new PolicySettings(
                otherId,
                otherTitle,
                otherStage,
                answers,
                scoredBy,
                calendar,
                contactWindow,
                atRiskAfterPercent,
                firstCallCanBePaused,
                alertsWithin,
                channels,
                outcomes,
                tables,
                obligations,
                actions,
                approvals);
    }

    /** @throws Invalid with each setting that is missing or cannot be */
    public Terms toTerms() {
        SettingTexts.check(this);
        var faults = new ArrayList<Invalid.Fault>();
        var wanted = new LinkedHashMap<String, Object>();
        wanted.put("id", id);
        wanted.put("title", title);
        wanted.put("stage", stage);
        wanted.put("scoredBy", scoredBy);
        wanted.put("calendar", calendar);
        wanted.put("channels", channels);
        wanted.put("outcomes", outcomes);
        if (contactWindow != null) {
            wanted.put("contactWindow/calendar", contactWindow.calendar());
            wanted.put("contactWindow/channels", contactWindow.channels());
        }
        wanted.forEach((name, value) -> {
            if (value == null) {
                faults.add(new Invalid.Fault("/" + name, null, "The policy's `" + name + "` is missing."));
            }
        });
        if (!faults.isEmpty()) {
            throw new Invalid(faults);
        }
        return new Terms(
                id,
                title,
                stage,
                Boolean.TRUE.equals(answersForStage),
                scoredBy,
                channels,
                outcomes,
                clockTerms(),
                tableTerms(),
                DeclaredSettings.read(obligations, actions),
                approvals == null ? null : approvals.toApprovals());
    }

    private ClockTerms clockTerms() {
        var window = contactWindow == null
                ? null
                : new ContactWindow(contactWindow.calendar(), new LinkedHashSet<>(contactWindow.channels()));
        return new ClockTerms(
                new CalendarChoice(calendar.by(), calendar.attribute(), calendar.of(), calendar.otherwise()),
                window,
                atRiskAfterPercent,
                Boolean.TRUE.equals(firstCallCanBePaused),
                tellWithin());
    }

    private BusinessDuration tellWithin() {
        try {
            return alertsWithin == null ? null : BusinessDuration.parse(alertsWithin);
        } catch (Invalid unreadable) {
            throw unreadable.under("/alertsWithin");
        }
    }

    private Map<TableKind, TableTerms> tableTerms() {
        var terms = new EnumMap<TableKind, TableTerms>(TableKind.class);
        Objects.requireNonNullElse(tables, Map.<String, Table>of()).forEach((name, table) -> {
            var kind = Arrays.stream(TableKind.values())
                    .filter(each -> each.tableName().equals(name))
                    .findFirst()
                    .orElseThrow(() ->
                            new Invalid("/tables/" + name, name, "There is no table (" + name + ") in a policy."));
            terms.put(
                    kind,
                    new TableTerms(table.hitPolicy(), Objects.requireNonNullElse(table.segmentedBy(), List.of())));
        });
        return terms;
    }
}
