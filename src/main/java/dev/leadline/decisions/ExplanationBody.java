package dev.leadline.decisions;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.leadline.kernel.calendar.ClockTrace;
import dev.leadline.kernel.clock.LeadClock;
import dev.leadline.kernel.decision.Decision;
import dev.leadline.kernel.fact.Attempt;
import dev.leadline.kernel.obligation.AttemptReading;
import dev.leadline.kernel.obligation.PolicyTables;
import dev.leadline.kernel.obligation.RuleFiring;
import dev.leadline.kernel.policy.rows.TableRow;
import dev.leadline.rules.RuleRevisions;
import dev.leadline.rules.Semantics;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The explanation of a decision.
 *
 * @param firings every firing of a rule, in the order in which the rules are written
 * @param attempts how each attempt was read
 * @param clock how the clock got to each deadline, interval by interval; not for what has none
 * @param earlier how the lead stood each time its rank or policy became another, the first time first; absent when neither
 *     did (O8, O9)
 */
@Schema(name = "DecisionExplanation")
public record ExplanationBody(
        List<FiringBody> firings,
        List<ReadingBody> attempts,
        List<ClockBody> clock,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<EarlierBody> earlier) {

    /**
     * The state of the lead when its rank or policy changed.
     *
     * @param until the moment of the change
     * @param rank the rank until then; null when it had none
     * @param tier the tier until then; null when it had none
     * @param policy the policy version until then
     * @param obligations what was owed, and how it stood
     * @param firings every firing of a rule for that time
     */
    @Schema(name = "EarlierStanding")
    public record EarlierBody(
            Instant until,
            @Schema(nullable = true) BigDecimal rank,
            @Schema(nullable = true) String tier,
            DecisionBody.Version policy,
            List<DecisionBody.ObligationBody> obligations,
            List<FiringBody> firings) {

        static EarlierBody from(Decision decision, String rulesRevision) {
            var body = DecisionBody.from(decision, null, null, null);
            return new EarlierBody(
                    body.asOf(),
                    decision.lead().rank(),
                    body.tier(),
                    body.policy(),
                    body.obligations(),
                    decision.firings().stream()
                            .map(firing -> FiringBody.from(firing, rulesRevision))
                            .toList());
        }

        static List<EarlierBody> all(Decision decision, String rulesRevision) {
            var all = new ArrayList<EarlierBody>();
            for (var each = decision.earlier(); each != null; each = each.earlier()) {
                all.add(0, from(each, rulesRevision));
            }
            return all;
        }
    }

    /**
     * One firing of one rule.
     *
     * @param rule the rule's name
     * @param ruleLink where the text of that very rule can be read, relative to the server
     * @param clause the line of the semantics behind it, such as {@code O1}; null when the rule names none
     * @param clauseLink where the server answers what that line says, such as {@code /v1/semantics/O1}; null when the rule
     *     names none of ours
     * @param table the table of the row it matched, of several collected all with a plus between; null when it matched none
     * @param row the row it matched; null when it matched none
     * @param facts what it matched, with the values read
     * @param concluded the new facts
     */
    @Schema(name = "RuleFiring")
    public record FiringBody(
            String rule,
            String ruleLink,
            @Schema(
                            nullable = true,
                            description =
                                    "The clause of the semantics behind the rule, such as O1; /v1/semantics lists all")
                    String clause,
            @Schema(nullable = true, description = "The address of that clause", examples = "/v1/semantics/O1")
                    String clauseLink,
            @Schema(nullable = true) String table,
            @Schema(nullable = true) String row,
            List<Map<String, Object>> facts,
            List<Map<String, Object>> concluded) {

        static FiringBody from(RuleFiring firing, String rulesRevision) {
            TableRow row = firing.row();
            return new FiringBody(
                    firing.rule(),
                    RuleRevisions.link(rulesRevision, firing.rule()),
                    firing.clause(),
                    Semantics.findLink(firing.clause()).orElse(null),
                    row == null ? null : row.table().tableName(),
                    row == null ? null : row.row(),
                    firing.facts().stream()
                            .filter(fact -> !(fact instanceof PolicyTables))
                            .map(FactReading::of)
                            .toList(),
                    firing.concluded().stream().map(FactReading::of).toList());
        }
    }

    /** The reading of an attempt: whether it counts, by which row of {@code attempt-outcomes}, and why. */
    @Schema(name = "AttemptReading")
    public record ReadingBody(
            @Schema(nullable = true) String id,
            String channel,
            Instant occurredAt,
            @Schema(nullable = true) String outcome,
            boolean counts,
            boolean reached,
            @Schema(nullable = true) String row,
            String because) {

        static ReadingBody from(Attempt attempt, Decision decision) {
            var facts = decision.facts();
            return facts.isLater(attempt.occurredAt())
                    ? from(attempt, false, false, null, DecisionBody.LaterFactBody.BECAUSE)
                    : from(attempt, decision.history().readingOf(attempt));
        }

        private static ReadingBody from(Attempt attempt, AttemptReading reading) {
            return from(attempt, reading.counts(), reading.reached(), reading.row(), reading.because());
        }

        private static ReadingBody from(Attempt attempt, boolean counts, boolean reached, String row, String because) {
            return new ReadingBody(
                    attempt.id(),
                    attempt.channel(),
                    attempt.occurredAt(),
                    attempt.outcome(),
                    counts,
                    reached,
                    row,
                    because);
        }
    }

    /**
     * The clock of one obligation.
     *
     * @param kind what is owed
     * @param within the time allowed
     * @param trace contiguous intervals from receipt to the deadline
     * @param complete whether the trace reaches the deadline
     */
    @Schema(name = "ClockExplanation")
    public record ClockBody(
            @Schema(description = DecisionBody.KINDS) String kind,
            String within,
            List<ClockTrace.Interval> trace,
            boolean complete) {}

    static ExplanationBody from(Decisions.Made made) {
        var decision = made.decision();
        var rulesRevision = made.rulesRevision();
        var asOf = decision.facts().asOf().at();
        return new ExplanationBody(
                decision.firings().stream()
                        .map(firing -> FiringBody.from(firing, rulesRevision))
                        .toList(),
                decision.facts().attempts().stream()
                        .map(attempt -> ReadingBody.from(attempt, decision))
                        .toList(),
                decision.conclusions().obligations().stream()
                        .filter(obligation -> obligation.deadline().within() != null)
                        .map(obligation -> {
                            var deadline = obligation.deadline();
                            var trace = LeadClock.trace(deadline, asOf);
                            return new ClockBody(
                                    deadline.kind(), deadline.within().toString(), trace.intervals(), trace.complete());
                        })
                        .toList(),
                EarlierBody.all(decision, rulesRevision));
    }
}
