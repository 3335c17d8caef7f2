package dev.leadline.kernel.tracking.dossier;

import dev.leadline.kernel.fact.Assignment;
import dev.leadline.kernel.fact.Description;
import dev.leadline.kernel.fact.FactContent;
import dev.leadline.kernel.fact.FactKind;
import dev.leadline.kernel.fact.RankChange;
import dev.leadline.kernel.fact.ToldFact;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The ranks and the owners that a lead had one after the other in one cycle. */
final class Courses {

    static final String OWNER = "owner";
    static final String TEAM = "team";

    private final Division.Opened opened;
    private final Receipt own;
    private final List<ToldFact> told;
    private final Union union;
    private final Course<BigDecimal> ranks;
    private final Course<Owner> owners;

    /** An owner and a team; neither is nobody. */
    private record Owner(@Nullable String name, @Nullable String team) {

        static final Owner NOBODY = new Owner(null, null);

        static Owner of(Description description) {
            var attributes = description.lead().attributes();
            return new Owner(attributes.get(OWNER), attributes.get(TEAM));
        }

        static Owner of(Assignment assignment) {
            return new Owner(assignment.owner(), assignment.team());
        }

        Assignment from(Instant moment) {
            return new Assignment(moment, name, team);
        }
    }

    /** @param told the facts that stand and happened before the next cycle began */
    Courses(Division.Opened opened, List<ToldFact> told, Union union) {
        this.opened = opened;
        this.own = opened.own();
        this.told = told;
        this.union = union;
        this.ranks = new Course<>(opened.receivedAt(), saidRanks());
        this.owners = new Course<>(opened.receivedAt(), saidOwners());
    }

    Course<BigDecimal> ranks() {
        return ranks;
    }

    /** The assignments before it was closed, the first holding from receipt. */
    List<Assignment> assignments() {
        var all = new ArrayList<Assignment>();
        all.add(Objects.requireNonNullElse(owners.atReceipt(null), Owner.NOBODY).from(opened.receivedAt()));
        owners.since(opened.closedAt()).forEach(each -> all.add(each.value().from(each.at())));
        return all;
    }

    /** A description without a rank says nothing of it. */
    private List<Course.Said<BigDecimal>> saidRanks() {
        return said(
                FactKind.RANK,
                content -> ((RankChange) content).rank(),
                description -> description.lead().rank(),
                (before, now) -> now == null ? before : now,
                null);
    }

    /** A description without owner and team, where there was one, means nobody. */
    private List<Course.Said<Owner>> saidOwners() {
        return said(
                FactKind.ASSIGNMENT,
                content -> Owner.of((Assignment) content),
                Owner::of,
                (before, now) -> now,
                Owner.NOBODY);
    }

    /**
     * What was told by itself, and what descriptions say. Described again, a lead is said to have something else only where
     * that differs from the description before: who tells of something else takes back nothing told meanwhile.
     */
    private <T> List<Course.Said<T>> said(
            FactKind kind,
            Function<FactContent, T> content,
            Function<Description, @Nullable T> described,
            BinaryOperator<@Nullable T> then,
            @Nullable T nothing) {
        var said = new ArrayList<Course.Said<T>>();
        for (var receipt : opened.receipts()) {
            var now = nothing;
            for (var fact : receipt.describedAtReceipt()) {
                now = then.apply(now, described.apply(Receipt.description(fact)));
            }
            if (now != null && !now.equals(nothing) && hasSay(receipt.leadId(), receipt.receivedAt())) {
                said.add(new Course.Said<>(receipt.receivedAt(), Course.AT_RECEIPT, now));
            }
            for (var fact : receipt.describedLater()) {
                var before = now;
                now = then.apply(now, described.apply(Receipt.description(fact)));
                if (now != null && !now.equals(before) && hasSay(fact.leadId(), fact.occurredAt())) {
                    said.add(new Course.Said<>(fact.occurredAt(), fact.number(), now));
                }
            }
        }
        for (var fact : told) {
            if (fact.key().kind() == kind && hasSay(fact.leadId(), fact.occurredAt())) {
                said.add(new Course.Said<>(fact.occurredAt(), fact.number(), content.apply(fact.content())));
            }
        }
        return said;
    }

    /**
     * Returns whether what a lead was said to be at a moment was said of this one: of the lead that stays, of those merged
     * with it until that one was received itself, and from the merge on.
     */
    private boolean hasSay(String each, Instant moment) {
        return each.equals(opened.leadId())
                || each.equals(own.leadId())
                || moment.isBefore(own.receivedAt())
                || union.isOne(each, moment);
    }

    /** Why a rank or an assignment has no say; {@code null} when it has. */
    @Nullable
    SetAside findSetAside(ToldFact fact) {
        if (!hasSay(fact.leadId(), fact.occurredAt())) {
            return SetAside.beforeTheMerge(fact, opened.leadId());
        }
        var course = fact.key().kind() == FactKind.RANK ? ranks : owners;
        return course.holds(fact.occurredAt(), fact.number()) ? null : SetAside.overtaken(fact);
    }
}
