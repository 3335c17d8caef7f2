package dev.leadline.kernel.clock;

import dev.leadline.kernel.Invalid;
import dev.leadline.kernel.calendar.BusinessCalendar;
import dev.leadline.kernel.calendar.BusinessDuration;
import dev.leadline.kernel.calendar.ClockTrace;
import dev.leadline.kernel.calendar.Stop;
import dev.leadline.kernel.fact.Facts;
import dev.leadline.kernel.fact.Lead;
import dev.leadline.kernel.fact.Pause;
import dev.leadline.kernel.policy.ClockTerms;
import dev.leadline.kernel.policy.ObligationKind;
import dev.leadline.kernel.policy.ResolvedPolicy;
import dev.leadline.kernel.policy.VersionedCalendar;
import dev.leadline.kernel.policy.rows.Threshold;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The lead's clock: it starts at the first open moment at or after receipt (B2), runs by one calendar (B8), and never
 * resets (O11).
 */
public final class LeadClock {

    private final ResolvedPolicy policy;
    private final Lead lead;
    private final Instant receivedAt;
    private final Instant startedAt;
    private final VersionedCalendar calendar;
    private final ClockTerms terms;
    private final List<Pause> pauses;
    private final Contact contact;
    /** The same by another calendar, as it was asked for last: all obligations of one owner are told by one clock. */
    private volatile @Nullable LeadClock other;

    /** @throws Invalid when the policy names no calendar for the lead, or that calendar does not open again (B7) */
    public LeadClock(ResolvedPolicy policy, Facts facts) {
        this.policy = policy;
        this.lead = facts.lead();
        this.receivedAt = lead.receivedAt();
        this.calendar = policy.calendarFor(lead.attributes());
        this.startedAt = reach("/lead/receivedAt", () -> hours().clockStart(receivedAt));
        this.terms = policy.terms().clock();
        this.pauses = asKnown(facts.pauses());
        this.contact = Contact.with(policy, facts);
    }

    private LeadClock(LeadClock other, VersionedCalendar calendar) {
        this.policy = other.policy;
        this.lead = other.lead;
        this.receivedAt = other.receivedAt;
        this.calendar = calendar;
        this.startedAt = reach("/lead/receivedAt", () -> hours().clockStart(receivedAt));
        this.terms = other.terms;
        this.pauses = other.pauses;
        this.contact = other.contact;
    }

    /**
     * Returns the clock by the calendar that the policy chooses for an owner and a team (B8, O11); this one where it chooses
     * none for them.
     */
    public LeadClock forOwner(@Nullable String owner, @Nullable String team) {
        var attributes = new HashMap<>(lead.attributes());
        put(attributes, "owner", owner);
        put(attributes, "team", team);
        var chosen = policy.findCalendarFor(attributes).orElse(calendar);
        if (chosen.equals(calendar)) {
            return this;
        }
        var known = other;
        if (known == null || !known.calendar.equals(chosen)) {
            known = new LeadClock(this, chosen);
            other = known;
        }
        return known;
    }

    private static void put(Map<String, String> attributes, String name, @Nullable String value) {
        if (value == null) {
            attributes.remove(name);
        } else {
            attributes.put(name, value);
        }
    }

    private static List<Pause> asKnown(List<Pause> pauses) {
        return pauses.isEmpty()
                ? pauses
                : pauses.stream()
                        .sorted(Comparator.comparing(Pause::recordedAt))
                        .toList();
    }

    /** Returns the moment of receipt. */
    public Instant receivedAt() {
        return receivedAt;
    }

    /** Returns the moment at which the clock started (B2). */
    public Instant startedAt() {
        return startedAt;
    }

    /** The policy version that says how it runs. */
    public ResolvedPolicy policy() {
        return policy;
    }

    /** The calendar that runs it, and its version. */
    public VersionedCalendar calendar() {
        return calendar;
    }

    /**
     * Returns the deadline of an obligation that runs {@code within} a time from receipt (O1), or from a later moment
     * at which it was promised (O8, O9).
     *
     * @throws Invalid when the deadline lies further away than any walk goes (B7)
     */
    public Deadline due(String kind, BusinessDuration within, @Nullable String tier, Instant from) {
        return reach(pauses.isEmpty() ? "/lead/receivedAt" : "/pauses", () -> walk(kind, within, tier, from));
    }

    private Deadline walk(String kind, BusinessDuration within, @Nullable String tier, Instant from) {
        var stops = stops(kind, within, from);
        var at = hours().findDeadline(from, within, stops).orElse(null);
        var percent = terms.atRiskAfterPercent();
        var atRiskAfter = percent == null
                ? null
                : hours().findPartWay(from, within, percent, stops).orElse(null);
        return new Deadline(kind, within, at, atRiskAfter, new Deadline.Basis(from, tier, this));
    }

    /**
     * Returns the moment of a threshold. A share of the time is walked as the deadline is; a time after it is counted
     * from the deadline ({@link BusinessCalendar#afterDeadline}), and no pause stops it, for none covers a breach (B9).
     *
     * @return {@code null} while a pause without an end keeps it from coming, and when it lies further away than any walk
     *     goes: nobody is ever told then, and nothing else changes
     */
    public static @Nullable Instant reached(Deadline deadline, Threshold threshold) {
        return deadline.requireBasis().clock().comes(deadline, threshold);
    }

    /** So long after a deadline; {@code null} when the deadline is not in sight, and when no walk reaches it (B7). */
    public static @Nullable Instant after(Deadline deadline, BusinessDuration after) {
        try {
            return deadline.at() == null
                    ? null
                    : deadline.requireBasis().clock().hours().afterDeadline(deadline.at(), after);
        } catch (Invalid outOfReach) {
            return null;
        }
    }

