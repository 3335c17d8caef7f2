package dev.leadline.reports.cycles;

import dev.leadline.reports.LeadsLink;
import dev.leadline.reports.cycles.GivenUpReading.GivenUpRow;
import dev.leadline.reports.duties.DutyQuestion;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.ToLongFunction;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Leads that were disqualified, returned or rejected in the period. Early is one before every required attempt was made and
 * before anyone was reached.
 *
 * @param leads how many
 * @param early how many of them early, unless the reason waives
 * @param waived how many for a reason that waives
 * @param reasons the same by the reason told, those first for which the most were given up early
 * @param missing the attempts that those given up early lacked at that moment
 * @param list the address of the list of these duties; `bucket=notDone` has those given up early, `bucket=waived` those waived
 */
@Schema(name = "GivenUpLeads")
record GivenUpBody(
        long leads, ShareOfLeadsBody early, long waived, List<Reason> reasons, MissingBody missing, String list) {

    private static final Comparator<Reason> MOST_EARLY = Comparator.comparing((Reason each) -> -each.early)
            .thenComparing(each -> -each.leads)
            .thenComparing(each -> each.reason, Comparator.nullsLast(Comparator.naturalOrder()));

    /**
     * Leads given up for one reason.
     *
     * @param reason the reason as it was told; null for none
     * @param leads how many
     * @param early how many of them early, unless the reason waives
     * @param waived how many of them are waived
     * @param missing the attempts that those given up early lacked, by channel
     * @param list the address of the list of these duties
     */
    @Schema(name = "GivenUpReason")
    record Reason(
            @Schema(nullable = true) String reason,
            long leads,
            long early,
            long waived,
            MissingBody missing,
            String list) {

        static Reason from(String reason, List<GivenUpRow> rows, DutyQuestion question) {
            var list = LeadsLink.toReason(question, reason);
            return new Reason(
                    reason,
                    sum(rows, GivenUpRow::leads),
                    countEarly(rows),
                    sum(rows, GivenUpRow::waived),
                    lacking(rows, list),
                    list);
        }
    }

    /** @param question the duties of these leads */
    static GivenUpBody from(List<GivenUpRow> rows, DutyQuestion question) {
        var list = LeadsLink.to(question);
        long leads = sum(rows, GivenUpRow::leads);
        return new GivenUpBody(
                leads,
                ShareOfLeadsBody.of(countEarly(rows), leads),
                sum(rows, GivenUpRow::waived),
                rows.stream()
                        .map(GivenUpRow::reason)
                        .distinct()
                        .map(reason -> Reason.from(
                                reason,
                                rows.stream()
                                        .filter(row -> Objects.equals(row.reason(), reason))
                                        .toList(),
                                question))
                        .sorted(MOST_EARLY)
                        .toList(),
                lacking(rows, list),
                list);
    }

    private static long countEarly(List<GivenUpRow> rows) {
        return sum(rows, row -> row.channel() == null ? row.early() : 0);
    }

    private static MissingBody lacking(List<GivenUpRow> rows, String list) {
        return MissingBody.from(rows.stream().map(GivenUpRow::toMissing).toList(), list);
    }

    private static long sum(List<GivenUpRow> rows, ToLongFunction<GivenUpRow> number) {
        return rows.stream().mapToLong(number).sum();
    }
}
