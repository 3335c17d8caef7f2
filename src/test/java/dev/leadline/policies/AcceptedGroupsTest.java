package dev.leadline.policies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import dev.leadline.database.EmbeddedDatabaseResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Cases that fail after a change: grouped by what differs, and accepted by the group. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabaseResource.class)
class AcceptedGroupsTest {

    private static final String REVIEW = "/editions/draft:main/review?only=failed";

    private Analyst analyst;

    /** A draft in which leads of tier A are called once more than its cases expect. */
    @BeforeEach
    void begin() {
        analyst = new Analyst("x-groups", "analyst@example.com");
        if (analyst.get("/drafts/main").extract().statusCode() == 404) {
            analyst = Analyst.begins("x-groups");
        }
        analyst.sees("main")
                .contentType("application/json")
                .body("{\"to\": 1}")
                .post(analyst.at("/drafts/main/undo"))
                .then()
                .statusCode(200);
        analyst.sets("main", "attempts", "A", "PHONE", "8").statusCode(200);
    }

    private ValidatableResponse accepts(Map<String, ?> wanted) {
        return analyst.sees("main")
                .contentType("application/json")
                .body(Analyst.json(wanted))
                .post(analyst.at("/drafts/main/acceptances"))
                .then();
    }

    private int failed() {
        return analyst.get(REVIEW).statusCode(200).extract().path("cases.failed");
    }

    @Test
    void what_differs_is_told_as_data_and_the_largest_group_first() {
        var review = analyst.get(REVIEW).statusCode(200).extract();
        List<Integer> counts = review.path("cases.groups.count");
        assertThat(counts).isSortedAccordingTo((one, other) -> other - one).hasSizeGreaterThan(1);
        List<List<Object>> cases = review.path("cases.groups.cases");
        for (int i = 0; i < counts.size(); i++) {
            assertThat(cases.get(i)).hasSize(counts.get(i));
        }
        assertThat(review.<List<String>>path("cases.groups.findAll { it.pointer.endsWith('/of') }.pointer"))
                .isNotEmpty();
        assertThat(review.<List<Integer>>path("cases.groups.findAll { it.pointer.endsWith('/of') }.actual"))
                .containsOnly(8);
        assertThat(review.<List<Integer>>path("cases.groups.findAll { it.pointer.endsWith('/of') }.expected"))
                .containsOnly(7);
        assertThat(review.<List<List<String>>>path(
                        "cases.groups.findAll { it.pointer == '/obligations/1/channels/0/remaining' }.of"))
                .containsOnly(List.of("ALL_ATTEMPTS", "PHONE"));
        assertThat(review.<List<List<Object>>>path("cases.cases.mismatches")).doesNotContain(List.of());
    }

    @Test
    void a_group_is_accepted_by_its_id_and_its_count_and_nothing_else_with_it() {
        var review = analyst.get(REVIEW).extract();
        String id = review.path("cases.groups[0].id");
        int count = review.path("cases.groups[0].count");
        int groups = review.<List<Object>>path("cases.groups").size();

        accepts(Map.of("group", id)).statusCode(422).body("errors[0].pointer", equalTo("/count"));
        accepts(Map.of("group", id, "count", count + 1))
                .statusCode(409)
                .body("errors[0].pointer", equalTo("/count"))
                .body("detail", containsString("(" + count + ")"));
        accepts(Map.of("group", "0123456789abcdef", "count", count))
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/group"));
        accepts(Map.of("group", id, "count", count, "cases", List.of()))
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/cases"));
        analyst.get(REVIEW).body("cases.groups.id", hasItem(id));

        accepts(Map.of("group", id, "count", count)).statusCode(200);
        analyst.get(REVIEW).body("cases.groups.id", not(hasItem(id))).body("cases.groups.size()", equalTo(groups - 1));
    }

    @Test
    void group_after_group_all_cases_hold_in_the_end() {
        for (int left = 100; left > 0 && failed() > 0; left--) {
            var review = analyst.get(REVIEW).extract();
            accepts(Map.of("group", review.path("cases.groups[0].id"), "count", review.path("cases.groups[0].count")))
                    .statusCode(200);
        }
        assertThat(failed()).isZero();
    }

    @Test
    void all_that_fail_are_accepted_if_there_are_as_many_as_was_thought() {
        int failed = failed();
        accepts(Map.of("count", failed - 1)).statusCode(409).body("errors[0].pointer", equalTo("/count"));
        assertThat(failed()).isEqualTo(failed);
        String one = analyst.get(REVIEW).extract().path("cases.cases[0].name");
        accepts(Map.of("cases", List.of(one), "count", 2)).statusCode(409);
        accepts(Map.of("cases", List.of(one), "count", 1)).statusCode(200);
        assertThat(failed()).isEqualTo(failed - 1);
        accepts(Map.of("count", failed - 1)).statusCode(200);
        assertThat(failed()).isZero();
    }
}
