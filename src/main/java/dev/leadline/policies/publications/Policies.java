package dev.leadline.policies.publications;

import dev.leadline.calendars.Calendars;
import dev.leadline.calendars.publications.CalendarPublished;
import dev.leadline.calendars.publications.CalendarTimeline;
import dev.leadline.kernel.Invalid;
import dev.leadline.kernel.rules.RuleBase;
import dev.leadline.kernel.tracking.RulesPublication;
import dev.leadline.policies.reviews.RuleTrials;
import dev.leadline.policies.source.AuthoredPolicy;
import dev.leadline.web.QuotedText;
import dev.leadline.web.problems.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** The policies in force at any moment from now on: the publications, made ready to decide with the rules in force. */
@ApplicationScoped
public class Policies {

    private final Publications publications;
    private final Calendars calendars;
    private final KeptVersions versions;
    private final InstantSource clock;
    private final Map<Long, AuthoredPolicy> read = new ConcurrentHashMap<>();
    private volatile PublishedPolicies present;

    Policies(Publications publications, Calendars calendars, KeptVersions versions, InstantSource clock) {
        this.publications = publications;
        this.calendars = calendars;
        this.versions = versions;
        this.clock = clock;
    }

    /** Everything published and the rules, as one unchanging set, for whoever asks more than one question. */
    public PublishedPolicies present() {
        return present;
    }

    /** All policies in force now, as one unchanging set. */
    public PoliciesInForce inForce() {
        return present().inForce();
    }

    /** All policies in force at a moment, as {@link PublishedPolicies#inForce(Instant)}. */
    public PoliciesInForce inForce(Instant moment) {
        return present().inForce(moment);
    }

    /** Finds the version of a policy that is in force now, with the files it was read from. */
    public Optional<AuthoredPolicy> findInForce(String policyId) {
        var published = present();
        return published.find(policyId, clock.instant()).map(published::read);
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
        return present != null;
    }

    public PublicationHistory history() {
        return present().history();
    }

    public RuleBase rules() {
        return present().rules();
    }

    /**
     * Applies the same policies by other rules: they are other versions, and all of them change at once.
     *
     * @param publication how the rules came into force; empty for those of no file
     * @throws Invalid when what was published cannot be read any more
     */
    public synchronized void applyWith(RuleBase rules, Optional<RulesPublication> publication) {
        takeOver(prepare(rules, publication));
    }

    /** Takes over what was published since, here or by another replica. */
    public synchronized void refresh() {
        takeOver(prepare());
    }

    /**
     * Takes over what was {@link #prepare() prepared} in a transaction that is committed now. If something else came
     * meanwhile, it is prepared again with that.
     */
    public synchronized void committed(PublishedPolicies next) {
        calendars.takeOver(next.calendars());
        if (next.rules() == rules()
                && next.history().latest() >= history().latest()
                && next.calendars() == calendars.timeline()) {
            takeOver(next);
        } else {
            refresh();
        }
    }

    /** Remembers what a publication brings into force, which need not be read again. */
    public void remember(long sequence, AuthoredPolicy policy) {
        read.put(sequence, policy);
    }

    /** What was read and is not published, because it was called off or never committed, is not asked for again. */
    private void takeOver(PublishedPolicies next) {
        present = next;
        read.keySet()
                .retainAll(next.history().published().stream()
                        .map(Publication::sequence)
                        .collect(Collectors.toSet()));
    }

    /** As {@link #refresh()}, unless nothing was published since. */
    void refreshIfStale() {
        var known = present;
        if (known == null) {
            return;
        }
        boolean calendarsChanged = calendars.latest() != known.calendars().sequence();
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
     * Prepares what would be in force if the present transaction were committed, and keeps the versions of it.
     *
     * @throws Invalid when two policies would answer for one stage, or a calendar would be missing
     */
    public PublishedPolicies prepare() {
        var known = present;
        return prepare(known.rules(), known.findRulesPublication());
    }

    /** The same with calendars that are published in the present transaction. */
    public PublishedPolicies prepare(CalendarTimeline timeline) {
        var known = present;
        return prepare(latestHistory(), timeline, known.rules(), known.findRulesPublication());
    }

    private PublishedPolicies prepare(RuleBase rules, Optional<RulesPublication> publication) {
        var history = latestHistory();
        if (present == null || history.latest() != present.history().latest()) {
            // another replica may have published a policy together with its calendar
            calendars.refresh();
        }
        return prepare(history, calendars.timeline(), rules, publication);
    }

    private PublishedPolicies prepare(
            PublicationHistory history,
            CalendarTimeline timeline,
            RuleBase rules,
            Optional<RulesPublication> publication) {
        var next = new PublishedPolicies(history, timeline, rules, publication.orElse(null), clock, this::read);
        versions.keep(next, this::readOnce);
        return next;
    }

    /** Everything published up to now, here or by another replica, or within the present transaction. */
    public PublicationHistory latestHistory() {
        var known = present == null ? new PublicationHistory(List.of()) : history();
        return known.plus(publications.after(known.latest()));
    }

    /** Every policy that is in force or will be, as is published, with the calendars that are in force then. */
    public List<RuleTrials.Subject> subjects() {
        var history = latestHistory();
        var timeline = calendars.timeline();
        return PublishedPolicies.moments(history, timeline, clock.instant()).stream()
                .flatMap(moment -> history.inForceAt(moment).values().stream()
                        .map(each -> new RuleTrials.Subject(read(each.sequence()), timeline.inForce(moment))))
                .toList();
    }

    /** It is read outside the map: nobody else waits for the database because of it. */
    private AuthoredPolicy read(long sequence) {
        var known = readOnce(sequence);
        read.put(sequence, known);
        return known;
    }

    /** As {@link #read(long)}, for what hardly anybody will ask for again. */
    private AuthoredPolicy readOnce(long sequence) {
        var known = read.get(sequence);
        return known == null ? AuthoredPolicy.from(publications.files(sequence)) : known;
    }
}
