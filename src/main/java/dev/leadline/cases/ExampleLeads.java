package dev.leadline.cases;

import dev.leadline.kernel.Invalid;
import dev.leadline.kernel.policy.CalendarChoice;
import dev.leadline.kernel.policy.ResolvedPolicy;
import dev.leadline.kernel.policy.TableKind;
import dev.leadline.kernel.policy.rows.AttemptsRow;
import dev.leadline.kernel.policy.rows.Handling;
import dev.leadline.kernel.policy.rows.PolicyRows;
import dev.leadline.kernel.policy.rows.RankBand;
import dev.leadline.kernel.policy.rows.Segment;
import dev.leadline.kernel.policy.rows.TableRow;
import dev.leadline.kernel.policy.rows.TierRow;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds leads for which given rows of a policy matter. */
final class ExampleLeads {

    /** Each of these tables has a row for a lead that is worked. */
    private static final Set<TableKind> OF_A_WORKED_LEAD =
            Set.of(TableKind.RANK_TIERS, TableKind.ATTEMPTS, TableKind.DEADLINES);

    private final PolicyRows rows;
    private final ResolvedPolicy policy;
    private final LocalDate date;
    private final BigDecimal step;

    ExampleLeads(PolicyRows rows, ResolvedPolicy policy, LocalDate date) {
        this.rows = rows;
        this.policy = policy;
        this.date = date;
        int places = rows.tiers().stream()
                .flatMap(row -> Stream.of(row.band().from(), row.band().below()))
                .mapToInt(rank -> Math.max(0, rank.stripTrailingZeros().scale()))
                .max()
                .orElse(0);
        this.step = BigDecimal.ONE.movePointLeft(places + 1);
    }

    /** A lead with a rank and some attributes. */
    ExampleLead with(BigDecimal rank, Map<String, String> attributes) {
        var all = new TreeMap<>(attributes);
        var choice = policy.terms().clock().calendar();
        try {
            choice.idFor(all);
        } catch (Invalid needsMore) {
            // the policy names no calendar for a lead without it
            choice.of().keySet().stream().findFirst().ifPresent(value -> all.put(keyOf(choice), value));
        }
        var calendar = policy.calendarFor(all).calendar();
        var zone = calendar.zone();
        var received = calendar.clockStart(date.atStartOfDay(zone).toInstant());
        return new ExampleLead(rank, all, received, zone);
    }

    private static String keyOf(CalendarChoice choice) {
        return switch (choice.by()) {
            case OWNER -> "owner";
            case TEAM -> "team";
            default -> choice.attribute();
        };
    }

    /** The highest rank of a band that cases are made for: one decimal place finer than the table; 100 at the top. */
    BigDecimal highest(RankBand band) {
        var below = band.below();
        return below.compareTo(RankBand.HIGHEST) == 0 ? below : below.subtract(step);
    }

    /** A worked lead for which a row of {@code attempts} or {@code deadlines} matters. */
    Optional<ExampleLead> find(TableRow row, String tier, Segment segment) {
        return rows.tiers().stream()
                .filter(each -> each.handling() == Handling.WORK && each.tier().equals(tier))
                .filter(each -> each.segment().overlaps(segment))
                .flatMap(each -> candidates(each, segment))
                .filter(lead -> matters(row, lead))
                .findFirst();
    }

    /** Any lead that is worked. */
    Optional<ExampleLead> findWorked() {
        return findWorked(Segment.ALL, lead -> true);
    }

    /** A lead of a segment that is worked, and like what is wanted. */
    Optional<ExampleLead> findWorked(Segment segment, Predicate<ExampleLead> wanted) {
        return rows.tiers().stream()
                .filter(row -> row.handling() == Handling.WORK && row.segment().overlaps(segment))
                .flatMap(row -> candidates(row, segment)
                        .filter(lead -> matters(row, lead))
                        .filter(wanted))
                .findFirst();
    }

    /** Returns the attempts required for a lead in each channel; nothing when no row says so. */
    Map<String, Integer> required(ExampleLead lead) {
        return policy.rowsFor(lead.rank(), lead.attributes()).stream()
                .filter(AttemptsRow.class::isInstance)
                .map(row -> ((AttemptsRow) row).required())
                .findFirst()
                .orElse(Map.of());
    }

    /** A lead that some table has no row for is refused, and so shows nothing. */
    private boolean matters(TableRow row, ExampleLead lead) {
        var matching = policy.rowsFor(lead.rank(), lead.attributes());
        return matching.stream()
                        .map(TableRow::table)
                        .collect(Collectors.toSet())
                        .containsAll(OF_A_WORKED_LEAD)
                && matching.stream().noneMatch(ExampleLeads::nurtures)
                && matching.stream().anyMatch(each -> each.equals(row) || takesPart(row, each));
    }

    /** A tier may be worked by one row and held back by another. */
    private static boolean nurtures(TableRow row) {
        return row.table() == TableKind.RANK_TIERS && ((TierRow) row).handling() == Handling.NURTURE;
    }

    /** Rows that are collected matter together. */
    private static boolean takesPart(TableRow row, TableRow collected) {
        return row.table() == TableKind.ATTEMPTS
                && collected.table() == TableKind.ATTEMPTS
                && ((AttemptsRow) collected).names().contains(row.row());
    }

    private Stream<ExampleLead> candidates(TierRow row, Segment segment) {
        var attributes = new TreeMap<>(row.segment().wanted());
        attributes.putAll(segment.wanted());
        var band = row.band();
        var middle = band.from().add(band.below()).divide(BigDecimal.valueOf(2));
        return Stream.of(band.from(), highest(band), middle).map(rank -> with(rank, attributes));
    }
}
