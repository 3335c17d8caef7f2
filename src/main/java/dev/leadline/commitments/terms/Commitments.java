package dev.leadline.commitments.terms;

import dev.leadline.approvals.Approval;
import dev.leadline.approvals.UsualApprovals;
import dev.leadline.approvals.Warrant;
import dev.leadline.calendars.Calendars;
import dev.leadline.calendars.publications.CalendarVersion;
import dev.leadline.kernel.Invalid;
import dev.leadline.kernel.calendar.BusinessCalendar;
import dev.leadline.kernel.commitment.BusinessDates;
import dev.leadline.kernel.commitment.Period;
import dev.leadline.web.Closest;
import dev.leadline.web.QuotedText;
import dev.leadline.web.problems.Precondition;
import dev.leadline.web.problems.Problem;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;

/** The commitments that there are, and how their terms come into force. */
@ApplicationScoped
public class Commitments {

    private final CommitmentStore store;
    private final Calendars calendars;
    private final UsualApprovals approvals;
    private final Event<CommitmentPublished> published;
    private final InstantSource clock;

    Commitments(
            CommitmentStore store,
            Calendars calendars,
            UsualApprovals approvals,
            Event<CommitmentPublished> published,
            InstantSource clock) {
        this.store = store;
        this.calendars = calendars;
        this.approvals = approvals;
        this.published = published;
        this.clock = clock;
    }

    /**
     * Terms as they are now.
     *
     * @param isNew whether there were none before
     */
    public record Put(CommitmentVersion version, boolean isNew) {}

    /** @throws Problem 404 when there is none */
    public List<CommitmentVersion> versions(String id) {
        var versions = store.versions(id);
        if (versions.isEmpty()) {
            throw Problem.notFound(
                    "There is no commitment (" + QuotedText.of(id) + ").\nSee /v1/commitments for all ids.");
        }
        return versions;
    }

    /**
     * Publishes terms, unless the last ones are the same.
     *
     * @throws Problem 412 or 428 as {@link Precondition#check}; 409 when others must consent
     * @throws Invalid when the terms cannot be, or change what is past
     */
    public Put publish(String id, CommitmentRequest wanted, String by, Precondition seen) {
        var calendar = checked(wanted.terms());
        return QuarkusTransaction.requiringNew().call(() -> {
            store.lock();
            var versions = store.versions(id);
            check(seen, id, versions);
            return isPresent(wanted.terms(), versions)
                    ? new Put(last(versions), false)
                    : add(prepared(id, wanted, by, calendar, versions), Warrant.NOBODY, sequence -> {});
        });
    }

    /**
     * Publishes terms that others consented to. A date that is past by then is today.
     *
     * @param within what else belongs to the same transaction; it is given the number of the version
     */
    public Put publish(String id, CommitmentRequest wanted, String by, Warrant warrant, LongConsumer within) {
        var calendar = checked(wanted.terms());
        var today = LocalDate.ofInstant(clock.instant(), calendar.zone());
        boolean isPast =
                wanted.effectiveFrom() != null && wanted.effectiveFrom().isBefore(today);
        return QuarkusTransaction.requiringNew().call(() -> {
            store.lock();
            var versions = store.versions(id);
            var asked = isPast ? new CommitmentRequest(wanted.terms(), wanted.reason(), null) : wanted;
            return add(prepared(id, asked, by, calendar, versions), warrant, within);
        });
    }

    /**
     * Refuses what {@link #publish} would refuse as things are, whoever consents, and terms that are published already.
     *
     * @throws Problem as {@link #publish}
     */
    public void rehearse(String id, CommitmentRequest wanted, String by, Precondition seen) {
        var calendar = checked(wanted.terms());
        var versions = store.versions(id);
        check(seen, id, versions);
        if (isPresent(wanted.terms(), versions)) {
            throw Problem.conflict("The terms are those that were published last.\nThere is nothing to consent to.");
        }
        prepared(id, wanted, by, calendar, versions);
    }

    private CommitmentVersion prepared(
            String id,
            CommitmentRequest wanted,
            String by,
            BusinessCalendar calendar,
            List<CommitmentVersion> versions) {
        checkCurrency(wanted.terms().currency(), versions);
        var imprint = new CommitmentVersion.Imprint(clock.instant(), by, wanted.reason(), Approval.NONE);
        var from = effectiveFrom(wanted, versions, LocalDate.ofInstant(imprint.publishedAt(), calendar.zone()));
        return CommitmentVersion.of(id, wanted.terms(), from, imprint);
    }

