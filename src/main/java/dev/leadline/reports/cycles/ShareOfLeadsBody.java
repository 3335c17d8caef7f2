package dev.leadline.reports.cycles;

import dev.leadline.kernel.statistics.Proportion;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * So many leads of so many, with four decimals.
 *
 * @param leads how many
 * @param of how many there are
 * @param share the one of the other; null when there are none
 * @param interval its 95% interval (Wilson); null when there are none
 */
@Schema(name = "ShareOfLeads")
public record ShareOfLeadsBody(
        long leads, long of, @Schema(nullable = true) Double share, @Schema(nullable = true) List<Double> interval) {

    public static ShareOfLeadsBody of(long leads, long of) {
        return of == 0 ? new ShareOfLeadsBody(leads, of, null, null) : from(new Proportion(leads, of));
    }

    public static ShareOfLeadsBody from(Proportion share) {
        var interval = share.interval();
        return new ShareOfLeadsBody(
                share.hits(),
                share.trials(),
                rounded(share.share()),
                List.of(rounded(interval.low()), rounded(interval.high())));
    }

    /** A number with four decimals. */
    public static double rounded(double number) {
        return Math.round(number * 10_000) / 10_000.0;
    }
}
