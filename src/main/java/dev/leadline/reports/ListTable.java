package dev.leadline.reports;

import dev.leadline.reports.duties.DutyList.Place;
import dev.leadline.reports.duties.DutyList.Placed;
import dev.leadline.reports.duties.ListedDutyRow;
import dev.leadline.reports.forms.ReportPages;
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

    static ReportTable of(ReportPages<Placed, Place> pages) {
        return new ReportTable("leads", HEADINGS, pages.rows(placed -> cells(placed.duty())));
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
