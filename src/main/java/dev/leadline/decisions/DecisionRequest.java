package dev.leadline.decisions;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.leadline.kernel.Contradiction;
import dev.leadline.kernel.Invalid;
import dev.leadline.kernel.decision.Vocabulary;
import dev.leadline.kernel.fact.AsOf;
import dev.leadline.kernel.fact.Attempt;
import dev.leadline.kernel.fact.Disposition;
import dev.leadline.kernel.fact.DispositionType;
import dev.leadline.kernel.fact.Facts;
import dev.leadline.kernel.fact.Pause;
import dev.leadline.kernel.fact.RankChange;
import dev.leadline.kernel.obligation.VersionPeriod;
import dev.leadline.kernel.policy.ResolvedPolicy;
import dev.leadline.web.Identifier;
import dev.leadline.web.PlainText;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Null;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The facts about a lead, and optionally the policy and the moment to decide for.
 *
 * @param policy the id of the policy to decide by; absent: the one that answers for the lead's stage
 * @param asOf the moment to decide for; absent: now
 * @param lead the lead
 * @param attempts the attempts made so far, in any order; an id told twice is one attempt (O5)
 * @param pauses the times in which the lead's clock does not run (B9)
 * @param disposition how the lead was disposed of; absent while it is not (O3)
 * @param ranks how the lead's rank changed after it was received; the lead's own rank is that at receipt (O8)
 * @param regimes the versions that held for a tracked lead; only the ledger has them (O9)
 */
