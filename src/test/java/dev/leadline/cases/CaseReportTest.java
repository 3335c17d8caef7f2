package dev.leadline.cases;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.leadline.decisions.UnrecordedDecisions;
import dev.leadline.kernel.policy.Policy;
import dev.leadline.policies.Checkout;
import dev.leadline.web.json.StrictJson;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is told about the cases of a policy. */
class CaseReportTest {

    private static final Policy SIMPLE =
            Checkout.inForce(Checkout.SHIPPED).findWritten("mql-to-sal-simple").orElseThrow();
    private static final CaseRunner.Decisions DECISIONS =
            new UnrecordedDecisions(Checkout.inForce(Checkout.SHIPPED), () -> Instant.EPOCH);

    private static Case ranked(String name, JsonNode rank, String tier) {
        ObjectNode request = JsonNodeFactory.instance.objectNode().put("asOf", "2016-01-11T16:00:00Z");
        request.putObject("lead")
                .put("id", "L-1")
                .put("receivedAt", "2016-01-11T15:00:00Z")
                .set("rank", rank);
        return new Case(
                name, null, request, JsonNodeFactory.instance.objectNode().put("tier", tier));
    }

    private static JsonNode number(int rank) {
        return JsonNodeFactory.instance.numberNode(rank);
    }

    private static CaseReport report(Case... cases) {
        return CaseReport.of(
                SIMPLE, List.of(new CaseFile("mql-to-sal-simple/cases/some.yaml", List.of(cases))), DECISIONS);
    }

    @Test
    void each_case_is_told_with_its_differences() {
        var report = report(ranked("in_the_tier", number(50), "ALL"), ranked("in_another", number(50), "B"));

        assertThat(report.cases())
                .containsExactly(
                        new CaseReport.Result("mql-to-sal-simple/cases/some.yaml", "in_the_tier", true, List.of()),
                        new CaseReport.Result(
                                "mql-to-sal-simple/cases/some.yaml",
                                "in_another",
                                false,
                                List.of("/tier must be \"B\", but is \"ALL\"."),
                                List.of(new Mismatch(
                                        "/tier", List.of(), TextNode.valueOf("B"), TextNode.valueOf("ALL"), true))));
        assertThat(report.failed()).isEqualTo(1);
    }

    @Test
    void rows_that_no_case_made_matter_are_told() {
        var report = report(ranked("in_the_tier", number(50), "ALL"));

        assertThat(report.coverage()).hasSize((int) SIMPLE.rows().all().count());
        assertThat(report.coverage())
                .filteredOn(CaseReport.RowCoverage::covered)
                .extracting(CaseReport.RowCoverage::table)
                .containsExactly("rank-tiers", "attempts", "deadlines", "alerts", "alerts", "alerts", "alerts");
        assertThat(report.uncovered())
                .hasSize(report.coverage().size() - 7)
                .extracting(CaseReport.RowCoverage::table)
                .containsOnly("attempt-outcomes", "waiving-reasons");
        assertThat(report.coveragePercent())
                .isEqualTo(7 * 100 / report.coverage().size());
    }

    @Test
    void cases_of_other_policies_are_passed_over() {
        var other = new CaseFile("other/cases/some.yaml", List.of(ranked("in_a_tier", number(50), "ALL")));
        assertThat(CaseReport.of(SIMPLE, List.of(other), DECISIONS).cases()).isEmpty();
    }

    @Test
    void a_case_that_no_request_can_be_made_of_has_failed_and_the_next_is_run() {
        var odd = JsonNodeFactory.instance.objectNode();
        odd.putArray("rank").add("nested");
        var report = report(ranked("an_odd_rank", odd, "ALL"), ranked("in_the_tier", number(50), "ALL"));

        assertThat(report.cases()).extracting(CaseReport.Result::passed).containsExactly(false, true);
        assertThat(report.cases().get(0).differences())
                .singleElement()
                .asString()
                .contains("/lead/rank");
    }

    @Test
    void a_case_that_throws_has_failed_and_the_next_is_run() {
        CaseRunner.Decisions failing = request -> {
            if (request.at("/lead/rank").intValue() == 1) {
                throw new IllegalStateException("out of order");
            }
            return DECISIONS.answer(request);
        };
        var cases = List.of(ranked("it_throws", number(1), "ALL"), ranked("it_passes", number(2), "ALL"));
        var report = CaseReport.of(SIMPLE, List.of(new CaseFile("mql-to-sal-simple/cases/some.yaml", cases)), failing);

        assertThat(report.cases()).extracting(CaseReport.Result::passed).containsExactly(false, true);
        assertThat(report.cases().get(0).differences())
                .containsExactly("The case could not be run: java.lang.IllegalStateException: out of order");
    }

    @Test
    void more_cases_than_are_run_is_a_failure() {
        var cases = IntStream.rangeClosed(1, CaseReport.MOST_CASES + 5)
                .mapToObj(i -> ranked("case_" + i, number(50), "ALL"))
                .toArray(Case[]::new);
        var report = report(cases);

        assertThat(report.cases()).hasSize(CaseReport.MOST_CASES + 1);
        assertThat(report.failed()).isEqualTo(1);
        assertThat(report.cases().get(CaseReport.MOST_CASES).differences())
                .containsExactly(
                        "The policy mql-to-sal-simple has more than 2000 cases. This one and those after it were not"
                                + " run.");
    }

    @Test
    void it_is_ready_for_json() {
        var report = report(ranked("in_another", number(50), "B"));
        JsonNode json = StrictJson.newMapper().valueToTree(report);

        assertThat(json.at("/failed").intValue()).isEqualTo(1);
        assertThat(json.at("/coveragePercent").intValue()).isEqualTo(report.coveragePercent());
        assertThat(json.at("/cases/0/differences/0").textValue()).startsWith("/tier must be");
        assertThat(json.at("/coverage/0").toString())
                .isEqualTo("{\"table\":\"rank-tiers\",\"row\":\"ALL\",\"covered\":true}");
    }
}
