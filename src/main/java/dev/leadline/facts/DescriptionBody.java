package dev.leadline.facts;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.leadline.decisions.LeadBody;
import dev.leadline.kernel.Invalid;
import dev.leadline.kernel.fact.Description;
import dev.leadline.kernel.fact.FactContent;
import dev.leadline.kernel.fact.FactKind;
import dev.leadline.kernel.fact.Lead;
import dev.leadline.web.Identifier;
import dev.leadline.web.PlainText;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A lead, as its source describes it. Described again it is another description, and the one said last holds; rank, owner
 * and team that differ from those described before became so when that was said. A {@code receivedAt} at or after the word
 * that closed the lead begins another cycle, any other than the first has no say before that (O12).
 *
 * @param id the source's id of this description; absent: the same description again changes nothing
 * @param rank a number between 0 and 100; absent or null when nobody has ranked it yet (R1, R2)
 * @param stage the funnel stage it is in; may be absent when the policy is named
 * @param policy the policy that is to hold for it; absent: the one that answers for its stage
 * @param receivedAt when the responsible team received it
 * @param zone where the lead is, as an IANA zone id: for legal calling hours (B8)
 * @param owner who owns it
 * @param team whose team it is in
 * @param attributes what else tables may ask for: text, numbers and booleans by name
 * @param occurredAt when this became so; absent: now
 * @param recordedAt when it became known; absent: now
 * @param saidAt when the source said so, instead of {@code occurredAt}: if the lead was described in the same words then, it
 *     is no news, else this became so at that moment
 */
@Schema(
        name = "LeadDescription",
        examples =
                """
                {"rank": 92, "stage": "MQL", "receivedAt": "2016-01-11T10:00:00-05:00", "owner": "east-1", "team": "east"}
                """)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record DescriptionBody(
        @Identifier String id,
        @Schema(minimum = "0", maximum = "100", nullable = true) BigDecimal rank,
        @PlainText(max = 64) String stage,
        @PlainText(max = 64) String policy,
        @NotNull Instant receivedAt,
        @Schema(examples = "America/New_York") @PlainText(max = 64) String zone,
        @PlainText String owner,
        @PlainText String team,
        @Size(max = 100, message = "must have at most {max} attributes")
                Map<@PlainText(max = 64) String, Object> attributes,
        Instant occurredAt,
        Instant recordedAt,
        Instant saidAt)
        implements FactBody {

    @Override
    public FactKind kind() {
        return FactKind.LEAD;
    }

    @Override
    public FactBody orElse(String otherId, Instant otherOccurredAt) {
        return with(
                id == null ? otherId : id,
                stage,
                rank,
                attributes,
                occurredAt == null && saidAt == null ? otherOccurredAt : occurredAt,
                recordedAt);
    }

    /** The same in the one form that all ways to write it share, in a stage. */
    public DescriptionBody normal(String inStage) {
        var lead = lead("lead", inStage);
        var own = new java.util.TreeMap<String, Object>(lead.attributes());
        own.remove("owner");
        own.remove("team");
        return with(id, inStage, lead.rank(), own, occurredAt, recordedAt);
    }

    /** Returns the description without its moments and id. */
    public DescriptionBody timeless() {
        return saidAt(null).with(null, stage, rank, attributes, null, null);
    }

    /** Returns the same, said at a moment. */
    public DescriptionBody occurringAt(Instant moment) {
        return saidAt(null).with(id, stage, rank, attributes, moment, recordedAt);
    }

    @Override
    public FactBody withoutSaidAt() {
        return saidAt(null);
    }

    private DescriptionBody saidAt(Instant other) {
        return new DescriptionBody(
                id, rank, stage, policy, receivedAt, zone, owner, team, attributes, occurredAt, recordedAt, other);
    }

    private DescriptionBody with(
            String otherId,
            String otherStage,
            BigDecimal otherRank,
            Map<String, Object> otherAttributes,
            Instant otherOccurredAt,
            Instant otherRecordedAt) {
        return new DescriptionBody(
                otherId,
                otherRank,
                otherStage,
                policy,
                receivedAt,
                zone,
                owner,
                team,
                otherAttributes,
                otherOccurredAt,
                otherRecordedAt,
                saidAt);
    }

    private Lead lead(String leadId, String inStage) {
        try {
            return new LeadBody(leadId, rank, inStage, receivedAt, zone, owner, team, attributes).toLead(inStage);
        } catch (Invalid invalid) {
            throw new Invalid(invalid.faults().stream()
                    .map(fault -> new Invalid.Fault(
                            fault.pointer().replaceFirst("^/lead", ""), fault.value(), fault.detail()))
                    .toList());
        }
    }

    @Override
    public FactContent toContent(Told told) {
        return new Description(lead(told.leadId(), stage), policy);
    }
}
