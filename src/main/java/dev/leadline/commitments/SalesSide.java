package dev.leadline.commitments;

import dev.leadline.commitments.ReceivedLeads.OpenGroup;
import dev.leadline.commitments.SalesBody.WorkBody;
import dev.leadline.commitments.terms.CommitmentDefinition;
import dev.leadline.commitments.terms.CommitmentDefinition.TypeDefinition;
import dev.leadline.commitments.terms.CommitmentVersion;
import dev.leadline.kernel.commitment.DeliveredLeads;
import dev.leadline.kernel.commitment.LeadType;
import dev.leadline.kernel.commitment.OwedAttempts;
import dev.leadline.kernel.commitment.WorkOfLead;
import dev.leadline.kernel.commitment.WorkOfLead.Attempts;
import dev.leadline.kernel.commitment.Workload;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Reckons what sales owes for the leads of a commitment, by the terms that hold, against the hours that it has. */
final class SalesSide {

    private static final int DAYS_A_WEEK = 5;

    private final CommitmentDefinition terms;
    private final Map<String, WorkOfLead> work = new LinkedHashMap<>();
    private final Map<String, BigDecimal> minutes;
    private final int days;

    private final String leastWorth;

    /** @param days the business days of the period */
    SalesSide(CommitmentVersion version, int days) {
        this.terms = version.terms();
        this.days = days;
        this.leastWorth = version.toTerms().types().stream()
                .min(Comparator.comparing(LeadType::value))
                .orElseThrow()
                .name();
        terms.types().forEach(type -> work.put(type.type(), workOf(type)));
        this.minutes = terms.sales().channels().stream()
                .collect(Collectors.toMap(
                        CommitmentDefinition.ChannelDefinition::channel,
                        CommitmentDefinition.ChannelDefinition::minutes,
                        (first, second) -> first));
    }

    private static WorkOfLead workOf(TypeDefinition type) {
        return new WorkOfLead(
                type.work() == null
                        ? List.of()
                        : type.work().stream()
                                .map(each -> new OwedAttempts(
                                        each.channel(),
                                        each.attempts(),
                                        each.expected(),
                                        each.reached() == null ? List.of() : each.reached()))
                                .toList());
    }

    /**
     * @param delivered what marketing brought or touched, each lead once
     * @param gone how many days are gone
     */
    SalesBody toBody(DeliveredLeads delivered, List<OpenGroup> open, int gone) {
        var week = week();
        var rest = rest(delivered, open, gone);
        return new SalesBody(
                WorkBody.from(plannedLeads(DAYS_A_WEEK), week),
                WorkBody.from(leadsToCome(delivered, open, gone), rest),
                suggestion(rest.isTooMuch() ? rest : week));
    }

    private Workload week() {
        var attempts = new ArrayList<Attempts>();
        terms.types()
                .forEach(type -> attempts.addAll(
                        whole(type.type(), share(BigDecimal.valueOf(type.planned()), DAYS_A_WEEK, days))));
        return Workload.of(attempts, minutes, capacity(DAYS_A_WEEK));
    }

    private Workload rest(DeliveredLeads delivered, List<OpenGroup> open, int gone) {
        var attempts = new ArrayList<Attempts>();
        terms.types().forEach(type -> attempts.addAll(whole(type.type(), toCome(delivered, type, gone))));
        for (var each : open) {
            var type = each.group().lead().type();
            if (work.containsKey(type)) {
                work.get(type)
                        .after(each.made())
                        .forEach(owed -> attempts.add(
                                owed.times(BigDecimal.valueOf(each.group().leads()))));
            }
        }
        return Workload.of(attempts, minutes, capacity(days - gone));
    }

    private List<Attempts> whole(String type, BigDecimal leads) {
        return work.get(type).whole().stream().map(each -> each.times(leads)).toList();
    }

    /** The leads of a type that the days left will bring: as the days gone did; before any is, as planned. */
    private BigDecimal toCome(DeliveredLeads delivered, TypeDefinition type, int gone) {
        if (gone == 0) {
            return BigDecimal.valueOf(type.planned());
        }
        return share(BigDecimal.valueOf(delivered.ofType(type.type()).counted().leads()), days - gone, gone);
    }

    private BigDecimal leadsToCome(DeliveredLeads delivered, List<OpenGroup> open, int gone) {
        var come = terms.types().stream()
                .map(type -> toCome(delivered, type, gone))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        return come.add(BigDecimal.valueOf(
                open.stream().mapToLong(each -> each.group().leads()).sum()));
    }

    private BigDecimal plannedLeads(int forDays) {
        return share(
                BigDecimal.valueOf(terms.types().stream()
                        .mapToLong(TypeDefinition::planned)
                        .sum()),
                forDays,
                days);
    }

    /** The hours on so many days, less the absences of the period as they fall on them on average. */
    private BigDecimal capacity(int forDays) {
        var sales = terms.sales();
        var there = sales.people().multiply(sales.hoursADay()).multiply(BigDecimal.valueOf(forDays));
        var absent = sales.absentHours() == null ? BigDecimal.ZERO : share(sales.absentHours(), forDays, days);
        return there.subtract(absent).max(BigDecimal.ZERO);
    }

    private static BigDecimal share(BigDecimal whole, int part, int of) {
        return whole.multiply(BigDecimal.valueOf(part)).divide(BigDecimal.valueOf(of), MathContext.DECIMAL128);
    }

    private String suggestion(Workload work) {
        if (!work.isTooMuch()) {
            return null;
        }
        return "The leads take %s hours, and there are %s. Relax the type %s, let leads wait, or accept it: as a waiver, when it is approved."
                .formatted(
                        work.expectedHours().toPlainString(),
                        SalesBody.rounded(work.capacity()).toPlainString(),
                        leastWorth);
    }
}
