package dev.leadline.policies.publications;

import dev.leadline.calendars.publications.CalendarPublication;
import dev.leadline.calendars.publications.CalendarVersion;
import dev.leadline.kernel.Invalid;
import dev.leadline.kernel.calendar.BusinessCalendar;
import dev.leadline.kernel.decision.Decider;
import dev.leadline.kernel.fact.Lead;
import dev.leadline.kernel.obligation.VersionPeriod;
import dev.leadline.kernel.policy.Policy;
import dev.leadline.kernel.policy.ResolvedPolicy;
import dev.leadline.kernel.policy.Transition;
import dev.leadline.kernel.policy.VersionedCalendar;
import dev.leadline.kernel.tracking.InFlightChange;
import dev.leadline.kernel.tracking.LeadVersions;
import dev.leadline.kernel.tracking.VersionLookup;
import dev.leadline.policies.source.PolicyText;
import dev.leadline.web.QuotedText;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Says which policy versions held for a tracked lead (O9): the one in force when its clock started, and after it those
 * whose publication says more than {@code new-leads}. A calendar that is published anew is such a change, too: what is
 * still owed is due by the calendar in force, and what was kept or broken stays. It is read from what was published, so
 * every replica says the same; and what it resolved goes with the set of publications and rules that it was resolved for.
 */
public final class ApplicableVersions implements VersionLookup {

    private final PublishedPolicies published;
    private final Map<Key, ResolvedPolicy> resolved = new ConcurrentHashMap<>();

    ApplicableVersions(PublishedPolicies published) {
        this.published = published;
    }

    private record Key(long publication, Map<String, String> calendars) {}

    /** Something published that may change what holds for a lead. */
    private record News(Instant from, Publication policy, CalendarPublication calendar) {}

    @Override
    public LeadVersions of(String policyId, Lead lead, Instant upTo) {
        published.rules().mustBeSome();
        var id = policyId == null ? idForStage(lead) : policyId;
        var first = first(id, lead);
        var turns = new ArrayList<LeadVersions.Turn>();
        turns.add(first.turn());
        var present = first;
        for (var news : news(id, first.startedAt(), upTo)) {
            present = news.policy() == null ? present.byCalendar(news.calendar()) : present.byPolicy(news.policy());
            if (!present.turn().equals(turns.get(turns.size() - 1))) {
                turns.add(present.turn());
            }
        }
        return new LeadVersions(
                id,
                turns,
                new Decider(published.rules()),
                published.findRulesPublication().orElseThrow());
    }

    /** Everything published up to a moment that changes what holds for leads in flight, in the order of its coming. */
    public List<InFlightChange> arrivals(Instant upTo) {
        var arrivals = new ArrayList<InFlightChange>();
        published.history().published().stream()
                .filter(each -> each.said().transition() != Transition.NEW_LEADS)
                .map(each -> new InFlightChange(
                        "policy:" + each.sequence(),
                        each.policyId(),
                        null,
                        null,
                        each.effectiveFrom(),
                        each.said().transition().text(),
                        each.said().reason()))
                .forEach(arrivals::add);
        published.calendars().all().stream()
                .map(each -> new InFlightChange(
                        "calendar:" + each.sequence(),
                        null,
                        each.id(),
                        null,
                        each.effectiveFrom(),
                        Transition.RE_RATE_FROM_RECEIPT.text(),
                        each.imprint().reason()))
                .forEach(arrivals::add);
        published
                .findRulesPublication()
                .filter(each -> each.before() != null)
                .map(each -> new InFlightChange(
                        each.name(),
                        null,
                        null,
                        each.revision(),
                        each.inForceFrom(),
                        InFlightChange.DECIDE_AGAIN,
                        each.reason()))
                .ifPresent(arrivals::add);
        arrivals.removeIf(each -> each.from() == null || each.from().isAfter(upTo));
        arrivals.sort(Comparator.comparing(InFlightChange::from).thenComparing(InFlightChange::publication));
        return arrivals;
    }

    /** The versions that apply from a moment on. */
    private final class Present {

        private final Publication publication;
        private final LeadVersions.Turn turn;
        private final Instant startedAt;

        Present(Publication publication, LeadVersions.Turn turn, Instant startedAt) {
            this.publication = publication;
            this.turn = turn;
            this.startedAt = startedAt;
        }

        LeadVersions.Turn turn() {
            return turn;
        }

        Instant startedAt() {
            return startedAt;
        }

        Present byPolicy(Publication next) {
            var from = next.effectiveFrom();
            var regime = new VersionPeriod(
                    resolved(next, from),
                    from,
                    next.said().transition(),
                    next.said().reason());
            return new Present(next, new LeadVersions.Turn(regime, "policy:" + next.sequence()), startedAt);
        }

