package dev.leadline.decisions;

import static io.restassured.RestAssured.given;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.leadline.cases.CaseRunner;
import dev.leadline.web.json.StrictJson;
import io.restassured.http.ContentType;

/** Answers requests by asking the server under test. */
public final class HttpDecisions implements CaseRunner.Decisions {

    private static final ObjectMapper JSON = StrictJson.newMapper();

    @Override
    public CaseRunner.Answer answer(ObjectNode request) {
        var response =
                given().contentType(ContentType.JSON).body(request.toString()).post("/v1/decisions?explain=true");
        try {
            return new CaseRunner.Answer(
                    response.statusCode(), JSON.readTree(response.body().asString()));
        } catch (JsonProcessingException malformed) {
            throw new AssertionError(
                    "The answer is not JSON: " + response.body().asString(), malformed);
        }
    }
}
