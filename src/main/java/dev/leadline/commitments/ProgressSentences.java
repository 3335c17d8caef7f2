package dev.leadline.commitments;

import dev.leadline.commitments.ProgressBody.TypeBody;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;

/** How a commitment stands, in words. */
final class ProgressSentences {

    private static final int ON_PACE = 2;

    private final String currency;

    ProgressSentences(String currency) {
        this.currency = currency;
    }

    /** @param forecast {@code null} before the first day is gone */
    String ofCurve(BigDecimal counted, BigDecimal pace, BigDecimal forecast, BigDecimal commitment) {
        if (forecast == null) {
            return "No business day is gone yet; %s is promised.".formatted(money(commitment));
        }
        var due = pace.signum() == 0
                ? "nothing was due by now"
                : "%s of pace (%s)".formatted(percent(counted, pace, 1), money(pace));
        return "%s counted: %s. The forecast is %s of the promised %s."
                .formatted(money(counted), due, money(forecast), money(commitment));
    }

    /**
     * @param leads counted over planned; {@code null} where nothing is planned
     * @param value counted over promised; {@code null} where nothing is promised
     */
    String ofQuantity(BigDecimal leads, BigDecimal value, BigDecimal days, List<TypeBody> types) {
        if (leads == null || value == null) {
            return "There is no plan to compare with.";
        }
        int quantityAhead = points(leads.subtract(days));
        int valueAhead = points(value.subtract(days));
        return "Leads are at %s of the plan, value at %s of the promise, days at %s: quantity is %s%s, value is %s."
                .formatted(
                        percent(leads, BigDecimal.ONE, 0),
                        percent(value, BigDecimal.ONE, 0),
                        percent(days, BigDecimal.ONE, 0),
                        ahead(quantityAhead),
                        quantityAhead - valueAhead > ON_PACE ? fullest(types) : "",
                        ahead(valueAhead));
    }

    private static String ahead(int points) {
        if (Math.abs(points) <= ON_PACE) {
            return "on pace";
        }
        return "%d points %s".formatted(Math.abs(points), points > 0 ? "ahead" : "behind");
    }

    private static String fullest(List<TypeBody> types) {
        TypeBody fullest = null;
        for (var type : types) {
            if (type.ofPlan() != null && (fullest == null || type.ofPlan().compareTo(fullest.ofPlan()) > 0)) {
                fullest = type;
            }
        }
        return fullest == null
                ? ""
                : " because %s is at %s of its plan"
                        .formatted(fullest.type(), percent(fullest.ofPlan(), BigDecimal.ONE, 0));
    }

    private static int points(BigDecimal share) {
        return share.movePointRight(2).setScale(0, RoundingMode.HALF_UP).intValue();
    }

    private static String percent(BigDecimal part, BigDecimal of, int places) {
        return part.movePointRight(2).divide(of, places, RoundingMode.HALF_UP).toPlainString() + "%";
    }

    private String money(BigDecimal amount) {
        return String.format(
                Locale.ENGLISH,
                "%,d %s",
                amount.setScale(0, RoundingMode.HALF_UP).toBigInteger(),
                currency);
    }
}
