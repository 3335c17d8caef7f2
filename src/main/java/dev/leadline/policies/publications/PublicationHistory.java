package dev.leadline.policies.publications;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Everything that was ever published, and what it means for a moment. */
public final class PublicationHistory {

    private static final Comparator<Publication> BY_EFFECT = Comparator.comparing(
                    Publication::effectiveFrom, Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(Publication::sequence);

    private final List<Publication> standing;
    private final List<Publication> all;

    /** @param all in the order of publishing */
    public PublicationHistory(List<Publication> all) {
        this.all = List.copyOf(all);
        var cancelled = all.stream().map(Publication::cancels).collect(Collectors.toSet());
        this.standing = all.stream()
                .filter(each -> each.kind() != Publication.Kind.CANCELLED && !cancelled.contains(each.sequence()))
                .sorted(BY_EFFECT)
                .toList();
    }

    /** The same with what was published since, in the order of publishing. */
    PublicationHistory plus(List<Publication> newer) {
        return newer.isEmpty()
                ? this
                : new PublicationHistory(
                        Stream.concat(all.stream(), newer.stream()).toList());
    }

    /** All that stand, in the order in which they take effect. */
    List<Publication> standing() {
        return standing;
    }

    /** Whatever was published from a moment on and before another, in its order; also what was called off later. */
    public List<Publication> publishedBetween(Instant from, Instant to) {
        return all.stream()
                .filter(each ->
                        !each.said().at().isBefore(from) && each.said().at().isBefore(to))
                .toList();
    }

    /** All that brought a version into force, or will, in the order in which they take effect. */
    List<Publication> published() {
        return standing.stream()
                .filter(each -> each.kind() == Publication.Kind.PUBLISHED)
                .toList();
    }

    /** The first that brought a version of a policy into force. */
    Optional<Publication> findFirst(String policyId) {
        return of(policyId)
                .filter(each -> each.kind() == Publication.Kind.PUBLISHED)
                .findFirst();
    }

    /** The number of the latest, over all policies; 0 when there is none. */
    public long latest() {
        return all.isEmpty() ? 0 : all.get(all.size() - 1).sequence();
    }

    /** Returns whether it was not called off, and is not the one that calls off. */
    public boolean stands(Publication publication) {
        return stands(publication.sequence());
    }

    /** Returns whether the publication with this number is none of those, and was not called off. */
    public boolean stands(long sequence) {
        return standing.stream().anyMatch(each -> each.sequence() == sequence);
    }

    /** Returns whether it says what holds for its policy at a moment, be it that the policy has ended. */
    public boolean isLatestEffective(Publication publication, Instant moment) {
        var latest = latestEffective(moment).get(publication.policyId());
        return latest != null && latest.sequence() == publication.sequence();
    }

    private Map<String, Publication> latestEffective(Instant moment) {
        var winners = new TreeMap<String, Publication>();
        standing.stream().filter(each -> each.isEffective(moment)).forEach(each -> winners.put(each.policyId(), each));
        return winners;
    }

    /** Per policy the publication that is in force at a moment; a policy that ended is not there. */
    public Map<String, Publication> inForceAt(Instant moment) {
        var winners = latestEffective(moment);
        winners.values().removeIf(each -> each.kind() == Publication.Kind.WITHDRAWN);
        return winners;
    }

    /** A moment, or that of a policy's last publication where that is later: another replica's clock may be ahead. */
    public Instant notBefore(Instant moment, String policyId) {
        return of(policyId)
                .map(each -> each.said().at())
                .filter(moment::isBefore)
                .max(Comparator.naturalOrder())
                .orElse(moment);
    }

    /** The moments after {@code moment} at which something takes effect. */
    SortedSet<Instant> changesAfter(Instant moment) {
        return standing.stream()
                .filter(each -> !each.isEffective(moment))
                .map(Publication::effectiveFrom)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Returns the publications of a policy that take effect after a moment, the soonest first. */
    public List<Publication> scheduled(String policyId, Instant moment) {
        return of(policyId).filter(each -> !each.isEffective(moment)).toList();
    }

    /** The one of a policy that was published last and stands. */
    public Optional<Publication> findLast(String policyId) {
        return of(policyId).max(Comparator.comparing(Publication::sequence));
    }

    /** The one that last brought a version of a policy into force by a moment, whether or not the policy ended since. */
    public Optional<Publication> findLastVersion(String policyId, Instant moment) {
        return of(policyId)
                .filter(each -> each.kind() == Publication.Kind.PUBLISHED && each.isEffective(moment))
                .reduce((earlier, later) -> later);
    }

    /** All that brought a version of a policy into force by a moment, the latest first. */
    public List<Publication> versionsUntil(String policyId, Instant moment) {
        var versions = new ArrayList<>(of(policyId)
                .filter(each -> each.kind() == Publication.Kind.PUBLISHED && each.isEffective(moment))
                .toList());
        Collections.reverse(versions);
        return versions;
    }

    private Stream<Publication> of(String policyId) {
        return standing.stream().filter(each -> each.policyId().equals(policyId));
    }
}
