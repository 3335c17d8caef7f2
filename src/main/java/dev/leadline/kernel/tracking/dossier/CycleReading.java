package dev.leadline.kernel.tracking.dossier;

import dev.leadline.kernel.fact.Assignment;
import dev.leadline.kernel.fact.Attempt;
import dev.leadline.kernel.fact.Description;
import dev.leadline.kernel.fact.Disposition;
import dev.leadline.kernel.fact.FactKind;
import dev.leadline.kernel.fact.Lead;
import dev.leadline.kernel.fact.Pause;
import dev.leadline.kernel.fact.RankChange;
import dev.leadline.kernel.fact.ToldFact;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads one cycle out of the facts that stand. */
final class CycleReading {

    private final Division.Opened opened;
    private final List<ToldFact> told;
    private final @Nullable Instant closedAt;
    private final Courses courses;

    /**
     * @param opened how the cycle began and ended
     * @param end when the next cycle begins; what happens then or later is not of this one
     */
    CycleReading(Division.Opened opened, List<ToldFact> standing, Union union, Instant end) {
        this.opened = opened;
        this.told = standing.stream()
                .filter(fact -> fact.occurredAt().isBefore(end))
                .toList();
        this.closedAt = opened.closedAt();
        this.courses = new Courses(opened, told, union);
    }

    /** @param rankBefore the rank at the end of the cycle before */
    Cycle toCycle(int number, @Nullable BigDecimal rankBefore) {
        var word = opened.word();
        var assignments = courses.assignments();
        return new Cycle(
                number,
                description(courses.ranks().atReceipt(rankBefore), assignments),
                courses.ranks().since(closedAt).stream()
                        .map(each -> new RankChange(each.at(), each.value()))
                        .toList(),
                attempts(),
                of(FactKind.PAUSE)
                        .filter(fact -> closedAt == null || fact.occurredAt().isBefore(closedAt))
                        .map(fact -> (Pause) fact.content())
                        .toList(),
                word == null ? null : (Disposition) word.content(),
                assignments);
    }

    /** The rank that the lead has when the next cycle begins. */
    @Nullable
    BigDecimal rankAtEnd(@Nullable BigDecimal rankBefore) {
        return courses.ranks().atEnd(rankBefore);
    }

    /** What the lead was said to be last, with the rank, owner and team it had first. */
    private Description description(@Nullable BigDecimal rank, List<Assignment> assignments) {
        var last = opened.own().last(closedAt);
        var lead = last.lead();
        var attributes = new TreeMap<>(lead.attributes());
        put(attributes, Courses.OWNER, assignments.stream().map(Assignment::owner));
        put(attributes, Courses.TEAM, assignments.stream().map(Assignment::team));
        return new Description(
                new Lead(opened.leadId(), rank, lead.stage(), opened.receivedAt(), lead.zone(), attributes),
                last.policy());
    }

    private static void put(TreeMap<String, String> attributes, String name, Stream<String> values) {
        attributes.remove(name);
        values.filter(Objects::nonNull).findFirst().ifPresent(value -> attributes.put(name, value));
    }

    /** Those up to the word, of which one at the very moment counts (O4). Two of one id are told apart by their leads. */
    private List<Attempt> attempts() {
        var made = of(FactKind.ATTEMPT)
                .filter(fact -> closedAt == null || !fact.occurredAt().isAfter(closedAt))
                .toList();
        var ids = new HashSet<String>();
        var named = made.stream()
                .sorted(Comparator.comparing((ToldFact fact) -> !fact.leadId().equals(opened.leadId()))
                        .thenComparing(ToldFact::leadId))
                .collect(Collectors.toMap(ToldFact::id, fact -> named(fact, ids)));
        return made.stream().map(fact -> named.get(fact.id())).toList();
    }

    private static Attempt named(ToldFact fact, HashSet<String> ids) {
        var attempt = (Attempt) fact.content();
        var id = attempt.id();
        return id == null || ids.add(id)
                ? attempt
                : new Attempt(
                        fact.leadId() + "/" + id,
                        attempt.channel(),
                        attempt.occurredAt(),
                        attempt.recordedAt(),
                        attempt.outcome());
    }

    private Stream<ToldFact> of(FactKind kind) {
        return told.stream().filter(fact -> fact.key().kind() == kind);
    }

    /**
     * Why a fact that happened in this cycle has no say; {@code null} when it has.
     *
     * @param isLast whether no other cycle follows, which begins with what the lead came to be meanwhile
     */
    @Nullable
    SetAside findSetAside(ToldFact fact, boolean isLast) {
        var kind = fact.key().kind();
        if (isAfterTheWord(fact, isLast)) {
            return SetAside.afterTheWord(fact, Objects.requireNonNull(opened.word()));
        }
        return kind == FactKind.RANK || kind == FactKind.ASSIGNMENT ? courses.findSetAside(fact) : null;
    }

    private boolean isAfterTheWord(ToldFact fact, boolean isLast) {
        if (closedAt == null) {
            return false;
        }
        return fact.key().kind() == FactKind.ATTEMPT
                ? fact.occurredAt().isAfter(closedAt)
                : isLast && !fact.occurredAt().isBefore(closedAt);
    }
}