@Schema(
        name = "DecisionRequest",
        examples =
                """
                {"policy": "mql-to-sal-predictive", "asOf": "2016-01-11T16:00:00Z",
                 "lead": {"id": "L-1", "rank": 92, "stage": "MQL", "receivedAt": "2016-01-11T10:00:00-05:00"},
                 "attempts": [{"id": "a1", "channel": "PHONE", "occurredAt": "2016-01-11T15:30:00Z", "outcome": "NO_ANSWER"}]}
                """)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record DecisionRequest(
        @PlainText(max = 64) String policy,
        Instant asOf,
        @NotNull @Valid LeadBody lead,
        @Size(max = 1_000, message = "must have at most {max} attempts") List<@NotNull @Valid AttemptBody> attempts,
        @Size(max = 100, message = "must have at most {max} pauses") List<@NotNull @Valid PauseBody> pauses,
        @Schema(nullable = true) @Valid DispositionBody disposition,
        @Size(max = 100, message = "must have at most {max} ranks") List<@NotNull @Valid RankBody> ranks,
        @Schema(hidden = true) @Null(message = "must be absent; only the server sets it")
                List<VersionPeriodBody> regimes) {

    /**
     * A change of the lead's rank.
     *
     * @param rank the new rank, between 0 and 100 (R1)
     * @param occurredAt when
     */
    @Schema(name = "RankChange")
    public record RankBody(
            @NotNull @Schema(minimum = "0", maximum = "100") BigDecimal rank, @NotNull Instant occurredAt) {

        RankChange toChange() {
            return new RankChange(occurredAt, rank);
        }

        static RankBody from(RankChange change) {
            return new RankBody(change.rank(), change.at());
        }
    }

    /**
     * An attempt.
     *
     * @param id the caller's id of it
     * @param channel {@code PHONE}, {@code EMAIL}, or another that the policy declares
     * @param occurredAt when it was made
     * @param recordedAt when it became known
     * @param outcome {@code NO_ANSWER}, {@code VOICEMAIL}, {@code CONNECTED}, {@code SENT}, {@code REPLIED}, {@code BOUNCED},
     *     {@code WRONG_NUMBER}, {@code AUTO_REPLY}, {@code INBOUND}, or another that the policy declares; absent: made, and not
     *     reached
     */
    @Schema(name = "Attempt")
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record AttemptBody(
            @Identifier String id,
            @NotNull @PlainText(max = 64) String channel,
            @NotNull Instant occurredAt,
            Instant recordedAt,
            @PlainText(max = 64) String outcome) {

        Attempt toAttempt() {
            return new Attempt(id, channel, occurredAt, recordedAt, outcome);
        }

        static AttemptBody from(Attempt attempt) {
            return new AttemptBody(
                    attempt.id(), attempt.channel(), attempt.occurredAt(), attempt.recordedAt(), attempt.outcome());
        }
    }

    /**
     * A time in which the lead's clock does not run.
     *
     * @param from when it stops
     * @param to when it runs on; absent while the pause lasts
     * @param recordedAt when the pause became known; absent: at once
     * @param reason why
     */
    @Schema(name = "Pause")
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record PauseBody(@NotNull Instant from, Instant to, Instant recordedAt, @NotNull @PlainText String reason) {

        Pause toPause() {
            return new Pause(from, to, recordedAt, reason);
        }

        static PauseBody from(Pause pause) {
            return new PauseBody(pause.from(), pause.to(), pause.recordedAt(), pause.reason());
        }
    }

    /**
     * The disposition of the lead.
     *
     * @param type what was decided
     * @param occurredAt when
     * @param reason the reason given
     */
    @Schema(name = "Disposition")
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record DispositionBody(
            @NotNull DispositionType type, @NotNull Instant occurredAt, @PlainText String reason) {

        Disposition toDisposition() {
            return new Disposition(type, occurredAt, reason);
        }

        static DispositionBody from(Disposition disposition) {
            return disposition == null
                    ? null
                    : new DispositionBody(disposition.type(), disposition.occurredAt(), disposition.reason());
        }
    }

    public DecisionRequest {
        attempts = attempts == null ? List.of() : attempts;
        pauses = pauses == null ? List.of() : pauses;
        ranks = ranks == null ? List.of() : ranks;
    }

    /**
     * The same request in the one form that all ways to write it share.
     *
     * @throws Invalid when something about the lead cannot be (R2)
     */
    DecisionRequest normal() {
        return new DecisionRequest(policy, asOf, lead.normal(), attempts, pauses, disposition, ranks, regimes);
    }

    /** The same request, by another policy when it names none. */
    DecisionRequest orElseBy(String other) {
        return policy == null && other != null
                ? new DecisionRequest(other, asOf, lead, attempts, pauses, disposition, ranks, regimes)
                : this;
    }

    /**
     * The request as facts.
     *
     * @param now the moment to decide for when the request names none
     * @param policy the policy that will decide, whose words the facts must use
     * @throws Invalid when a fact cannot be (R2, O5), or uses a word that the policy does not know
     * @throws Contradiction when two attempts share an id and differ (O5)
     */
    public Facts toFacts(Instant now, ResolvedPolicy policy) {
        var subject = lead.toLead(policy.terms().stage());
        var made = attempts.stream().map(AttemptBody::toAttempt).toList();
        Vocabulary.of(policy).check(subject, made);
        return new Facts(
                new AsOf(asOf == null ? now : asOf),
                subject,
                made,
                each("/pauses/", pauses, PauseBody::toPause),
                disposition == null ? null : disposition.toDisposition(),
                each("/ranks/", ranks, RankBody::toChange));
    }

    /** Each of them as the kernel wants it; a fault is named by its place. */
    private static <B, F> List<F> each(String pointer, List<B> bodies, Function<B, F> made) {
        var all = new ArrayList<F>();
        for (int i = 0; i < bodies.size(); i++) {
            try {
                all.add(made.apply(bodies.get(i)));
            } catch (Invalid invalid) {
                throw invalid.under(pointer + i);
            }
        }
        return all;
    }

    /** The request that gives the same facts to the same policy, in its one normal form. */
    public static DecisionRequest from(Facts facts, String policy) {
        return kept(facts, policy, null);
    }

    /**
     * The request as the ledger keeps it.
     *
     * @param periods the versions that held for a tracked lead; {@code null} for one that is not tracked
     */
    static DecisionRequest kept(Facts facts, String policy, List<VersionPeriod> periods) {
        return new DecisionRequest(
                policy,
                facts.asOf().at(),
                LeadBody.from(facts.lead()),
                facts.attempts().stream().map(AttemptBody::from).toList(),
                facts.pauses().stream().map(PauseBody::from).toList(),
                DispositionBody.from(facts.disposition()),
                facts.ranks().stream().map(RankBody::from).toList(),
                periods == null
                        ? null
                        : periods.stream().map(VersionPeriodBody::from).toList());
    }
}
