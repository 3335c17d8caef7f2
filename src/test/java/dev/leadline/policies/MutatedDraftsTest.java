package dev.leadline.policies;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.leadline.Effort;
import dev.leadline.database.EmbeddedDatabaseResource;
import dev.leadline.web.MutatedJson;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Valid bodies of the authoring doors with one to three faults each: no one of them fails, now or when it is read. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabaseResource.class)
class MutatedDraftsTest {

    private static final int REQUESTS = Effort.of(15, 60);
    private static final long SEED = 20160111;
    private static final Set<Integer> EXPECTED = Set.of(200, 201, 400, 404, 409, 412, 413, 422);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final MutatedJson mutations = new MutatedJson(SEED);

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            POST | /v1/policies | {"id": "x-mutated-a", "copyOf": "mql-to-sal-simple", "edition": "in-force", "title": "A", "stage": "SAL"}
            POST | /v1/policies | {"id": "x-mutated-b", "settings": $settings}
            POST | /drafts | {"name": "other", "from": "draft:main"}
            PUT | /drafts/main/settings | $settings
            PUT | /drafts/main/settings | $moreSettings
            PUT | /drafts/main/tables/attempts | {"name": "attempts", "hitPolicy": "UNIQUE", "columns": [{"name": "row"}], "rows": [{"row": "A", "tier": "A", "PHONE": "7"}, {"row": "B", "note": "n"}]}
            PATCH | /drafts/main/tables/attempts | {"edits": [{"op": "INSERT", "at": 1, "cells": {"row": "Z", "tier": "A"}}, {"op": "SET", "row": "Z", "column": "PHONE", "value": "8"}, {"op": "MOVE", "row": "#1", "at": 2}, {"op": "REMOVE", "row": "Z"}]}
            PUT | /drafts/main/cases/mine | [{"name": "a_b", "clauses": ["O1"], "request": {"asOf": "2016-01-11T16:00:00Z", "lead": {"id": "L", "rank": 92, "receivedAt": "2016-01-11T15:00:00Z"}, "attempts": []}, "expect": {"tier": "A", "obligations": [{"kind": "FIRST_CALL"}]}}]
            POST | /drafts/main/acceptances | {"cases": ["a_b"]}
            POST | /drafts/main/undo | {"to": 1}
            POST | /publications | {"draft": "main", "reason": "r", "effectiveFrom": "2126-01-01T00:00:00Z", "transition": "new-leads", "acknowledged": ["0000000000000000"], "over": 0}
            POST | /publications | {"edition": "in-force", "reason": "r", "effectiveFrom": "2126-01-01T00:00:00Z", "transition": "never-shorten", "acknowledged": []}
            POST | /publications/withdrawals | {"reason": "r", "effectiveFrom": "2126-01-01T00:00:00Z", "over": 1}
            POST | /publications/1/cancellation | {"reason": "r"}
            """)
    @Tag(Effort.LONG)
    void whatever_comes_in_is_done_or_refused(String method, String path, String body) throws Exception {
        var analyst = new Analyst("x-mutated-" + Integer.toHexString((path + body).hashCode()), "analyst@example.com");
        analyst = Analyst.begins(analyst.id());
        if (path.startsWith("/publications")) {
            analyst.publishes("main").statusCode(201);
        }
        for (int i = 0; i < REQUESTS; i++) {
            var request = mutations.of(valid(analyst, body));
            var answer = analyst.sends(request)
                    .header("If-Match", "*")
                    .request(method, path.startsWith("/v1/") ? path : analyst.at(path))
                    .then()
                    .extract();
            assertThat(answer.statusCode())
                    .as(cut(request) + " -> " + cut(answer.asString()))
                    .isIn(EXPECTED);
            if (answer.statusCode() < 300 && method.startsWith("P") && path.startsWith("/drafts/main")) {
                checkReadable(analyst, cut(request));
            }
        }
        analyst.asks().get("/v1/serving").then().statusCode(200);
        assertThat(analyst.get("/publications").extract().statusCode()).isIn(200, 404);
    }

    /** What was taken must not fail later. */
    private static void checkReadable(Analyst analyst, String request) {
        for (var path : Set.of(
                "/drafts/main",
                "/drafts/main/tables/attempts",
                "/editions/draft:main",
                "/editions/draft:main/review",
                "/editions/draft:main/sentences",
                "/editions/draft:main/folder",
                "/editions/draft:main/boundary-cases?date=2026-03-02")) {
            var answer = analyst.get(path).extract();
            assertThat(answer.statusCode())
                    .as(path + " after " + request + " -> " + cut(answer.asString()))
                    .isIn(200, 404, 422);
        }
    }

    private static JsonNode valid(Analyst analyst, String body) throws JsonProcessingException {
        var settings =
                """
                {"id": "%s", "title": "T", "stage": "MQL", "answersForStage": false, "scoredBy": "ops",
                 "calendar": %s, "atRiskAfterPercent": 80, "firstCallCanBePaused": true,
                 "channels": ["PHONE", "EMAIL"], "outcomes": ["CONNECTED", "SENT"]%s}""";
        var more =
                """
                , "contactWindow": {"calendar": "us-sales", "channels": ["PHONE"]},
                 "tables": {"deadlines": {"hitPolicy": "FIRST", "segmentedBy": ["region"]}}""";
        var chosen =
                "{\"by\": \"LEAD\", \"attribute\": \"region\", \"of\": {\"EMEA\": \"us-sales\"}, \"otherwise\": \"us-sales\"}";
        return JSON.readTree(body.replace("$settings", settings.formatted(analyst.id(), "\"us-sales\"", ""))
                .replace("$moreSettings", settings.formatted(analyst.id(), chosen, more)));
    }

    private static String cut(String text) {
        return text.length() > 600 ? text.substring(0, 600) + "..." : text;
    }
}