        Present byCalendar(CalendarPublication next) {
            var from = next.effectiveFrom();
            var version = resolved(publication, from);
            if (version.calendars().equals(turn.period().policy().calendars())) {
                return this;
            }
            var reason = "Calendar " + next.id() + ": " + next.imprint().reason();
            var regime = new VersionPeriod(version, from, Transition.RE_RATE_FROM_RECEIPT, reason);
            return new Present(publication, new LeadVersions.Turn(regime, "calendar:" + next.sequence()), startedAt);
        }
    }

    /** The version in force when the lead's clock started; before the first publication of a policy, that first one. */
    private Present first(String id, Lead lead) {
        var history = published.history();
        var atReceipt = inForce(history, id, lead.receivedAt());
        var startedAt = calendarOf(resolved(atReceipt, lead.receivedAt()), lead).clockStart(lead.receivedAt());
        // One that ended while the lead waited for the team to open still holds for it.
        var atStart = history.inForceAt(startedAt).getOrDefault(id, atReceipt);
        var turn = new LeadVersions.Turn(
                VersionPeriod.first(resolved(atStart, startedAt)), "policy:" + atStart.sequence());
        return new Present(atStart, turn, startedAt);
    }

    private static BusinessCalendar calendarOf(ResolvedPolicy policy, Lead lead) {
        return policy.calendarFor(lead.attributes()).calendar();
    }

    /** What was in force at receipt; for a lead from before the first publication of its policy, that one. */
    private static Publication inForce(PublicationHistory history, String id, Instant moment) {
        return Optional.ofNullable(history.inForceAt(moment).get(id))
                .or(() -> history.findFirst(id).filter(first -> !first.isEffective(moment)))
                .orElseThrow(() -> new Invalid(
                        "/policy",
                        id,
                        "There was no policy (" + QuotedText.of(id) + ") in force at " + moment
                                + ".\nSee /v1/policies for all ids."));
    }

    private String idForStage(Lead lead) {
        var stage = lead.stage();
        var inForce = published.history().inForceAt(lead.receivedAt()).values();
        return inForce.stream()
                .filter(each -> answersFor(stage, each))
                .findFirst()
                .map(Publication::policyId)
                .or(() -> published.inForce().findForStage(stage).map(policy -> policy.terms()
                        .id()))
                .orElseThrow(() -> new Invalid(
                        "/stage",
                        stage,
                        "There is no policy for the stage (" + QuotedText.of(stage) + ").\nUse one of these stages: "
                                + String.join(", ", published.inForce().stages()) + "."));
    }

    private boolean answersFor(String stage, Publication publication) {
        var terms = published.read(publication).policy().terms();
        return terms.answersForStage() && terms.stage().equals(stage);
    }

    private List<News> news(String id, Instant after, Instant upTo) {
        var news = new ArrayList<News>();
        published.history().published().stream()
                .filter(each -> each.policyId().equals(id))
                .filter(each -> each.said().transition() != Transition.NEW_LEADS)
                .forEach(each -> news.add(new News(each.effectiveFrom(), each, null)));
        published.calendars().all().forEach(each -> news.add(new News(each.effectiveFrom(), null, each)));
        news.removeIf(each -> each.from() == null
                || !each.from().isAfter(after)
                || each.from().isAfter(upTo));
        news.sort(Comparator.comparing(News::from)
                .thenComparing(each -> each.policy() == null)
                .thenComparing(each -> each.policy() == null
                        ? each.calendar().sequence()
                        : each.policy().sequence()));
        return news;
    }

    private ResolvedPolicy resolved(Publication publication, Instant moment) {
        var policy = published.read(publication).policy();
        var inForce = calendarsAt(policy, moment);
        var ids = new TreeMap<String, String>();
        inForce.forEach((id, calendar) -> ids.put(id, calendar.version()));
        return resolved.computeIfAbsent(new Key(publication.sequence(), ids), key -> resolve(policy, inForce));
    }

    /** The calendars that a policy names, as they were in force at a moment; before the first publication, that first. */
    private Map<String, CalendarVersion> calendarsAt(Policy policy, Instant moment) {
        var wanted = new TreeMap<String, CalendarVersion>();
        var inForce = published.calendars().inForce(moment);
        for (var id : idsOf(policy)) {
            Optional.ofNullable(inForce.get(id))
                    .or(() -> published.calendars().all().stream()
                            .filter(each -> each.id().equals(id))
                            .map(CalendarPublication::calendar)
                            .findFirst())
                    .ifPresent(calendar -> wanted.put(id, calendar));
        }
        return wanted;
    }

    private static Set<String> idsOf(Policy policy) {
        var clock = policy.terms().clock();
        var ids = new HashSet<>(clock.calendar().ids());
        if (clock.contactWindow() != null) {
            ids.add(clock.contactWindow().calendar());
        }
        return ids;
    }

    private ResolvedPolicy resolve(Policy policy, Map<String, CalendarVersion> inForce) {
        var version = PolicyText.version(policy, published.rules().revision());
        return policy.resolve(version, id -> Optional.ofNullable(inForce.get(id))
                .map(calendar -> new VersionedCalendar(calendar.calendar(), calendar.version())));
    }
}
