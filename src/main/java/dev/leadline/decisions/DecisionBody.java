package dev.leadline.decisions;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.leadline.kernel.decision.Decision;
import dev.leadline.kernel.decision.Sentence;
import dev.leadline.kernel.fact.Facts;
import dev.leadline.kernel.obligation.Obligation;
import dev.leadline.kernel.obligation.ObligationState;
import dev.leadline.kernel.obligation.RequiredAction;
import dev.leadline.kernel.obligation.RequiredAttempts;
import dev.leadline.kernel.policy.ObligationKind;
import dev.leadline.kernel.policy.VersionedCalendar;
import dev.leadline.web.LocalText;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A decision, as it leaves the server.
 *
 * @param id its id; null when it was not recorded
 * @param policy the policy version it was made under
 * @param calendar the calendar version that ran the clock (B8)
 * @param rules the revision of the rules
 * @param leadId the lead it is about
 * @param asOf the moment it was made for
 * @param decidedAt when it was made
 * @param validUntil the last moment at which it holds when no new fact arrives; null when it holds for good (T3)
 * @param validUntilBecause what changes after that, or that nothing does
 * @param tier the tier the lead is in; null when it has no rank
 * @param received when the lead was received
 * @param clockStarted the first open moment at or after receipt (B2)
 * @param obligations what is owed, and how it stands
 * @param requiredActions what must be done, the first being the next; never empty (O7)
 * @param setAside the attempts and the disposition that have no say yet, since they are later than {@code asOf} (O5); absent when there are none
 */
