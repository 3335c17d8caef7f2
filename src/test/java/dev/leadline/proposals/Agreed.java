package dev.leadline.proposals;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.leadline.policies.Analyst;
import io.restassured.response.ValidatableResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A policy whose changes others consent to.
 *
 * @param analyst who began it in local mode, where everybody may do everything
 */
public record Agreed(Analyst analyst) {

    /** One in force that asks for such approvals, written as in JSON. Before that a version was in force that asked for none. */
    public static Agreed needing(String id, String approvals) {
        var agreed = new Agreed(Analyst.inForce(id));
        agreed.analyst.drafts("agreed").statusCode(201);
        var local = new Somebody("account founder; admin", "founder");
        agreed.needs(local, "agreed", approvals);
        agreed.analyst.publishes("agreed").statusCode(201);
        return agreed;
    }

    String at(String path) {
        return analyst.at(path);
    }

    /** A draft from an edition. */
    void begins(Somebody who, String draft, String from) {
        post(who, "/drafts", Map.of("name", draft, "from", from)).statusCode(201);
    }

    /** A draft of what is in force, with so many calls for the best leads. */
    void edits(Somebody who, String draft, String calls) {
        begins(who, draft, "in-force");
        sets(who, draft, calls);
    }

    void sets(Somebody who, String draft, String calls) {
        var edit = Map.of("op", "SET", "row", "A", "column", "PHONE", "value", calls);
        who.sees(at("/drafts/" + draft))
                .contentType("application/json")
                .body(Map.of("edits", List.of(edit)))
                .patch(at("/drafts/" + draft + "/tables/attempts"))
                .then()
                .statusCode(200);
        List<String> cases = who.asks().get(at("/drafts/" + draft)).path("cases");
        cases.forEach(file -> who.sees(at("/drafts/" + draft))
                .delete(at("/drafts/" + draft + "/cases/" + file))
                .then()
                .statusCode(200));
    }

    int revision(Somebody who, String draft) {
        return who.asks().get(at("/drafts/" + draft)).path("revision");
    }

    /** Sets the approvals that a draft asks for. */
    void needs(Somebody who, String draft, String approvals) {
        Map<String, Object> settings = who.asks().get(at("/drafts/" + draft)).path("settings");
        var wanted = new LinkedHashMap<>(settings);
        wanted.put("approvals", "?");
        var body = json(wanted).replace("\"?\"", approvals);
        who.sees(at("/drafts/" + draft))
                .contentType("application/json")
                .body(body)
                .put(at("/drafts/" + draft + "/settings"))
                .then()
                .statusCode(200);
    }

    private static String json(Object value) {
        try {
            return new ObjectMapper().writeValueAsString(value);
        } catch (JsonProcessingException impossible) {
            throw new IllegalArgumentException(impossible);
        }
    }

    /** What one sends to publish or propose a draft, with all its warnings acknowledged. */
    Map<String, Object> wanted(Somebody who, String draft) {
        List<String> warnings =
                who.asks().get(at("/editions/draft:" + draft + "/review")).path("toAcknowledge");
        return Map.of("draft", draft, "reason", "It is agreed.", "acknowledged", warnings);
    }

    ValidatableResponse publishes(Somebody who, String draft) {
        return post(who, "/publications", wanted(who, draft), draft);
    }

    /** @return the number of the proposal */
    long proposes(Somebody who, String draft) {
        int number = post(who, "/proposals", wanted(who, draft), draft)
                .statusCode(201)
                .extract()
                .path("number");
        return number;
    }

    ValidatableResponse consents(Somebody who, long number) {
        return who.asks().post(at("/proposals/" + number + "/consents")).then();
    }

    ValidatableResponse proposal(Somebody who, long number) {
        return who.asks().get(at("/proposals/" + number)).then().statusCode(200);
    }

    ValidatableResponse post(Somebody who, String path, Map<String, ?> body) {
        return who.asks()
                .contentType("application/json")
                .body(body)
                .post(at(path))
                .then();
    }

    ValidatableResponse post(Somebody who, String path, Map<String, ?> body, String draft) {
        return who.sees(at("/drafts/" + draft))
                .contentType("application/json")
                .body(body)
                .post(at(path))
                .then();
    }

    /** @return the number of what was made */
    long posts(Somebody who, String path, Map<String, ?> body) {
        int number = post(who, path, body).statusCode(201).extract().path("number");
        return number;
    }

    /** The publication that was made last. */
    ValidatableResponse last() {
        return analyst.get("/publications/" + analyst.last()).statusCode(200);
    }

    /** The number of the publication that was made first. */
    int first() {
        List<Integer> all = analyst.get("/publications").extract().path("items.sequence");
        return all.get(all.size() - 1);
    }

    /** The calls that the best leads are owed by what is in force now. */
    int calls() {
        return analyst.calls("2026-01-12T16:00:00Z");
    }
}
