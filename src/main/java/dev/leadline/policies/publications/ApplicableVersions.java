package dev.leadline.policies.publications;

import dev.leadline.calendars.publications.CalendarPublication;
import dev.leadline.calendars.publications.CalendarVersion;
import dev.leadline.kernel.Invalid;
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
 * still owed is due by the calendar in force, and what was kept or broken stays. While the clock has not started, whatever
 * comes holds as if it had been there at receipt, and may move the start. It is read from what was published, so
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
        var present = atReceipt(id, lead);
        var turns = new ArrayList<>(List.of(present.turn()));
        VersionPeriod next = null;
        for (var news : news(id, lead.receivedAt())) {
            boolean isWaiting = turns.size() == 1 && present.waitsAt(news.from());
            var then = isWaiting ? present.waitingFor(news) : present.after(news);
            if (then == present) {
                continue;
            }
            if (news.from().isAfter(upTo)) {
                next = then.turn().period();
                break;
            }
            if (isWaiting) {
                turns.clear();
            }
            turns.add(then.turn());
            present = then;
        }
        return new LeadVersions(
                id,
                turns,
                next,
                new Decider(published.rules()),
                published.findRulesPublication().orElseThrow());
    }

    /**
     * Everything published up to a moment that may change what holds for leads in flight, in the order of its coming: what
     * is for new leads changes it for those whose clock has not started.
     */
    public List<InFlightChange> arrivals(Instant upTo) {
        var arrivals = new ArrayList<InFlightChange>();
        published.history().published().stream()
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

    /** The versions that apply to a lead from a moment on. */
    private final class Present {

        private final Lead lead;
        private final Publication publication;
        private final LeadVersions.Turn turn;

        Present(Lead lead, Publication publication, LeadVersions.Turn turn) {
            this.lead = lead;
            this.publication = publication;
            this.turn = turn;
        }

        LeadVersions.Turn turn() {
            return turn;
        }

        /** Returns whether the lead's clock has not started before a moment; also where it never does. */
        boolean waitsAt(Instant moment) {
            try {
                var calendar = turn.period().policy().calendarFor(lead.attributes());
                return !calendar.calendar().clockStart(lead.receivedAt()).isBefore(moment);
            } catch (Invalid neverOpens) {
                return true;
            }
        }

        /** What comes while the clock has not started holds as if it had always been there, whatever its transition. */
        Present waitingFor(News news) {
            return news.policy() == null ? by(news.calendar()) : by(news.policy());
        }

        /** What comes later holds unless it is for new leads only. */
        Present after(News news) {
            return news.policy() != null && news.policy().said().transition() == Transition.NEW_LEADS
                    ? this
                    : waitingFor(news);
        }

        private Present by(Publication next) {
            if (next.sequence() == publication.sequence()) {
                return this;
            }
            var from = next.effectiveFrom();
            var said = next.said();
            var period = new VersionPeriod(resolved(next, from), from, said.transition(), said.reason());
            return new Present(lead, next, new LeadVersions.Turn(period, "policy:" + next.sequence()));
        }

        private Present by(CalendarPublication next) {
            var from = next.effectiveFrom();
            var version = resolved(publication, from);
            if (version.calendars().equals(turn.period().policy().calendars())) {
                return this;
            }
            var reason = "Calendar " + next.id() + ": " + next.imprint().reason();
            var period = new VersionPeriod(version, from, Transition.RE_RATE_FROM_RECEIPT, reason);
            return new Present(lead, publication, new LeadVersions.Turn(period, "calendar:" + next.sequence()));
        }
    }

    /** The version in force at receipt. One that ended while the lead waited for the team to open still holds for it. */
    private Present atReceipt(String id, Lead lead) {
        var publication = inForce(published.history(), id, lead.receivedAt());
        var period = VersionPeriod.first(resolved(publication, lead.receivedAt()));
        return new Present(lead, publication, new LeadVersions.Turn(period, "policy:" + publication.sequence()));
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

    /** What takes effect after a moment, in the order of its coming. */
    private List<News> news(String id, Instant after) {
        var news = new ArrayList<News>();
        published.history().published().stream()
                .filter(each -> each.policyId().equals(id))
                .forEach(each -> news.add(new News(each.effectiveFrom(), each, null)));
        published.calendars().all().forEach(each -> news.add(new News(each.effectiveFrom(), null, each)));
        news.removeIf(each -> each.from() == null || !each.from().isAfter(after));
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
