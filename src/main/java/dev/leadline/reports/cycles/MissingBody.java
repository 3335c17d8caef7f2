package dev.leadline.reports.cycles;

import dev.leadline.reports.LeadsLink;
import dev.leadline.reports.cycles.ResultReading.MissingRow;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The leads without all their attempts in time.
 *
 * @param leads how many
 * @param channels what they lacked at the deadline, or when they were given up, channel by channel
 * @param list the address of their list
 */
@Schema(name = "MissingAttempts")
record MissingBody(long leads, List<Lacking> channels, String list) {

    /**
     * What one channel lacked.
     *
     * @param channel the channel
     * @param lacking the leads that lacked attempts there, of all without all their attempts
     * @param attempts how many attempts they lacked
     * @param onlyHere how many of these leads lacked attempts in no other channel; `only=oneChannel` narrows the list to them
     * @param list the address of the list of the leads that lacked attempts there
     */
    @Schema(name = "LackingChannel")
    record Lacking(String channel, ShareOfLeadsBody lacking, long attempts, long onlyHere, String list) {

        static Lacking from(String channel, List<MissingRow> rows, long all, String list) {
            return new Lacking(
                    channel,
                    ShareOfLeadsBody.of(
                            rows.stream().mapToLong(MissingRow::leads).sum(), all),
                    rows.stream().mapToLong(MissingRow::attempts).sum(),
                    rows.stream().mapToLong(MissingRow::only).sum(),
                    LeadsLink.lacking(list, channel));
        }
    }

    /** @param list the address of the list of all duties among which these are */
    static MissingBody from(List<MissingRow> rows, String list) {
        long all = rows.stream()
                .filter(row -> row.channel() == null)
                .mapToLong(MissingRow::leads)
                .sum();
        var channels = rows.stream()
                .filter(row -> row.channel() != null)
                .collect(Collectors.groupingBy(MissingRow::channel, TreeMap::new, Collectors.toList()));
        return new MissingBody(
                all,
                channels.entrySet().stream()
                        .map(each -> Lacking.from(each.getKey(), each.getValue(), all, list))
                        .toList(),
                LeadsLink.late(list));
    }
}