    private @Nullable Instant comes(Deadline deadline, Threshold threshold) {
        try {
            if (threshold.isEarly()) {
                var from = deadline.requireBasis().from();
                var stops = stops(deadline.kind(), deadline.requireWithin(), from);
                return hours().findPartWay(from, deadline.requireWithin(), threshold.percent(), stops)
                        .orElse(null);
            }
            return threshold.after() == null || deadline.at() == null
                    ? deadline.at()
                    : hours().afterDeadline(deadline.at(), threshold.after());
        } catch (Invalid outOfReach) {
            return null;
        }
    }

    /**
     * Traces the clock to a deadline, interval by interval; for one still paused, up to {@code asOf}, with that pause. A
     * deadline that outlived its policy is explained by that policy (O9).
     */
    public static ClockTrace trace(Deadline deadline, Instant asOf) {
        return deadline.requireBasis().clock().walked(deadline, asOf);
    }

    private ClockTrace walked(Deadline deadline, Instant asOf) {
        var from = deadline.requireBasis().from();
        var within = deadline.requireWithin();
        var stops = stops(deadline.kind(), within, from);
        return reach("/asOf", () -> hours().traceDeadline(from, within, stops, asOf));
    }

    /** Returns the pauses that stop the clock to a deadline (B9). */
    public static List<Stop> stops(Deadline deadline) {
        var basis = deadline.requireBasis();
        return basis.clock().stops(deadline.kind(), deadline.requireWithin(), basis.from());
    }

    /** Returns the pauses that do not stop the clock to a deadline, each with the reason, in the order in which they began. */
    public static List<IdlePause> idlePauses(Deadline deadline) {
        return deadline.requireBasis().clock().idle(deadline);
    }

    private List<IdlePause> idle(Deadline deadline) {
        var from = deadline.requireBasis().from();
        var within = deadline.requireWithin();
        if (!canBePaused(deadline.kind())) {
            return pauses.stream().map(IdlePause::ofFirstCall).sorted().toList();
        }
        var idle = new ArrayList<IdlePause>();
        var stops = new ArrayList<Stop>();
        var start = hours().clockStart(from);
        for (var pause : pauses) {
            var due = hours().findDeadline(from, within, stops).orElse(null);
            if (due != null && pause.recordedAt().isAfter(due)) {
                idle.add(IdlePause.knownTooLate(pause, due));
            } else {
                stops.add(new Stop(pause.from(), pause.to(), pause.reason()));
                if (pause.to() != null && !pause.to().isAfter(start)) {
                    idle.add(IdlePause.over(pause, start));
                } else if (deadline.at() != null && !pause.from().isBefore(deadline.at())) {
                    idle.add(IdlePause.afterwards(pause, deadline.at()));
                }
            }
        }
        return idle.stream().sorted().toList();
    }

    /** Returns the pauses that stop the clock to a deadline, in the order in which they begin. */
    public static List<Pause> pauses(Deadline deadline) {
        var clock = deadline.requireBasis().clock();
        if (clock.pauses.isEmpty()) {
            return List.of();
        }
        var idle = new ArrayList<Pause>();
        clock.idle(deadline).forEach(each -> idle.add(each.pause()));
        return clock.pauses.stream()
                .filter(each -> !idle.remove(each))
                .sorted(Comparator.comparing(Pause::from))
                .toList();
    }

    /**
     * Returns whether the lead may be contacted at some open moment from the start of the clock to a deadline (B8); also
     * while none is in sight.
     *
     * @param channels those that it takes
     */
    public static boolean isFeasible(Deadline deadline, Collection<String> channels) {
        var clock = deadline.requireBasis().clock();
        return deadline.at() == null
                || clock.contact.isAllowed(clock.hours(), clock.startedAt, deadline.at(), channels);
    }

    private boolean canBePaused(String kind) {
        return !kind.equals(ObligationKind.FIRST_CALL) || terms.firstCallCanBePaused();
    }

    /**
     * The pauses that stop this obligation's clock, taken in the order in which they became known: one that became
     * known after the deadline had passed covers nothing (B9).
     */
    private List<Stop> stops(String kind, BusinessDuration within, Instant from) {
        if (pauses.isEmpty() || !canBePaused(kind)) {
            return List.of();
        }
        var stops = new ArrayList<Stop>();
        for (var pause : pauses) {
            var deadline = hours().findDeadline(from, within, stops);
            if (deadline.isEmpty() || !pause.recordedAt().isAfter(deadline.get())) {
                stops.add(new Stop(pause.from(), pause.to(), pause.reason()));
            }
        }
        return stops;
    }

    /** The first moment, never before {@code asOf}, at which an attempt in {@code channel} is allowed (B8). */
    public Instant earliest(String channel) {
        return reach("/asOf", () -> contact.earliest(channel, receivedAt));
    }

    /** The same, so long after {@code previous}, the last attempt in that channel, if there was one. */
    public Instant earliest(String channel, @Nullable Instant previous, BusinessDuration apart) {
        return previous == null
                ? earliest(channel)
                : reach("/attempts", () -> contact.earliest(channel, hours().after(previous, apart)));
    }

    /** The last moment at which an {@code earliest} still holds; {@code null} when it holds for good (T3). */
    public @Nullable Instant earliestHoldsUntil(String channel, Instant earliest) {
        return reach("/asOf", () -> contact.holdsUntil(channel, earliest));
    }

    /** A moment that a calendar cannot reach is a fault of the fact that it was asked for. */
    public static <T> T reach(String fact, Supplier<T> walk) {
        try {
            return walk.get();
        } catch (Invalid outOfReach) {
            throw outOfReach.under(fact);
        }
    }

    private BusinessCalendar hours() {
        return calendar.calendar();
    }
}