@Schema(name = "Decision")
public record DecisionBody(
        @Schema(nullable = true) UUID id,
        Version policy,
        Version calendar,
        String rules,
        String leadId,
        Instant asOf,
        Instant decidedAt,
        @Schema(nullable = true) Instant validUntil,
        String validUntilBecause,
        @Schema(nullable = true) String tier,
        Instant received,
        Instant clockStarted,
        List<ObligationBody> obligations,
        List<ActionBody> requiredActions,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<LaterFactBody> setAside) {

    /** Which kinds of obligation there are, for the documents of doors. */
    public static final String KINDS =
            "`FIRST_CALL`, `ALL_ATTEMPTS`, `DISPOSITION`, `EARLY_DISQUALIFICATION`, or one that"
                    + " the policy declares in its settings (`obligations`)";

    /** Which types of action there are, for the documents of doors. */
    public static final String TYPES =
            "`ATTEMPT`, `ACCEPT_OR_REJECT`, `DISQUALIFY_OR_RETURN`, `NURTURE`, `SCORE`, `NONE`,"
                    + " or one that the policy declares in its settings (`actions`)";

    /**
     * A version of something: its id, and the hash of its content.
     *
     * @param id the id
     * @param version the SHA-256 of the content
     */
    @Schema(name = "VersionReference")
    public record Version(String id, String version) {

        static Version of(VersionedCalendar calendar) {
            return new Version(calendar.calendar().id(), calendar.version());
        }
    }

    /**
     * An obligation.
     *
     * @param kind what
     * @param state how it stands (O6)
     * @param deadline the last moment that is on time (B6); null while a pause without an end stops the clock, and for
     *     {@code EARLY_DISQUALIFICATION}, which is breached by the disposition itself (O4)
     * @param deadlineLocal the same in the calendar's zone
     * @param within the time that was allowed; null for {@code EARLY_DISQUALIFICATION}
     * @param metAt when it was met; null while it is not
     * @param tier the tier that promised it: a breach stays with the tier it happened in (O8); null for
     *     {@code EARLY_DISQUALIFICATION}
     * @param countedFrom from when on the time counts: receipt, or when rank or policy became another (O8, O9)
     * @param calendar the calendar that ran its clock, where that is not the decision's (B8)
     * @param channels what each channel requires; only for {@code ALL_ATTEMPTS}
     */
    @Schema(name = "Obligation")
    public record ObligationBody(
            @Schema(description = KINDS) String kind,
            ObligationState state,
            @Schema(nullable = true) Instant deadline,
            @Schema(nullable = true) String deadlineLocal,
            @Schema(nullable = true) String within,
            @Schema(nullable = true) Instant metAt,
            @Schema(nullable = true) String tier,
            @Schema(nullable = true) Instant countedFrom,
            @JsonInclude(JsonInclude.Include.NON_NULL) Version calendar,
            @JsonInclude(JsonInclude.Include.NON_NULL) List<ChannelBody> channels) {

        static ObligationBody from(Obligation obligation, VersionedCalendar usual) {
            var deadline = obligation.deadline();
            var basis = deadline.basis();
            var calendar = basis == null ? usual : basis.calendar();
            return new ObligationBody(
                    obligation.kind(),
                    obligation.state(),
                    deadline.at(),
                    LocalText.of(deadline.at(), calendar.calendar().zone()),
                    deadline.within() == null ? null : deadline.within().toString(),
                    obligation.metAt(),
                    basis == null ? null : basis.tier(),
                    basis == null ? null : basis.from(),
                    calendar.equals(usual) ? null : Version.of(calendar),
                    obligation.kind().equals(ObligationKind.ALL_ATTEMPTS)
                            ? ChannelBody.from(obligation.owed().required())
                            : null);
        }
    }

    /**
     * The attempts that a channel requires, those made, and those that remain.
     *
     * @param channel the channel
     * @param required the attempts that the policy requires
     * @param made the attempts made that count
     * @param remaining the attempts that are still to be made
     */
    @Schema(name = "ChannelCount")
    public record ChannelBody(String channel, int required, int made, int remaining) {

        static List<ChannelBody> from(RequiredAttempts required) {
            return required.channels().stream()
                    .map(floor -> new ChannelBody(floor.channel(), floor.required(), floor.made(), floor.remaining()))
                    .toList();
        }
    }

    /**
     * Something that must be done.
     *
     * @param type what
     * @param channel the channel of an attempt; otherwise null
     * @param attempt which attempt it is in its channel; otherwise null
     * @param of how many the channel requires; otherwise null
     * @param responsible the team that must do it; null when nothing is to be done
     * @param dueAt the last moment that is on time; null when nothing is due
     * @param dueLocal the same in the calendar's zone
     * @param earliestAt the first moment at which an attempt is allowed (B8); otherwise null
     * @param state how the obligation behind it stands; null when there is none
     * @param sentence the same for people
     */
    @Schema(name = "RequiredAction")
    public record ActionBody(
            @Schema(description = TYPES) String type,
            @Schema(nullable = true) String channel,
            @Schema(nullable = true) Integer attempt,
            @Schema(nullable = true) Integer of,
            @Schema(nullable = true) String responsible,
            @Schema(nullable = true) Instant dueAt,
            @Schema(nullable = true) String dueLocal,
            @Schema(nullable = true) Instant earliestAt,
            @Schema(nullable = true) ObligationState state,
            String sentence) {

        /** The first of a decision's required actions. */
        public static ActionBody next(Decision decision) {
            return from(
                    decision.next(),
                    decision,
                    decision.clock().calendar().calendar().zone());
        }

        static ActionBody from(RequiredAction action, Decision decision, ZoneId zone) {
            var next = action.attempt();
            return new ActionBody(
                    action.type(),
                    next == null ? null : next.channel(),
                    next == null ? null : next.number(),
                    next == null ? null : next.of(),
                    action.responsible(),
                    action.dueAt(),
                    LocalText.of(action.dueAt(), zone),
                    action.earliestAt(),
                    action.state(),
                    Sentence.of(action, decision));
        }
    }

    /**
     * A fact that is later than the moment asked for, by as much as other clocks may be ahead.
     *
     * @param kind its kind, such as {@code attempt}
     * @param id the caller's id of it
     * @param occurredAt when it happens
     * @param because why it has no say
     */
    @Schema(name = "LaterFact")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record LaterFactBody(
            @Schema(required = true) String kind,
            String id,
            @Schema(required = true) Instant occurredAt,
            @Schema(required = true) String because) {

        static final String BECAUSE = "It is later than asOf. It takes effect at its own time.";

        static List<LaterFactBody> all(Facts facts) {
            var all = new ArrayList<LaterFactBody>();
            facts.attempts().forEach(attempt -> add(all, "attempt", attempt.id(), attempt.occurredAt(), facts));
            if (facts.disposition() != null) {
                add(all, "disposition", null, facts.disposition().occurredAt(), facts);
            }
            return all;
        }

        private static void add(List<LaterFactBody> all, String kind, String id, Instant occurredAt, Facts facts) {
            if (facts.isLater(occurredAt)) {
                all.add(new LaterFactBody(kind, id, occurredAt, BECAUSE));
            }
        }
    }

    /**
     * The body of a decision.
     *
     * @param id its id; null when it is not recorded
     */
    static DecisionBody from(Decision decision, UUID id, Instant decidedAt, String rulesRevision) {
        var calendar = decision.clock().calendar();
        var zone = calendar.calendar().zone();
        var concluded = decision.conclusions();
        return new DecisionBody(
                id,
                new Version(decision.policy().terms().id(), decision.policy().version()),
                Version.of(calendar),
                rulesRevision,
                decision.facts().lead().id(),
                decision.facts().asOf().at(),
                decidedAt,
                decision.validUntil(),
                decision.validity().because(),
                concluded.tier() == null ? null : concluded.tier().name(),
                decision.clock().receivedAt(),
                decision.clock().startedAt(),
                concluded.obligations().stream()
                        .map(obligation -> ObligationBody.from(obligation, calendar))
                        .toList(),
                concluded.requiredActions().stream()
                        .map(action -> ActionBody.from(action, decision, zone))
                        .toList(),
                LaterFactBody.all(decision.facts()));
    }
}
