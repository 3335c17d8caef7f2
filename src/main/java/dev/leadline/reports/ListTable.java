package dev.leadline.reports;

import dev.leadline.reports.duties.DutyList.Placed;
import dev.leadline.reports.duties.ListedDutyRow;
import dev.leadline.reports.forms.PagedRows;
import dev.leadline.reports.forms.ReportTable;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/** The list of duties as a table. */
final class ListTable {

    private static final List<String> HEADINGS = List.of(
            "leadId",
            "cycle",
            "duty",
            "tier",
            "policyVersion",
            "team",
            "ownerAtDeadline",
            "ownerNow",
            "source",
            "receivedAt",
            "clockStarted",
            "deadline",
            "zone",
            "metAt",
            "state",
            "bucket",
            "class",
            "openSecondsToDone",
            "openSecondsUnassigned",
            "openSecondsLate",
            "pausedSeconds",
            "waiver",
            "decisionId",
            "value",
            "currency",
            "reason",
            "missing");

    private ListTable() {}

    /**
     * @param pages the page after a duty, or after {@code null} the first; empty at the end
     */
    static ReportTable of(Function<Placed, List<Placed>> pages) {
        return new ReportTable("leads", HEADINGS, new PagedRows<>(pages, placed -> cells(placed.duty())));
    }

    static ReportTable of(List<Placed> page) {
        return of(after -> after == null ? page : List.of());
    }

    private static List<Object> cells(ListedDutyRow duty) {
        var zone = ZoneId.of(duty.zone());
        Function<Instant, Object> local = at -> at == null ? null : at.atZone(zone);
        return Arrays.asList(
                duty.leadId(),
                duty.cycle(),
                duty.duty(),
                duty.tier(),
                duty.policyVersion(),
                duty.team(),
                duty.ownerAtDeadline(),
                duty.ownerNow(),
                duty.source(),
                local.apply(duty.receivedAt()),
                local.apply(duty.clockStarted()),
                local.apply(duty.deadline()),
                duty.zone(),
                local.apply(duty.metAt()),
                duty.state(),
                duty.bucket(),
                duty.lateness(),
                duty.openSecondsToDone(),
                duty.openSecondsUnassigned(),
                duty.openSecondsLate(),
                duty.pausedSeconds(),
                duty.waiver(),
                duty.decisionId(),
                duty.value(),
                duty.currency(),
                duty.reason(),
                duty.missing() == null ? null : ShownNumbers.text(duty.missing()));
    }
}
