package dev.leadline.reports;

import dev.leadline.reports.duties.Bucket;
import dev.leadline.reports.duties.Restatements.After;
import dev.leadline.reports.duties.Restatements.RestatedRow;
import dev.leadline.reports.forms.ReportPages;
import dev.leadline.reports.forms.ReportTable;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/** Restatements as a table. */
final class RestatementTable {

    private static final List<String> HEADINGS = List.of(
            "leadId",
            "cycle",
            "duty",
            "tier",
            "team",
            "owner",
            "deadline",
            "zone",
            "metAt",
            "was",
            "now",
            "restatedAt");

    private RestatementTable() {}

    static ReportTable of(ReportPages<RestatedRow, After> pages) {
        return new ReportTable("restatements", HEADINGS, pages.rows(RestatementTable::cells));
    }

    private static List<Object> cells(RestatedRow row) {
        var zone = ZoneId.of(row.zone());
        Function<Instant, Object> local = at -> at == null ? null : at.atZone(zone);
        return Arrays.asList(
                row.leadId(),
                row.cycle(),
                row.duty(),
                row.tier(),
                row.team(),
                row.owner(),
                local.apply(row.deadline()),
                row.zone(),
                local.apply(row.metAt()),
                label(row.was()),
                label(row.now()),
                local.apply(row.restatedAt()));
    }

    private static String label(Bucket bucket) {
        return bucket == null ? null : bucket.label();
    }
}
