package dev.leadline.kernel.duty;

import dev.leadline.kernel.Invalid;
import dev.leadline.kernel.calendar.BusinessCalendar;
import dev.leadline.kernel.clock.Deadline;
import dev.leadline.kernel.clock.LeadClock;
import dev.leadline.kernel.decision.Decision;
import dev.leadline.kernel.decision.Tenure;
import dev.leadline.kernel.obligation.Obligation;
import dev.leadline.kernel.obligation.ObligationState;
import dev.leadline.kernel.policy.ObligationKind;
import dev.leadline.kernel.policy.Satisfaction;
import dev.leadline.kernel.policy.Terms;
import dev.leadline.kernel.policy.rows.AlertsRow;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Counts one obligation of a cycle. */
final class CountedDuty {

    private final CountedCycle counted;
    private final Decision decision;
    private final Obligation obligation;
    private final Deadline deadline;
    private final LeadClock clock;
    private final BusinessCalendar calendar;
    private final SpentTime time;
    private final ObligationState state;
    private final @Nullable Instant metAt;
    private final @Nullable Instant endedAt;
    /** When it was kept, ended or became late, or will: the moment by which it is judged. */
    private final Instant judgedAt;

    CountedDuty(CountedCycle counted, Obligation obligation) {
        this.counted = counted;
        this.decision = counted.decision();
        this.obligation = obligation;
        this.deadline = obligation.deadline();
        var basis = deadline.basis();
        this.clock = basis == null ? decision.clock() : basis.clock();
        this.calendar = clock.calendar().calendar();
        this.time = new SpentTime(calendar, basis == null ? List.of() : LeadClock.pauses(deadline));
        this.state = lasting(obligation, decision.facts().asOf().at());
        this.metAt = obligation.metAt();
        this.endedAt = isOpen() || metAt != null ? null : obligation.owed().endedAt();
        var settledAt = metAt == null ? endedAt : metAt;
        this.judgedAt = basis == null ? disposedAt() : earlier(settledAt, deadline.at());
    }

    /** Whether its deadline has passed is for the reader to see, as long as it can still be done. */
    private static ObligationState lasting(Obligation obligation, Instant asOf) {
        boolean isLateOnly = obligation.state() == ObligationState.BREACHED
                && !obligation.isSettled()
                && !obligation.deadline().keeps(asOf);
        return isLateOnly || obligation.state() == ObligationState.AT_RISK ? ObligationState.OPEN : obligation.state();
    }

    private boolean isOpen() {
        return state == ObligationState.OPEN;
    }

    private Instant disposedAt() {
        return Objects.requireNonNullElse(decision.history().disposedAt(), Instant.MAX);
    }

    private static Instant earlier(@Nullable Instant one, @Nullable Instant other) {
        var first = Objects.requireNonNullElse(one, Instant.MAX);
        return other == null || first.isBefore(other) ? first : other;
    }

    Duty duty() {
        var basis = deadline.basis();
        var tier = basis == null || basis.tier() == null ? counted.tierName() : basis.tier();
        var tenures = Tenure.of(counted.assessed().cycle().assignments(), clock.receivedAt(), judgedAt);
        return new Duty(
                counted.leadId(),
                counted.assessed().number(),
                obligation.kind(),
                counted.under(clock.policy(), clock.calendar(), tier),
                holder(tenures),
                times(),
                result(),
                time.spent(clock.startedAt(), deadline.at(), tenures, judgedAt, over()));
    }

    /** When it was done or ended; null while it may still be done. */
    private @Nullable Instant over() {
        return metAt == null && endedAt == null && deadline.basis() == null
                ? decision.history().disposedAt()
                : metAt == null ? endedAt : metAt;
    }

    private Duty.Holder holder(List<Tenure> tenures) {
        var last = tenures.get(tenures.size() - 1);
        boolean isHandedOn = tenures.stream()
                .anyMatch(each -> each.owner() != null && !each.owner().equals(last.owner()));
        return new Duty.Holder(last.owner(), last.team(), ownerDeadline(last), isHandedOn);
    }

    private @Nullable Instant ownerDeadline(Tenure last) {
        try {
            return last.owner() == null || deadline.basis() == null
                    ? null
                    : last.deadline(deadline).at();
        } catch (Invalid outOfReach) {
            return null;
        }
    }

    private Duty.Times times() {
        var dueAt = deadline.basis() == null ? decision.history().disposedAt() : deadline.at();
        return new Duty.Times(
                clock.startedAt(),
                deadline.at(),
                deadline.atRiskAfter(),
                dueAt,
                dueAt == null ? null : dueAt.atZone(calendar.zone()).toLocalDate(),
                warnedAt(),
                decision.history().disposedAt(),
                isFeasible());
    }

    private boolean isFeasible() {
        try {
            return deadline.basis() == null || LeadClock.isFeasible(deadline, channels());
        } catch (Invalid neverAllowed) {
            return false;
        }
    }

    private @Nullable Instant warnedAt() {
        if (deadline.basis() == null) {
            return null;
        }
        var tier = obligation.owed().tier();
        var at = decision
                .policy()
                .alertsFor(
                        tier == null ? null : tier.name(),
                        obligation.kind(),
                        decision.lead().attributes())
                .stream()
                .map(AlertsRow::at)
                .filter(threshold -> threshold.isEarly())
                .min(Comparator.comparing(threshold -> threshold.percent()))
                .map(obligation::comes)
                .orElse(null);
        return at != null && at.isBefore(judgedAt) ? at : null;
    }

    private List<String> channels() {
        if (obligation.kind().equals(ObligationKind.FIRST_CALL)) {
            return List.of(Terms.PHONE);
        }
        var required = obligation.owed().required();
        if (obligation.kind().equals(ObligationKind.ALL_ATTEMPTS) && required != null) {
            return required.channels().stream()
                    .filter(each -> each.required() > 0)
                    .map(each -> each.channel())
                    .toList();
        }
        return decision.policy()
                .terms()
                .findObligation(obligation.kind())
                .map(ObligationKind::satisfiedBy)
                .map(Satisfaction::channel)
                .map(List::of)
                .orElse(List.of());
    }

    private Duty.Result result() {
        return new Duty.Result(
                state,
                metAt,
                endedAt,
                cause(),
                metAt != null && !calendar.isOpen(metAt),
                metAt == null ? null : time.running(clock.startedAt(), metAt),
                metAt == null
                        ? null
                        : Duration.between(clock.receivedAt(), metAt).toSeconds());
    }

    private @Nullable String cause() {
        var disposition = decision.history().disposition();
        if (state == ObligationState.WAIVED) {
            return disposition == null ? null : disposition.reason();
        }
        if (state != ObligationState.CANCELLED) {
            return null;
        }
        if (endedAt != null && endedAt.equals(decision.history().reachedAt())) {
            return "REACHED";
        }
        if (endedAt != null && disposition != null && endedAt.equals(disposition.occurredAt())) {
            return disposition.type().isGivingUp()
                    ? "GIVEN_UP_IN_TIME"
                    : disposition.type().name();
        }
        return counted.isNurtured() ? "NURTURED" : "POLICY_ENDED";
    }
}
