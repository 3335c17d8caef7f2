package dev.leadline.cases;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.leadline.decisions.UnrecordedDecisions;
import dev.leadline.kernel.policy.Policy;
import dev.leadline.policies.Checkout;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What differs in cases that fail, as data: told once for all of them, and accepted by itself. */
class CaseGroupTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String FILE = "mql-to-sal-predictive/cases/some.yaml";
    private static final Policy POLICY = Checkout.inForce(Checkout.SHIPPED)
            .findWritten("mql-to-sal-predictive")
            .orElseThrow();
    private static final CaseRunner RUNNER =
            new CaseRunner(new UnrecordedDecisions(Checkout.inForce(Checkout.SHIPPED), () -> Instant.EPOCH));

    /** A lead received on a Monday at 10:00 in New York, looked at an hour later. */
    private static Case ranked(String name, String rank, String expect) {
        return new Case(
                name,
                null,
                object("{'asOf': '2016-01-11T16:00:00Z', 'lead': {'id': 'L-1', 'rank': " + rank
                        + ", 'stage': 'MQL', 'receivedAt': '2016-01-11T15:00:00Z'}}"),
                object(expect));
    }

    private static ObjectNode object(String json) {
        try {
            return (ObjectNode) JSON.readTree(json.replace('\'', '"'));
        } catch (IOException unexpected) {
            throw new UncheckedIOException(unexpected);
        }
    }

    private static CaseReport report(Case... cases) {
        return CaseReport.of(
                POLICY,
                List.of(new CaseFile(FILE, List.of(cases))),
                new UnrecordedDecisions(Checkout.inForce(Checkout.SHIPPED), () -> Instant.EPOCH));
    }

    private static List<String> pointers(Case one) {
        return RUNNER.run(POLICY.id(), one).mismatches().stream()
                .map(each -> each.pointer() + " " + each.expected() + " -> " + each.actual())
                .toList();
    }

    @Test
    void a_value_that_differs_is_told_with_its_place_and_both_values() {
        assertThat(pointers(ranked(
                        "six_calls_are_owed",
                        "92",
                        "{'tier': 'B', 'requiredActions': [{'type': 'ATTEMPT', 'of': 6, 'channel': 'PHONE'},"
                                + " {'type': 'ATTEMPT', 'channel': 'EMAIL'}]}")))
                .containsExactly("/tier \"B\" -> \"A\"", "/requiredActions/0/of 6 -> 7");
    }

    @Test
    void of_a_list_that_is_longer_only_what_the_case_names_is_told() {
        assertThat(pointers(
                        ranked("one_is_owed", "92", "{'requiredActions': [{'type': 'ATTEMPT', 'channel': 'PHONE'}]}")))
                .containsExactly(
                        "/requiredActions [{\"type\":\"ATTEMPT\",\"channel\":\"PHONE\"}] ->"
                                + " [{\"type\":\"ATTEMPT\",\"channel\":\"PHONE\"},{\"type\":\"ATTEMPT\",\"channel\":\"EMAIL\"}]");
    }

    @Test
    void what_is_sought_and_not_there_and_what_nobody_answers_have_no_actual_value() {
        assertThat(pointers(ranked(
                        "row_b_fired",
                        "92",
                        "{'firings': [{'table': 'rank-tiers', 'row': 'B'}, {'table': 'rank-tiers', 'row': 'A'}],"
                                + " 'mood': 'good'}")))
                .containsExactly(
                        "/firings/- {\"table\":\"rank-tiers\",\"row\":\"B\"} -> null", "/mood \"good\" -> null");
    }

    @Test
    void cases_that_differ_alike_are_one_group_and_the_largest_comes_first() {
        var groups = report(
                        ranked("one_of_them", "92", "{'tier': 'B', 'validUntil': '2016-01-11T12:30:00-05:00'}"),
                        ranked("two_of_them", "86", "{'tier': 'B'}"),
                        ranked("not_like_them", "61", "{'tier': 'C'}"),
                        ranked("as_it_is", "61", "{'tier': 'B'}"))
                .groups();

        assertThat(groups)
                .extracting(CaseGroup::pointer, CaseGroup::count)
                .startsWith(org.assertj.core.groups.Tuple.tuple("/tier", 2))
                .hasSize(3);
        assertThat(groups.get(0).cases())
                .containsExactly(new CaseGroup.Name(FILE, "one_of_them"), new CaseGroup.Name(FILE, "two_of_them"));
        assertThat(groups.get(0).id()).isNotEqualTo(groups.get(1).id()).matches("[0-9a-f]{16}");
    }

    @Test
    void accepted_one_by_one_all_differences_go_and_none_takes_another_with_it() {
        var expects = List.of(
                "{'tier': 'B', 'requiredActions': [{'of': 6}, {'of': 9}]}",
                "{'requiredActions': [{'type': 'SCORE'}], 'clockStarted': '2016-01-11T09:00:00-05:00'}",
                "{'firings': [{'table': 'rank-tiers', 'row': 'B'}, {'table': 'attempts', 'row': 'C'}], 'tier': 'C'}",
                "{'mood': 'good', 'a/b~c': {'d': 1}, 'obligations': [{'kind': 'X', 'state': 'MET'}, {'state': 'Y'}]}");
        for (var expect : expects) {
            var one = ranked("it_is_odd", "92", expect);
            var left = RUNNER.run(POLICY.id(), one).mismatches();
            assertThat(left).as(expect).isNotEmpty();
            for (var each : left) {
                var ids = ids(one);
                one = RUNNER.accepting(POLICY.id(), one, each.id());
                ids.remove(each.id());
                assertThat(ids(one)).as("%s without %s", expect, each).isEqualTo(ids);
            }
            assertThat(RUNNER.run(POLICY.id(), one).differences()).as(expect).isEmpty();
        }
    }

    private static java.util.Set<String> ids(Case one) {
        var ids = new java.util.TreeSet<String>();
        RUNNER.run(POLICY.id(), one).mismatches().forEach(each -> ids.add(each.id()));
        return ids;
    }

    @Test
    void a_refusal_instead_of_a_decision_cannot_be_accepted_and_neither_can_another_refusal() {
        var refused = ranked("it_is_decided", "101", "{'tier': 'A'}");
        var decided = ranked("it_is_refused", "92", "{'problem': {'status': 422, 'pointer': '/lead/rank'}}");
        var elsewhere = ranked("it_is_refused_elsewhere", "101", "{'problem': {'status': 422, 'pointer': '/asOf'}}");

        assertThat(pointers(refused)).containsExactly("/status 200 -> 422");
        assertThat(pointers(decided)).containsExactly("/status 422 -> 200");
        assertThat(pointers(elsewhere)).containsExactly("/errors/- {\"pointer\":\"/asOf\"} -> null");
        for (var one : Arrays.asList(refused, decided, elsewhere)) {
            var mismatch = RUNNER.run(POLICY.id(), one).mismatches().get(0);
            assertThat(mismatch.acceptable()).isFalse();
            assertThat(RUNNER.accepting(POLICY.id(), one, mismatch.id())).isEqualTo(one);
        }
    }
}
