package dev.leadline.cases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leadline.calendars.publications.CalendarVersion;
import dev.leadline.decisions.UnrecordedDecisions;
import dev.leadline.kernel.policy.checks.RandomFullPolicies;
import dev.leadline.kernel.policy.checks.Written;
import dev.leadline.policies.Checkout;
import dev.leadline.policies.publications.PoliciesInForce;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;

/** Boundary cases of any policy, also of one with holes and overlaps. */
class BoundaryCasesPropertiesTest {

    @Property(tries = 100)
    @Domain(RandomFullPolicies.class)
    @Domain(DomainContext.Global.class)
    void they_hold_at_once_and_a_row_without_one_is_said(@ForAll Written written) {
        var policy = written.policyAsWritten();
        var calendars = written.calendars().values().stream()
                .map(CalendarVersion::of)
                .collect(Collectors.toMap(CalendarVersion::id, each -> each));
        var inForce = new PoliciesInForce(List.of(policy), calendars, Checkout.rules());
        var decisions = new UnrecordedDecisions(inForce, () -> Instant.EPOCH);

        var made = BoundaryCases.of(
                policy, inForce.find(policy.id()).orElseThrow(), LocalDate.parse("2026-03-07"), decisions);

        var file = new CaseFile(policy.id() + "/cases/boundaries.yaml", made.cases());
        assertThat(CaseFile.read(file.path(), file.write().getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(file);
        var report = CaseReport.of(policy, List.of(file), decisions);
        assertThat(report.cases()).isNotEmpty().allMatch(CaseReport.Result::passed);
        var said = String.join("\n", made.leftOut());
        assertThat(report.uncovered())
                .filteredOn(row -> !row.table().equals("rank-tiers"))
                .as(file.write() + said)
                .allMatch(row -> said.contains("the row " + row.row() + " of " + row.table()));
    }
}
