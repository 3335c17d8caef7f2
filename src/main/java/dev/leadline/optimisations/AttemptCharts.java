package dev.leadline.optimisations;

import dev.leadline.charts.Axes;
import dev.leadline.charts.LineChart;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The two charts of a tier: the article's score, and what attempts bring. */
final class AttemptCharts {

    private AttemptCharts() {}

    /** The score by the number of attempts; empty when no score is known. */
    static Optional<LineChart> literal(TierBody tier) {
        var points = tier.literal().points().stream()
                .filter(point -> point.score() != null)
                .map(point -> LineChart.Point.of(point.attempts(), point.score().doubleValue()))
                .toList();
        var axes = new Axes(
                name(tier) + "score of the article; it can only fall",
                "attempts",
                "revenue / cost of n calls",
                List.of());
        return points.isEmpty()
                ? Optional.empty()
                : Optional.of(new LineChart(axes, List.of(new LineChart.Line("score", points, false))));
    }

    /** The expected profit of a lead with its band, dashed where few leads were seen; empty when no value is known. */
    static Optional<LineChart> defensible(TierBody tier, String currency) {
        var known = tier.curve().stream()
                .filter(point -> point.expectedProfit() != null)
                .toList();
        if (known.isEmpty()) {
            return Optional.empty();
        }
        int seen = (int) known.stream().filter(point -> !point.isFew()).count();
        var lines = new ArrayList<LineChart.Line>();
        if (seen > 0) {
            var points =
                    known.subList(0, seen).stream().map(AttemptCharts::banded).toList();
            lines.add(new LineChart.Line("expected profit", points, false));
        }
        if (seen < known.size()) {
            var few = known.subList(Math.max(0, seen - 1), known.size());
            lines.add(line("fewer than 30 leads", few, ReachPointBody::expectedProfit));
        }
        lines.add(line("pessimistic", known, ReachPointBody::pessimisticProfit));
        lines.add(line("n-th attempt", known, ReachPointBody::marginalProfit));
        var unit = currency == null ? "profit a lead" : "profit a lead, " + currency;
        return Optional.of(
                new LineChart(new Axes(name(tier) + marks(tier.advice()), "attempts", unit, List.of()), lines));
    }

    private static LineChart.Point banded(ReachPointBody point) {
        double profit = point.expectedProfit().doubleValue();
        return new LineChart.Point(
                point.attempts(),
                profit,
                Math.min(profit, point.expectedInterval().get(0).doubleValue()),
                Math.max(profit, point.expectedInterval().get(1).doubleValue()));
    }

    private static LineChart.Line line(
            String name, List<ReachPointBody> points, Function<ReachPointBody, BigDecimal> height) {
        return new LineChart.Line(
                name,
                points.stream()
                        .map(point -> LineChart.Point.of(
                                point.attempts(), height.apply(point).doubleValue()))
                        .toList(),
                true);
    }

    private static String name(TierBody tier) {
        return tier.tier() == null ? "" : "Tier " + tier.tier() + ": ";
    }

    private static String marks(AdviceBody advice) {
        return "sure " + text(advice.sure()) + ", best " + text(advice.best()) + ", possible "
                + text(advice.possible());
    }

    private static String text(AdviceBody.Mark mark) {
        return mark.attempts() == null ? "none" : mark.attempts().toString();
    }
}
