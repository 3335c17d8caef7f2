package dev.leadline.reports;

import dev.leadline.commitments.terms.LeadValues;
import dev.leadline.reports.duties.DutyCounts;
import dev.leadline.reports.duties.Grouping;
import dev.leadline.reports.duties.Restatements;
import dev.leadline.reports.questions.ReportQuery;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Counts how promises are kept. */
@ApplicationScoped
public class Compliance {

    private final DutyCounts counts;
    private final Restatements restatements;

    Compliance(DutyCounts counts, Restatements restatements) {
        this.counts = counts;
        this.restatements = restatements;
    }

    /** Counts by group; where nothing is grouped by, there are no groups, but the total. */
    public ComplianceReport rows(ReportQuery query) {
        return rows(query, List.of());
    }

    /**
     * The same, and what the leads of late duties are worth.
     *
     * @param values what commitments say that leads are worth
     */
    public ComplianceReport rows(ReportQuery query, List<LeadValues> values) {
        var counted = counts.count(query.question(), query.by(), values);
        var groups = counted.groups().entrySet().stream()
                .filter(each -> !each.getKey().isEmpty())
                .map(each -> new ComplianceReport.Group(named(query.by(), each.getKey()), each.getValue()))
                .sorted(ComplianceReport.Group.byValues(query.by()))
                .toList();
        return new ComplianceReport(
                query, groups, counted.total(), counted.zones(), restatements.count(query.question()));
    }

    private static Map<Grouping, String> named(List<Grouping> by, List<String> values) {
        var named = new TreeMap<Grouping, String>();
        for (int i = 0; i < by.size(); i++) {
            named.put(by.get(i), values.get(i));
        }
        return named;
    }
}
