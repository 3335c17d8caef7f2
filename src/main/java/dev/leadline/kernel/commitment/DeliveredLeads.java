package dev.leadline.kernel.commitment;

import dev.leadline.kernel.commitment.JudgedLeads.Amount;
import dev.leadline.kernel.commitment.JudgedLeads.Curve;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

/** The leads of a period up to a moment, judged, and what they add up to. */
public record DeliveredLeads(List<JudgedLeads> leads) {

    public DeliveredLeads {
        leads = List.copyOf(leads);
    }

    /** Only those in a curve. */
    public DeliveredLeads of(Curve curve) {
        return only(curve::holds);
    }

    /** Only those of a type. */
    public DeliveredLeads ofType(String type) {
        return only(each -> type.equals(each.type()));
    }

    public Amount counted() {
        return sum(each -> each.judgement().isCounted());
    }

    /** What was delivered, whatever became of it. */
    public Amount delivered() {
        return sum(each -> each.judgement().isDelivered());
    }

    public Amount judged(Judgement judgement) {
        return sum(each -> each.judgement() == judgement);
    }

    /** What each of the first days has brought, in money. */
    public List<BigDecimal> daily(int days) {
        var daily = new BigDecimal[days];
        Arrays.fill(daily, BigDecimal.ZERO);
        for (var each : leads) {
            if (each.day() < days && each.judgement().isCounted()) {
                daily[each.day()] = daily[each.day()].add(each.amount().value());
            }
        }
        return List.of(daily);
    }

    private DeliveredLeads only(Predicate<JudgedLeads> which) {
        return new DeliveredLeads(leads.stream().filter(which).toList());
    }

    private Amount sum(Predicate<JudgedLeads> which) {
        return leads.stream().filter(which).map(JudgedLeads::amount).reduce(Amount.NOTHING, Amount::plus);
    }
}
