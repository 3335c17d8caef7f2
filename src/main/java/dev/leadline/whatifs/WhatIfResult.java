package dev.leadline.whatifs;

import com.fasterxml.jackson.annotation.JsonRawValue;
import dev.leadline.decisions.DecisionBody;
import dev.leadline.decisions.DecisionRequest;
import dev.leadline.decisions.KeptFacts;
import dev.leadline.kernel.policy.rows.TableRow;
import dev.leadline.policies.drafts.TrialEdition;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The result of a what-if.
 *
 * @param leads the leads looked at, each once, by the facts of its last decision in the period
 * @param undecided the leads that an edition could not decide; they are in no other number below
 * @param refusals why not
 * @param furtherRefusals the number of refusals for reasons that are not listed
 * @param changed the leads that are answered differently, in whatever way
 * @param changes how many of them, by what is different; a lead may be in several
 * @param newlyBreached the leads of which something is late after and was not before, at the moment that their own facts
 *     name
 * @param noLongerBreached the leads of which something was late before and is not after
 * @param tiers how many leads come from which tier into which
 * @param open the same numbers for the leads that are open by their facts: those that a publication would concern
 * @param closed the same for the leads that are closed, which no publication re-evaluates: a look back
 * @param attempts the attempts asked for, per channel
 * @param repHours the hours that they cost; null unless the minutes of an attempt were given
 * @param rowsWithoutLeads the rows of the tables of the edition tried that no lead of the period is for
 * @param sample some of the changed leads, chosen evenly, by id
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
        Part open,
        Part closed,
        List<TierMove> tiers,
        List<ChannelEffort> attempts,
        @Schema(nullable = true) RepHours repHours,
        List<RowWithoutLeads> rowsWithoutLeads,
        List<ChangedLead> sample) {

    /**
     * Some of the leads.
     *
     * @param leads the leads that both editions decide
     * @param changed those that are answered differently
     * @param changes how many of them, by what is different
     * @param newlyBreached the leads of which something is late after and was not before
     * @param noLongerBreached the leads of which something was late before and is not after
     * @param attempts the attempts asked for, per channel
     */
    @Schema(name = "WhatIfPart")
    record Part(
            long leads,
            long changed,
            Map<ChangeKind, Long> changes,
            long newlyBreached,
            long noLongerBreached,
            List<ChannelEffort> attempts) {

        static Part from(PartTally tally) {
            var changes = new EnumMap<ChangeKind, Long>(ChangeKind.class);
            for (var kind : ChangeKind.values()) {
                changes.put(kind, tally.changed(kind));
            }
            return new Part(
                    tally.leads(),
                    tally.changed(),
                    changes,
                    tally.newlyBreached(),
                    tally.noLongerBreached(),
                    efforts(tally));
        }
    }

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
     * The number of leads that move from one tier to another, or stay; null is no tier.
     *
     * @param before the tier by the edition compared against; null when it gives none
     * @param after the tier by the edition tried; null when it gives none
     * @param leads how many leads
     */
    @Schema(name = "WhatIfTierMove")
    record TierMove(@Schema(nullable = true) String before, @Schema(nullable = true) String after, long leads) {}

    /**
     * A number before and after.
     *
     * @param before by the edition compared against
     * @param after by the edition tried
     */
    @Schema(name = "WhatIfCount")
    record Count(long before, long after) {}

    /**
     * The attempts asked for in a channel.
     *
     * @param required what the tiers of all leads require
     * @param remaining what still has to be made, for leads that were neither reached nor disposed of
     * @param channel the channel
     */
    @Schema(name = "WhatIfAttempts")
    record ChannelEffort(String channel, Count required, Count remaining) {}

    /**
     * A row that no lead of the period is for, with a sentence that says so.
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
     * @param minutes what an attempt costs, by channel; {@code null} when it is not known
     * @param at the moment that the answers of the sample name as their {@code decidedAt}
     */
    static WhatIfResult from(ChangeTally tally, Comparison comparison, Map<String, BigDecimal> minutes, Instant at) {
        var all = Part.from(tally.all());
        return new WhatIfResult(
                tally.leads(),
                tally.undecided(),
                tally.refusals().leads().entrySet().stream()
                        .map(each ->
                                new Refusal(each.getKey().side(), each.getKey().detail(), each.getValue()))
                        .toList(),
                tally.refusals().others(),
                all.changed(),
                all.changes(),
                all.newlyBreached(),
                all.noLongerBreached(),
                Part.from(tally.open()),
                Part.from(tally.closed()),
                tally.moves().entrySet().stream()
                        .map(each -> new TierMove(
                                each.getKey().before(), each.getKey().after(), each.getValue()))
                        .toList(),
                all.attempts(),
                minutes == null ? null : RepHours.of(all.attempts(), minutes),
                rowsWithoutLeads(tally, comparison.after()),
                tally.sample().stream()
                        .map(each -> ChangedLead.from(each, comparison, at))
                        .toList());
    }

    private static List<ChannelEffort> efforts(PartTally tally) {
        var channels = new TreeSet<>(tally.before().byChannel().keySet());
        channels.addAll(tally.after().byChannel().keySet());
        return channels.stream()
                .map(channel -> {
                    var was = tally.before().in(channel);
                    var is = tally.after().in(channel);
                    return new ChannelEffort(
                            channel,
                            new Count(was.required(), is.required()),
                            new Count(was.remaining(), is.remaining()));
                })
                .toList();
    }

    /** Without any lead nothing can be said of a row. */
    private static List<RowWithoutLeads> rowsWithoutLeads(ChangeTally tally, TrialEdition tried) {
        return tally.leads() == 0
                ? List.of()
                : tried.rows()
                        .filter(row -> !tally.isHit(ChangeTally.RowName.of(row)))
                        .map(RowWithoutLeads::from)
                        .toList();
    }
}
