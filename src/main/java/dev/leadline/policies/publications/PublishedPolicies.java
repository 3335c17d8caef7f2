package dev.leadline.policies.publications;

import dev.leadline.calendars.publications.CalendarPublication;
import dev.leadline.calendars.publications.CalendarTimeline;
import dev.leadline.calendars.publications.CalendarVersion;
import dev.leadline.kernel.Invalid;
import dev.leadline.kernel.policy.Transition;
import dev.leadline.kernel.rules.RuleBase;
import dev.leadline.kernel.tracking.RulesPublication;
import dev.leadline.kernel.tracking.VersionLookup;
import dev.leadline.policies.source.AuthoredPolicy;
import dev.leadline.policies.source.PolicyText;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.LongFunction;

/**
 * Everything that was published, with the rules that apply it, as one unchanging set. Whoever asks more than one question
 * takes one set and asks it all of them: what {@link Policies} says next may already be another.
 */
public final class PublishedPolicies {

    private final PublicationHistory history;
    private final CalendarTimeline calendars;
    private final RuleBase rules;
    private final RulesPublication rulesPublication;
    private final InstantSource clock;
    private final LongFunction<AuthoredPolicy> read;
    private final Timeline timeline;
    private final ApplicableVersions versions;

    /**
     * @param rulesPublication how the rules came into force; {@code null} for those of no file
     * @param read reads what a publication brought into force, by its number
     * @throws Invalid when two policies would answer for one stage, or a calendar would be missing
     */
    PublishedPolicies(
            PublicationHistory history,
            CalendarTimeline calendars,
            RuleBase rules,
            RulesPublication rulesPublication,
            InstantSource clock,
            LongFunction<AuthoredPolicy> read) {
        this.history = history;
        this.calendars = calendars;
        this.rules = rules;
        this.rulesPublication = rulesPublication;
        this.clock = clock;
        this.read = read;
        var inForce = new HashMap<Instant, PoliciesInForce>();
        moments(history, calendars, clock.instant()).forEach(moment -> inForce.put(moment, prepared(moment)));
        this.timeline = new Timeline(inForce);
        this.versions = new ApplicableVersions(this);
    }

    /** The present moment, and each later one at which something takes effect. */
    static SortedSet<Instant> moments(PublicationHistory history, CalendarTimeline calendars, Instant now) {
        var moments = new TreeSet<>(history.changesAfter(now));
        moments.add(now);
        calendars.all().stream()
                .map(CalendarPublication::effectiveFrom)
                .filter(moment -> moment != null && moment.isAfter(now))
                .forEach(moments::add);
        return moments;
    }

    private PoliciesInForce prepared(Instant moment) {
        var policies = history.inForceAt(moment).values().stream()
                .map(each -> read(each).policy())
                .toList();
        return new PoliciesInForce(policies, calendars.inForce(moment), rules);
    }

    /** The policies in force now, as {@link #inForce(Instant)}. */
    public PoliciesInForce inForce() {
        return inForce(clock.instant());
    }

    /**
     * All policies in force at a moment. What was in force in the past is not asked for here: a decision made now is made
     * by what is in force now, or, when it is about the future, by what will be.
     */
    public PoliciesInForce inForce(Instant moment) {
        return timeline.at(moment);
    }

    /** Finds the publication that brought the version of a policy that {@link #inForce(Instant)} holds. */
    public Optional<Publication> find(String policyId, Instant moment) {
        return Optional.ofNullable(history.inForceAt(timeline.since(moment)).get(policyId));
    }

    /** Reads what a publication brought into force. */
    public AuthoredPolicy read(Publication publication) {
        return read.apply(publication.sequence());
    }

    /** Returns which versions held for tracked leads. */
    public ApplicableVersions versions() {
        return versions;
    }

    /**
     * Which versions would hold for tracked leads if a policy were published, too. Nothing is kept.
     *
     * @param from when it would take effect
     * @param transition what would become of the leads in flight (O9)
     * @throws Invalid when what would be in force does not go together
     */
    public VersionLookup ifPublished(AuthoredPolicy policy, Instant from, Transition transition) {
        var said = new Publication.Said(clock.instant(), "", "It is tried.", transition, Publication.Said.API, "[]");
        var version = PolicyText.version(policy.policy(), rules.revision());
        var tried =
                Publication.published(policy.id(), from, said).of(version, said).numbered(history.latest() + 1);
        return new PublishedPolicies(
                        history.plus(List.of(tried)),
                        calendars,
                        rules,
                        rulesPublication,
                        clock,
                        sequence -> sequence == tried.sequence() ? policy : read.apply(sequence))
                .versions();
    }

    /** Everything that was published of policies. */
    public PublicationHistory history() {
        return history;
    }

    /** Everything that was published of calendars. */
    CalendarTimeline calendars() {
        return calendars;
    }

    /** The calendars in force now, by id. */
    public Map<String, CalendarVersion> calendarsInForce() {
        return calendars.inForce(clock.instant());
    }

    /** The rules that apply the policies. */
    public RuleBase rules() {
        return rules;
    }

    /** Finds how the rules came into force; empty for those of no file. */
    Optional<RulesPublication> findRulesPublication() {
        return Optional.ofNullable(rulesPublication);
    }
}
