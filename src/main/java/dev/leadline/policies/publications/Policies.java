package dev.leadline.policies.publications;

import dev.leadline.calendars.Calendars;
import dev.leadline.calendars.publications.CalendarPublication;
import dev.leadline.calendars.publications.CalendarPublished;
import dev.leadline.calendars.publications.CalendarVersion;
import dev.leadline.kernel.Invalid;
import dev.leadline.kernel.rules.RuleBase;
import dev.leadline.ledger.Versions;
import dev.leadline.policies.reviews.RuleTrials;
import dev.leadline.policies.source.AuthoredPolicy;
import dev.leadline.policies.source.PolicyText;
import dev.leadline.rules.RuleRevisions;
import dev.leadline.web.QuotedText;
import dev.leadline.web.json.Canonical;
import dev.leadline.web.problems.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/** The policies in force at any moment from now on: the publications, made ready to decide with the rules in force. */
@ApplicationScoped
public class Policies {

    private final Publications publications;
    private final Calendars calendars;
    private final Versions versions;
    private final InstantSource clock;
    private final Map<Long, AuthoredPolicy> read = new ConcurrentHashMap<>();
    private volatile Prepared prepared;

    Policies(Publications publications, Calendars calendars, Versions versions, InstantSource clock) {
        this.publications = publications;
        this.calendars = calendars;
        this.versions = versions;
        this.clock = clock;
    }

    /**
     * Publications, and what they come to.
     *
     * @param calendars the latest publication of a calendar that it knows of
     */
    record Prepared(PublicationHistory history, long calendars, Timeline timeline, RuleBase rules) {}

    /** All policies in force now, as one unchanging set. */
    public PoliciesInForce inForce() {
        return inForce(clock.instant());
    }

    /**
     * All policies in force at a moment. What was in force in the past is not asked for here: a decision made now is made
     * by what is in force now, or, when it is about the future, by what will be.
     */
    public PoliciesInForce inForce(Instant moment) {
        return prepared.timeline().at(moment);
    }

    /** Finds the version of a policy that is in force now, with the files it was read from. */
    public Optional<AuthoredPolicy> findInForce(String policyId) {
        return Optional.ofNullable(history().inForceAt(clock.instant()).get(policyId))
                .map(publication -> read(publication.sequence()));
    }

    /** @throws Problem 404 when nothing was ever published of a policy */
    public void checkKnown(String policyId) {
        if (history().findLast(policyId).isEmpty()) {
            throw unknown(policyId);
        }
    }

    /** 404: there is no policy of this id. */
    public static Problem unknown(String policyId) {
        return Problem.notFound("There is no policy (" + QuotedText.of(policyId) + ").\nSee /v1/policies for all ids.");
    }

    /** Returns whether there is anything to decide by. */
    public boolean isReady() {
        return prepared != null;
    }

    public PublicationHistory history() {
        return prepared.history();
    }

    public RuleBase rules() {
        return prepared.rules();
    }

    /**
     * Applies the same policies by other rules: they are other versions, and all of them change at once.
     *
     * @throws Invalid when what was published cannot be read any more
     */
    public synchronized void applyWith(RuleBase rules) {
        prepared = prepare(rules);
    }

    /** Takes over what was published since, here or by another replica. */
    public synchronized void refresh() {
        prepared = prepare(prepared.rules());
    }

    /** As {@link #refresh()}, unless nothing was published since. */
    void refreshIfStale() {
        var known = prepared;
        if (known == null) {
            return;
        }
        boolean calendarsChanged = calendars.latest() != known.calendars();
        if (calendarsChanged) {
            calendars.refresh();
        }
        if (calendarsChanged || publications.latest() != known.history().latest()) {
            refresh();
        }
    }

    void calendarPublished(@Observes CalendarPublished event) {
        if (isReady()) {
            refresh();
        }
    }

    /**
     * Prepares what would be in force if the present transaction were committed.
     *
     * @throws Invalid when two policies would answer for one stage, or a calendar would be missing
     */
    public Prepared prepare(RuleBase rules) {
        long calendarSequence = calendars.known();
        var history = new PublicationHistory(publications.all());
        var moments = moments(history);
        var inForce = new HashMap<Instant, PoliciesInForce>();
        moments.forEach(moment -> inForce.put(moment, inForce(history, moment, rules)));
        if (!rules.isNone()) {
            inForce.values().forEach(this::keep);
        }
        return new Prepared(history, calendarSequence, new Timeline(inForce), rules);
    }

    private TreeSet<Instant> moments(PublicationHistory history) {
        var now = clock.instant();
        var moments = new TreeSet<>(history.changesAfter(now));
        moments.add(now);
        calendars.publications().stream()
                .map(CalendarPublication::effectiveFrom)
                .filter(moment -> moment != null && moment.isAfter(now))
                .forEach(moments::add);
        return moments;
    }

    /** Every policy that is in force or will be, as is published, with the calendars that are in force then. */
    public List<RuleTrials.Subject> subjects() {
        var history = new PublicationHistory(publications.all());
        return moments(history).stream()
                .flatMap(moment -> history.inForceAt(moment).values().stream()
                        .map(each -> new RuleTrials.Subject(read(each.sequence()), calendarsAt(moment))))
                .toList();
    }

    private PoliciesInForce inForce(PublicationHistory history, Instant moment, RuleBase rules) {
        var policies = history.inForceAt(moment).values().stream()
                .map(each -> read(each.sequence()).policy())
                .toList();
        return new PoliciesInForce(policies, calendarsAt(moment), rules);
    }

    private Map<String, CalendarVersion> calendarsAt(Instant moment) {
        return calendars.inForce(moment);
    }

    AuthoredPolicy read(long sequence) {
        return read.computeIfAbsent(sequence, number -> AuthoredPolicy.from(publications.files(number)));
    }

    /** The calendars in force now, by id. */
    public Map<String, CalendarVersion> calendars() {
        return calendarsAt(clock.instant());
    }

    /** What a decision refers to by its hash is kept before the first decision can refer to it. */
    private void keep(PoliciesInForce inForce) {
        versions.keep("rules", inForce.rules().revision(), "rules", RuleRevisions.text(inForce.rules()));
        inForce.calendars()
                .forEach(calendar -> versions.keep(
                        "calendar", calendar.version(), calendar.id(), Canonical.json(calendar.definition())));
        inForce.all().forEach(policy -> {
            var id = policy.terms().id();
            versions.keep(
                    "policy",
                    policy.version(),
                    id,
                    PolicyText.canonical(
                            inForce.findWritten(id).orElseThrow(),
                            inForce.rules().revision()));
        });
    }
}
