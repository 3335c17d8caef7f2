package dev.leadline.whatifs;

import com.fasterxml.jackson.annotation.JsonRawValue;
import dev.leadline.decisions.DecisionBody;
import dev.leadline.decisions.DecisionRequest;
import dev.leadline.decisions.KeptFacts;
import dev.leadline.kernel.policy.rows.TableRow;
import dev.leadline.policies.drafts.TrialEdition;
import dev.leadline.whatifs.changes.ChangeKind;
import dev.leadline.whatifs.changes.DecisionChange;
import dev.leadline.whatifs.changes.Refusals;
import dev.leadline.whatifs.changes.RowHits;
import dev.leadline.whatifs.past.ChangeTally;
import dev.leadline.whatifs.past.Comparison;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The result of a what-if. For the populations {@code open}, {@code closed} and {@code all} the numbers are what a publication
 * would do by the transition that was asked for: closed leads are never judged again (O9), so none of them changes, and
 * what would have been stands in {@code history} alone. For {@code decided} closed leads have their part in all numbers.
 *
 * @param leads the leads looked at, each once
 * @param undecided the leads that an edition could not decide; they are in no other number below
 * @param refusals why not
 * @param furtherRefusals the number of refusals for reasons that are not listed
 * @param changed the leads that are answered differently, in whatever way
 * @param changes how many of them, by what is different; a lead may be in several
 * @param newlyBreached the leads of which something is late after and was not before, at the same moment
 * @param noLongerBreached the leads of which something was late before and is not after
 * @param open the same numbers for the leads that are open: those that a publication would concern
 * @param closed the same for the leads that are closed by their facts
 * @param history the same numbers for closed leads if the edition had been in force at receipt; null where they were not
 *     asked for and for {@code decided}, and absent in results of earlier versions
 * @param transitions what each transition would do to open leads; empty where they were not asked for, and absent in results
 *     of earlier versions
 * @param tiers how many leads come from which tier into which
 * @param attempts the attempts asked for, per channel
 * @param repHours the hours that they cost; null unless the minutes of an attempt were given
 * @param rowsWithoutLeads the rows of the tables of the edition tried that no lead is for
 * @param sample some of the changed leads, chosen evenly, by id: of those decided in the period
 */
@Schema(name = "WhatIfResult")
record WhatIfResult(
        long leads,
        long undecided,
        List<Refusal> refusals,
        long furtherRefusals,
        long changed,
        Map<ChangeKind, Long> changes,
        long newlyBreached,
        long noLongerBreached,
        WhatIfPart open,
        WhatIfPart closed,
        @Schema(nullable = true) WhatIfPart history,
        List<TransitionFigures> transitions,
        List<WhatIfPart.TierMove> tiers,
        List<WhatIfPart.ChannelEffort> attempts,
        @Schema(nullable = true) RepHours repHours,
        List<RowWithoutLeads> rowsWithoutLeads,
        List<ChangedLead> sample) {

    /**
     * A reason for which an edition refused leads, and their number.
     *
     * @param side the edition that refused
     * @param detail why
     * @param leads how many leads
     */
    @Schema(name = "WhatIfRefusal")
    record Refusal(Refusals.Side side, String detail, long leads) {}

    /**
     * A row that no lead is for, with a sentence that says so.
     *
     * @param table the table
     * @param row the row
     * @param detail what it is for
     */
    @Schema(name = "WhatIfRowWithoutLeads")
    record RowWithoutLeads(String table, String row, String detail) {

        static RowWithoutLeads from(TableRow row) {
            return new RowWithoutLeads(row.table().tableName(), row.row(), "No lead of the period matches this row.");
        }
    }

    /**
     * A lead that is answered differently.
     *
     * @param leadId the lead
     * @param closed whether it is closed by these facts
     * @param facts the facts of its last decision
     * @param changes what is different
     * @param sentence the same for people
     * @param before the answer of the edition compared with
     * @param after the answer of the edition tried
     */
    @Schema(name = "WhatIfChangedLead")
    record ChangedLead(
            String leadId,
            boolean closed,
            @Schema(implementation = DecisionRequest.class) @JsonRawValue String facts,
            List<ChangeKind> changes,
            String sentence,
            @Schema(implementation = DecisionBody.class) @JsonRawValue String before,
            @Schema(implementation = DecisionBody.class) @JsonRawValue String after) {

        static ChangedLead from(DecisionChange change, Comparison comparison, Instant at) {
            return new ChangedLead(
                    change.leadId(),
                    change.isClosed(),
                    change.facts(),
                    List.copyOf(change.kinds()),
                    change.sentence(),
                    KeptFacts.text(change.before(), at, comparison.before().rulesRevision()),
                    KeptFacts.text(change.after(), at, comparison.after().rulesRevision()));
        }
    }

    /**
     * The result of a what-if on past decisions.
     *
     * @param minutes what an attempt costs, by channel; {@code null} when it is not known
     * @param at the moment that the answers of the sample name as their {@code decidedAt}
     */
    static WhatIfResult from(ChangeTally tally, Comparison comparison, Map<String, BigDecimal> minutes, Instant at) {
        var all = WhatIfPart.from(tally.all());
        return new WhatIfResult(
                tally.leads(),
                tally.undecided(),
                refusals(tally.refusals()),
                tally.refusals().others(),
                all.changed(),
                all.changes(),
                all.newlyBreached(),
                all.noLongerBreached(),
                WhatIfPart.from(tally.open()),
                WhatIfPart.from(tally.closed()),
                null,
                List.of(),
                WhatIfPart.tiers(tally.all()),
                all.attempts(),
                RepHours.of(all.attempts(), minutes),
                rowsWithoutLeads(tally.hits(), tally.leads(), comparison.after()),
                sample(tally, comparison, at));
    }

    static List<Refusal> refusals(Refusals refusals) {
        return refusals.leads().entrySet().stream()
                .map(each -> new Refusal(each.getKey().side(), each.getKey().detail(), each.getValue()))
                .toList();
    }

    /** Without any lead nothing can be said of a row. */
    static List<RowWithoutLeads> rowsWithoutLeads(RowHits hits, long leads, TrialEdition tried) {
        return leads == 0
                ? List.of()
                : tried.rows()
                        .filter(row -> !hits.has(row))
                        .map(RowWithoutLeads::from)
                        .toList();
    }

    static List<ChangedLead> sample(ChangeTally tally, Comparison comparison, Instant at) {
        return tally.sample().stream()
                .map(each -> ChangedLead.from(each, comparison, at))
                .toList();
    }
}
