package dev.leadline.leads;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.leadline.decisions.DecisionBody;
import dev.leadline.kernel.obligation.ObligationState;
import dev.leadline.leads.store.LeadDuty;
import dev.leadline.leads.store.ListedLeadRow;
import dev.leadline.web.json.JsonText;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A lead of the list.
 *
 * @param id the lead
 * @param mergedInto the lead that stays, of one that was merged; absent otherwise
 * @param standing {@code AWAITED} (facts came, the lead has not), {@code OPEN}, {@code CLOSED} or {@code MERGED}
 * @param stage where it is in the funnel; null before it was received
 * @param policy the id of the policy that holds for it; null before it was received
 * @param tier the tier it is in; null when it has no rank
 * @param rank its rank; null when it has none
 * @param owner who works on it; null when nobody does
 * @param team the owner's team; null when there is none
 * @param source where it came from: its attribute of that name; null when it does not say
 * @param receivedAt when it was received, in its present cycle; null before it was received
 * @param duties how the obligations of its present cycle stand, where what was warned of is at risk
 * @param attributes its other attributes by name
 */
@Schema(name = "ListedLead")
record ListedLeadBody(
        String id,
        @JsonInclude(JsonInclude.Include.NON_NULL) String mergedInto,
        @Schema(enumeration = {"AWAITED", "OPEN", "CLOSED", "MERGED"}) String standing,
        @Schema(nullable = true) String stage,
        @Schema(nullable = true) String policy,
        @Schema(nullable = true) String tier,
        @Schema(nullable = true) BigDecimal rank,
        @Schema(nullable = true) String owner,
        @Schema(nullable = true) String team,
        @Schema(nullable = true) String source,
        @Schema(nullable = true) Instant receivedAt,
        List<DutyBody> duties,
        Map<String, String> attributes) {

    private static final List<String> HEADINGS = List.of(
            "id",
            "mergedInto",
            "standing",
            "stage",
            "policy",
            "tier",
            "rank",
            "owner",
            "team",
            "source",
            "receivedAt",
            "duties");

    /**
     * How an obligation stands.
     *
     * @param kind the obligation
     * @param state its state
     */
    @Schema(name = "DutyState")
    record DutyBody(
            @Schema(description = DecisionBody.KINDS) String kind,
            @Schema(implementation = ObligationState.class) String state) {}

    static ListedLeadBody from(ListedLeadRow row, ObjectMapper json) {
        return new ListedLeadBody(
                row.leadId(),
                row.root().equals(row.leadId()) ? null : row.root(),
                row.standing().name(),
                row.stage(),
                row.policy(),
                row.tier(),
                row.rank(),
                row.owner(),
                row.team(),
                row.source(),
                row.receivedAt(),
                LeadDuty.of(row.duties()).stream()
                        .map(duty -> new DutyBody(duty.kind(), duty.state()))
                        .toList(),
                new TreeMap<>(json.convertValue(
                        JsonText.read(json, row.attributes(), Map.class),
                        new TypeReference<Map<String, String>>() {})));
    }

    /** The headings of CSV: its attributes are the last columns. */
    static List<String> headings(Collection<String> attributes) {
        var headings = new ArrayList<>(HEADINGS);
        headings.addAll(attributes);
        return headings;
    }

    /** A line of CSV; several duties stand in one cell. */
    List<Object> cells(Collection<String> shown) {
        var cells = new ArrayList<Object>(Arrays.asList(
                id,
                mergedInto,
                standing,
                stage,
                policy,
                tier,
                rank,
                owner,
                team,
                source,
                receivedAt,
                duties.stream().map(duty -> duty.kind() + " " + duty.state()).collect(Collectors.joining("; "))));
        shown.forEach(name -> cells.add(attributes.get(name)));
        return cells;
    }
}
