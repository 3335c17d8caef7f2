package dev.leadline.commitments;

import dev.leadline.commitments.CommitmentLeads.Question;
import dev.leadline.commitments.ProgressBody.AmountBody;
import dev.leadline.commitments.ProgressBody.CurveBody;
import dev.leadline.commitments.ProgressBody.NotCountedBody;
import dev.leadline.commitments.ProgressBody.TypeBody;
import dev.leadline.commitments.QuotaBody.RangeBody;
import dev.leadline.commitments.terms.CommitmentVersion;
import dev.leadline.kernel.commitment.CommitmentTerms;
import dev.leadline.kernel.commitment.DeliveredLeads;
import dev.leadline.kernel.commitment.Forecast;
import dev.leadline.kernel.commitment.JudgedLeads.Amount;
import dev.leadline.kernel.commitment.JudgedLeads.Curve;
import dev.leadline.kernel.commitment.Judgement;
import dev.leadline.kernel.commitment.LeadType;
import dev.leadline.kernel.commitment.Pace;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/** Reckons how a commitment stands from the leads that were delivered for it. */
final class CommitmentProgress {

    private static final int PLACES = 6;

    private final Question question;
    private final DeliveredLeads delivered;
    private final DeliveredLeads asKnownThen;
    private final CommitmentPeriod period;
    private final CommitmentVersion version;
    private final int gone;

    /**
     * @param delivered the leads as they are judged
     * @param asKnownThen the same as they were known at the moment that is asked for
     */
    CommitmentProgress(Question question, DeliveredLeads delivered, DeliveredLeads asKnownThen) {
        this.question = question;
        this.delivered = delivered;
        this.asKnownThen = asKnownThen;
        this.period = question.period();
        this.version = period.on(question.asked().date(period.zone()));
        this.gone = period.days().gone(question.asked().at());
    }

    ProgressBody toBody(List<ReceivedLeads.OpenGroup> open) {
        var terms = version.toTerms();
        var days = period.days().count();
        var types = types(terms);
        return new ProgressBody(
                version.id(),
                version.version(),
                question.asked().at(),
                question.asked().knownAt(),
                version.terms().period(),
                version.terms().currency(),
                period.zone().getId(),
                period.calendar().version(),
                new ProgressBody.DaysBody(days, gone, days - gone),
                curve(Curve.ORIGINATED, CommitmentTerms::originated),
                curve(Curve.INFLUENCED, CommitmentTerms::influenced),
                new ProgressBody.TouchedBody(
                        RangeBody.from(terms.touched()),
                        AmountBody.from(delivered.of(Curve.TOUCHED).counted())),
                types,
                quantity(terms, types),
                version.terms().sales() == null
                        ? null
                        : new SalesSide(version, days).toBody(delivered.of(Curve.TOUCHED), open, gone),
                points(),
                leads());
    }

    private String leads() {
        var asked = question.asked();
        return "/v1/commitments/%s/leads?at=%s&judged=%s"
                .formatted(version.id(), asked.at(), asked.known() == null ? "now" : asked.known());
    }

    private CurveBody curve(Curve which, Function<CommitmentTerms, BigDecimal> promised) {
        var leads = delivered.of(which);
        var counted = leads.counted();
        var commitment = promised.apply(version.toTerms());
        var pace = period.pace(promised).after(gone);
        var forecast = gone == 0
                ? null
                : Forecast.of(counted.value(), leads.daily(gone), period.days().count() - gone);
        var expected = forecast == null ? null : forecast.expected();
        return new CurveBody(
                commitment,
                pace,
                AmountBody.from(leads.delivered()),
                AmountBody.from(leads.judged(Judgement.RETURNED)),
                AmountBody.from(counted),
                AmountBody.from(leads.judged(Judgement.DISPUTED)),
                notCounted(leads),
                share(counted.value(), pace),
                share(counted.value(), commitment),
                expected,
                forecast == null || forecast.range() == null ? null : RangeBody.from(forecast.range()),
                restated(counted, asKnownThen.of(which).counted()),
                sentences().ofCurve(counted.value(), pace, expected, commitment));
    }

    private ProgressSentences sentences() {
        return new ProgressSentences(version.terms().currency());
    }

    private static AmountBody restated(Amount now, Amount then) {
        return new AmountBody(now.leads() - then.leads(), now.value().subtract(then.value()));
    }

    private static List<NotCountedBody> notCounted(DeliveredLeads leads) {
        return Arrays.stream(Judgement.values())
                .filter(each -> !each.isCounted())
                .map(each -> {
                    var amount = leads.judged(each);
                    return new NotCountedBody(each.name(), amount.leads(), amount.value());
                })
                .filter(each -> each.leads() > 0)
                .toList();
    }

    private List<TypeBody> types(CommitmentTerms terms) {
        var originated = delivered.of(Curve.ORIGINATED);
        return terms.types().stream()
                .map(type -> type(type, originated.ofType(type.name())))
                .toList();
    }

    private static TypeBody type(LeadType type, DeliveredLeads leads) {
        var counted = leads.counted();
        return new TypeBody(
                type.name(),
                type.value(),
                type.isAssumed(),
                new AmountBody(type.planned().longValue(), type.plannedValue()),
                AmountBody.from(leads.delivered()),
                AmountBody.from(leads.judged(Judgement.RETURNED)),
                AmountBody.from(counted),
                share(BigDecimal.valueOf(counted.leads()), type.planned()));
    }

    private ProgressBody.QuantityBody quantity(CommitmentTerms terms, List<TypeBody> types) {
        var counted = delivered.of(Curve.ORIGINATED).counted();
        var leads = share(BigDecimal.valueOf(counted.leads()), terms.plannedLeads());
        var value = share(counted.value(), terms.originated());
        var days =
                share(BigDecimal.valueOf(gone), BigDecimal.valueOf(period.days().count()));
        return new ProgressBody.QuantityBody(
                counted.leads(),
                terms.plannedLeads().longValue(),
                leads,
                value,
                days,
                sentences().ofQuantity(leads, value, days, types));
    }

    private List<ProgressBody.PointBody> points() {
        int days = period.days().count();
        var originated = new Curves(period.pace(CommitmentTerms::originated), cumulative(Curve.ORIGINATED));
        var influenced = new Curves(period.pace(CommitmentTerms::influenced), cumulative(Curve.INFLUENCED));
        var touched = cumulative(Curve.TOUCHED);
        var points = new ProgressBody.PointBody[days];
        for (int day = 0; day < days; day++) {
            points[day] = new ProgressBody.PointBody(
                    period.days().date(day), originated.at(day), influenced.at(day), day < gone ? touched[day] : null);
        }
        return List.of(points);
    }

    private record Curves(Pace pace, BigDecimal[] counted) {

        ProgressBody.PaceBody at(int day) {
            return new ProgressBody.PaceBody(pace.after(day + 1), day < counted.length ? counted[day] : null);
        }
    }

    private BigDecimal[] cumulative(Curve which) {
        var daily = delivered.of(which).daily(gone).toArray(BigDecimal[]::new);
        Arrays.parallelPrefix(daily, BigDecimal::add);
        return daily;
    }

    private static BigDecimal share(BigDecimal part, BigDecimal of) {
        if (of.signum() == 0) {
            return null;
        }
        var share = part.divide(of, PLACES, RoundingMode.HALF_UP).stripTrailingZeros();
        return share.scale() < 0 ? share.setScale(0) : share;
    }
}