    private Put add(CommitmentVersion version, Warrant warrant, LongConsumer within) {
        var id = version.id();
        warrant.demand(approvals.get(), "commitment (" + id + ")", "/v1/commitments/" + id + "/proposals");
        boolean isNew = store.versions(id).isEmpty();
        store.add(version.approved(warrant.approval()));
        var kept = last(store.versions(id));
        within.accept(kept.sequence());
        published.fire(new CommitmentPublished(kept));
        return new Put(kept, isNew);
    }

    /** What a commitment says in one currency cannot be added to what it says in another. */
    private static void checkCurrency(String currency, List<CommitmentVersion> versions) {
        var kept = versions.isEmpty() ? currency : last(versions).terms().currency();
        if (!currency.equals(kept)) {
            throw new Invalid(
                    "/terms/currency",
                    currency,
                    "The currency (%s) must be that of the earlier versions, %s.\nUse another commitment for another currency."
                            .formatted(currency, kept));
        }
    }

    private static boolean isPresent(CommitmentDefinition terms, List<CommitmentVersion> versions) {
        return !versions.isEmpty() && last(versions).version().equals(CommitmentVersion.hash(terms));
    }

    private static CommitmentVersion last(List<CommitmentVersion> versions) {
        return versions.get(versions.size() - 1);
    }

    private static void check(Precondition seen, String id, List<CommitmentVersion> versions) {
        var last = versions.isEmpty() ? null : last(versions);
        var tags = last == null ? List.<String>of() : List.of(last.version());
        var change = last == null
                ? null
                : last.imprint().publishedBy() + " at " + last.imprint().publishedAt();
        seen.check(new Precondition.Edited("commitment", id, tags, change), tag -> Optional.empty());
    }

    private BusinessCalendar checked(CommitmentDefinition terms) {
        try {
            TermsCheck.check(terms);
            var period = period(terms);
            var calendar = calendar(terms.calendar());
            BusinessDates.of(calendar, period);
            return calendar;
        } catch (Invalid invalid) {
            throw invalid.under("/terms");
        }
    }

    private static Period period(CommitmentDefinition terms) {
        try {
            return new Period(terms.period().from(), terms.period().to());
        } catch (Invalid invalid) {
            throw invalid.under("/period");
        }
    }

    private BusinessCalendar calendar(String id) {
        return calendars.find(id).map(CalendarVersion::calendar).orElseThrow(() -> {
            var known = calendars.all().stream().map(CalendarVersion::id).toList();
            var meant = Closest.to(id, known)
                    .map(each -> "\nDid you mean `" + each + "`?")
                    .orElse("\nSee /v1/calendars for all ids.");
            return new Invalid("/calendar", id, "There is no calendar (" + QuotedText.of(id) + ")." + meant);
        });
    }

    /** From when on terms hold: the first of a period always, later ones from a date that is not past. */
    private static LocalDate effectiveFrom(
            CommitmentRequest wanted, List<CommitmentVersion> versions, LocalDate today) {
        var period = period(wanted.terms());
        for (var each : versions) {
            if (!each.period().equals(period) && each.period().overlaps(period)) {
                throw new Invalid(
                        "/terms/period",
                        period,
                        "The period (%s) overlaps the period %s of the same commitment.\nUse that period to change its terms, or dates outside it."
                                .formatted(period, each.period()));
            }
        }
        var before =
                versions.stream().filter(each -> each.period().equals(period)).reduce((earlier, later) -> later);
        return before.map(each -> later(wanted.effectiveFrom(), each, today)).orElseGet(() -> first(wanted, period));
    }

    private static LocalDate first(CommitmentRequest wanted, Period period) {
        if (wanted.effectiveFrom() != null && !wanted.effectiveFrom().equals(period.from())) {
            throw new Invalid(
                    "/effectiveFrom",
                    wanted.effectiveFrom(),
                    "The effectiveFrom (%s) of the first terms of a period must be its first date, %s.\nLeave it out."
                            .formatted(wanted.effectiveFrom(), period.from()));
        }
        return period.from();
    }

    private static LocalDate later(LocalDate wanted, CommitmentVersion before, LocalDate today) {
        var period = before.period();
        if (!today.isBefore(period.to())) {
            throw new Invalid(
                    "/terms/period",
                    period,
                    "The period (%s) is over, so its terms stay as they are.".formatted(period));
        }
        var earliest = latest(latest(today, period.from()), before.effectiveFrom());
        var from = wanted == null ? earliest : wanted;
        if (from.isBefore(earliest) || !period.contains(from)) {
            throw new Invalid(
                    "/effectiveFrom",
                    from,
                    "The effectiveFrom (%s) must be from %s to %s, because what is past stays as it was."
                            .formatted(from, earliest, period.to().minusDays(1)));
        }
        return from;
    }

    private static LocalDate latest(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }
}
