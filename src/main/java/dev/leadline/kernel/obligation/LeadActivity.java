package dev.leadline.kernel.obligation;

import dev.leadline.kernel.calendar.BusinessDuration;
import dev.leadline.kernel.clock.LeadClock;
import dev.leadline.kernel.fact.Attempt;
import dev.leadline.kernel.policy.Satisfaction;
import dev.leadline.kernel.policy.Terms;
import dev.leadline.kernel.policy.rows.AttemptsRow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The work on a lead up to the moment asked for. It is one fact, and what is concluded from it keeps hold of it,
 * because nearly every rule needs it and each join costs.
 *
 * @param tables the policy's tables, where rules look up what follows from it
 * @param asOf the moment that is asked for; time is a fact like any other (T1)
 * @param clock the lead's clock
 * @param history what was done about the lead
 * @param change that the lead's rank or policy became another, lastly (O8, O9)
 * @param prior what was owed until then
 */
public record LeadActivity(
        PolicyTables tables,
        Instant asOf,
        LeadClock clock,
        History history,
        @Nullable Change change,
        List<PriorObligation> prior) {

    /** The policy's settings. */
    public Terms terms() {
        return tables.terms();
    }

    /** Returns whether the lead was reached (O2). */
    public boolean isReached() {
        return history.reachedAt() != null;
    }

    /** Returns whether the lead was disposed of (O3). */
    public boolean isDisposed() {
        return history.disposition() != null;
    }

    /** Returns whether the policy declares a kind of obligation of its own: only then may a rule conclude it. */
    public boolean declares(String kind) {
        return terms().findObligation(kind).isPresent();
    }

    /** Compares the attempts made with the attempts that a row of {@code attempts} requires of a tier (O2). */
    public RequiredAttempts against(Tier tier, AttemptsRow row) {
        return requires(tier, row.required());
    }

    /**
     * Compares the attempts made with the attempts that a tier requires (O2).
     *
     * @param required how many attempts, by channel; 0 for a channel that it leaves out
     */
    public RequiredAttempts requires(Tier tier, Map<String, Integer> required) {
        var channels = new ArrayList<ChannelRequirement>(history.tallies().size());
        for (var tally : history.tallies()) {
            channels.add(ChannelRequirement.of(tally, required.getOrDefault(tally.channel(), 0)));
        }
        return new RequiredAttempts(tier, channels, this);
    }

    /**
     * Something owed within a time from receipt, whatever the lead's tier requires: see
     * {@link RequiredAttempts#owe(String, String)}.
     *
     * @param within such as {@code "1 business day"}
     */
    public Due owe(String kind, String within) {
        return Promise.of(this, null, kind, BusinessDuration.parse(within), null)
                .due();
    }

    /**
     * The same, done by something else than an attempt.
     *
     * @param doneAt when it was done, such as {@code $change.at()}
     */
    public Due owe(String kind, String within, @Nullable Instant doneAt) {
        return Promise.of(this, null, kind, BusinessDuration.parse(within), null)
                .doneAt(doneAt)
                .due();
    }

    /** The same counted from another moment than receipt, such as that of a {@link Timer}. */
    public Due oweFrom(Instant from, String kind, String within) {
        return Promise.of(this, null, kind, BusinessDuration.parse(within), from)
                .due();
    }

    /** Returns the obligation at the change; {@code null} when there was none of the kind, or no change. */
    @Nullable
    PriorObligation findPrior(String kind) {
        for (int i = 0; i < prior.size(); i++) {
            if (prior.get(i).kind().equals(kind)) {
                return prior.get(i);
            }
        }
        return null;
    }

    /**
     * Returns the moment at which attempts satisfied a declared obligation.
     *
     * @param since the moment from which it is owed: what was done before does not satisfy it
     */
    @Nullable
    Instant satisfiedAt(Satisfaction wanted, Instant since) {
        var made = new ArrayList<Instant>();
        for (var reading : history.readings()) {
            for (var attempt : reading.attempts()) {
                if (satisfies(attempt, reading, wanted) && !attempt.occurredAt().isBefore(since)) {
                    made.add(attempt.occurredAt());
                }
            }
        }
        made.sort(null);
        return made.size() < wanted.attempt() ? null : made.get(wanted.attempt() - 1);
    }

    private static boolean satisfies(Attempt attempt, AttemptReading reading, Satisfaction wanted) {
        boolean isHere = wanted.channel() == null || wanted.channel().equals(attempt.channel());
        return isHere
                && (wanted.outcomes().isEmpty()
                        ? reading.counts()
                        : attempt.outcome() != null && wanted.outcomes().contains(attempt.outcome()));
    }
}
