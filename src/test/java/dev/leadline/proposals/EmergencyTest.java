package dev.leadline.proposals;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Going back without waiting for consents, and what keeps that from becoming the usual way. */
@QuarkusTest
class EmergencyTest {

    private static final Somebody ANN = Somebody.account("ann", "analyst");
    private static final Somebody BEN = Somebody.account("ben", "approver");
    private static final Somebody BENS_KEY = new Somebody("key 7e; approver; ; account:ben", "ben's key");
    private static final Somebody CAT = Somebody.account("cat", "approver");

    @Inject
    InstantSource clock;

    /** A policy that needs as many consents; seven calls were agreed first, and eight are in force. */
    private static Agreed needing(String id, String approvals) {
        var policy = Agreed.needing(id, approvals);
        policy.edits(ANN, "eight", "8");
        long number = policy.proposes(ANN, "eight");
        policy.consents(CAT, number).statusCode(200);
        return policy;
    }

    private static Map<String, Object> back(Agreed policy, String edition) {
        List<String> warnings =
                ANN.asks().get(policy.at("/editions/" + edition + "/review")).path("toAcknowledge");
        return Map.of("edition", edition, "reason", "Nobody is called.", "acknowledged", warnings, "emergency", true);
    }

    private static ValidatableResponse goesBack(Somebody who, Agreed policy, String edition) {
        return policy.post(who, "/publications", back(policy, edition));
    }

    private static ValidatableResponse reviews(Somebody who, Agreed policy, int publication) {
        return policy.post(who, "/publications/" + publication + "/review", Map.of("note", "It was right."));
    }

    @Test
    void it_is_in_force_at_once_and_somebody_else_reviews_it() {
        var policy = needing("emergency-back", "1");
        assertThat(policy.calls()).isEqualTo(8);
        goesBack(ANN, policy, "publication:" + policy.first()).statusCode(403);
        int back = goesBack(BEN, policy, "publication:" + policy.first())
                .statusCode(201)
                .body("state", is("IN_FORCE"))
                .body("publishedBy", is("ben (account:ben)"))
                .body("consents", hasSize(0))
                .body("emergency.objection", startsWith("You published it yourself."))
                .extract()
                .path("sequence");
        assertThat(policy.calls()).isEqualTo(7);
        CAT.asks()
                .get(policy.at("/publications"))
                .then()
                .body("items[0].emergency.sentence", containsString("Nobody has reviewed it yet."))
                .body("items[0].emergency.mayReview", is(true))
                .body("items[1].emergency", nullValue());
        ANN.asks()
                .get(policy.at("/publications/" + back))
                .then()
                .body("emergency.mayReview", is(false))
                .body("emergency.objection", startsWith("Consenting to publications needs the role"));

        reviews(BEN, policy, back).statusCode(403).body("detail", startsWith("You published it yourself."));
        reviews(BENS_KEY, policy, back).statusCode(403);
        reviews(ANN, policy, back).statusCode(403);
        reviews(CAT, policy, back)
                .statusCode(200)
                .body("emergency.reviewedBy", is("cat (account:cat)"))
                .body("emergency.sentence", containsString("cat (account:cat) reviewed it: It was right."))
                .body("emergency.mayReview", is(false));
        reviews(CAT, policy, back).statusCode(409).body("detail", containsString("was reviewed by cat (account:cat)"));
        reviews(CAT, policy, policy.first())
                .statusCode(409)
                .body("detail", containsString("was not made in an emergency"));
        reviews(CAT, policy, 999_999_999).statusCode(404);
    }

    @Test
    void whoever_goes_back_to_fewer_consents_still_needs_as_many_as_before() {
        var policy = needing("emergency-lowered", "1");
        goesBack(BEN, policy, "publication:" + policy.first()).statusCode(201);
        goesBack(BEN, policy, "publication:" + policy.first()).statusCode(409);

        BEN.asks().get(policy.at("/proposals/needed")).then().body("count", is(1));
        policy.edits(ANN, "nine", "9");
        policy.publishes(BEN, "nine").statusCode(409).body("type", is("/problems/approval-needed"));
        long number = policy.proposes(ANN, "nine");
        policy.consents(CAT, number).statusCode(200);
        assertThat(policy.calls()).isEqualTo(9);
        BEN.asks().get(policy.at("/proposals/needed")).then().body("count", is(0));
    }

    @Test
    void what_waits_is_void_then() {
        var policy = needing("emergency-voids", "1");
        policy.edits(ANN, "nine", "9");
        long number = policy.proposes(ANN, "nine");
        goesBack(BEN, policy, "publication:" + policy.first()).statusCode(201);
        policy.consents(CAT, number).statusCode(409);
        policy.proposal(CAT, number).body("state", is("VOID"));
    }

    @Test
    void nothing_but_what_was_in_force_comes_back_so() {
        var policy = needing("emergency-only-back", "1");
        policy.edits(ANN, "nine", "9");
        var draft = new LinkedHashMap<>(policy.wanted(ANN, "nine"));
        draft.put("emergency", true);
        policy.post(BEN, "/publications", draft, "nine").statusCode(422).body("errors[0].pointer", is("/emergency"));

        var later = clock.instant().plus(30, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS);
        var scheduled = new LinkedHashMap<>(policy.wanted(ANN, "nine"));
        scheduled.put("effectiveFrom", later.toString());
        int number = policy.post(ANN, "/proposals", scheduled, "nine")
                .statusCode(201)
                .extract()
                .path("number");
        int publication = policy.consents(CAT, number).statusCode(200).extract().path("publication");
        goesBack(BEN, policy, "publication:" + publication)
                .statusCode(422)
                .body("detail", startsWith("In an emergency a policy only goes back to what was in force before."));
        policy.post(BEN, "/publications/" + publication + "/cancellation", Map.of("reason", "No."))
                .statusCode(201);
        goesBack(BEN, policy, "publication:" + publication).statusCode(422);

        var inAMonth = new LinkedHashMap<>(back(policy, "publication:" + policy.first()));
        inAMonth.put("effectiveFrom", later.toString());
        policy.post(BEN, "/publications", inAMonth).statusCode(422).body("errors[0].pointer", is("/effectiveFrom"));
        assertThat(policy.calls()).isEqualTo(8);
    }

    @Test
    void whoever_subscribed_is_told() {
        var policy = needing("emergency-told", "1");
        subscribes("emergency-of-one", Map.of("event", "published-in-emergency", "policy", "emergency-told"))
                .statusCode(201)
                .body("subscriptions[0].policy", is("emergency-told"));
        subscribes("emergency-of-all", Map.of("event", "published-in-emergency"))
                .statusCode(201);
        subscribes("emergency-of-other", Map.of("event", "published-in-emergency", "policy", "emergency-other"))
                .statusCode(201);
        subscribes("emergency-no-leads", Map.of("event", "next-action-changed", "team", "east"))
                .statusCode(422)
                .body("detail", startsWith("A receiver of kind email cannot subscribe to next-action-changed."));
        subscribes("emergency-no-team", Map.of("event", "published-in-emergency", "team", "east"))
                .statusCode(422);
        int publication = goesBack(BEN, policy, "publication:" + policy.first())
                .statusCode(201)
                .extract()
                .path("sequence");

        for (var receiver : List.of("emergency-of-one", "emergency-of-all")) {
            var delivery = given().get("/v1/deliveries?receiver=" + receiver)
                    .then()
                    .body("items", hasSize(1))
                    .body("items[0].type", is("dev.leadline.published-in-emergency"))
                    .body("items[0].lead", equalTo(null))
                    .extract();
            int id = delivery.path("items[0].id");
            given().get("/v1/deliveries/" + id)
                    .then()
                    .body("body.specversion", is("1.0"))
                    .body("body.source", is("/v1/policies"))
                    .body("body.subject", is("emergency-told"))
                    .body("body.data.publishedBy", is("ben (account:ben)"))
                    .body("body.data.reason", is("Nobody is called."))
                    .body(
                            "body.data.review",
                            is("/v1/policies/emergency-told/publications/" + publication + "/review"));
        }
        given().get("/v1/deliveries?receiver=emergency-of-other").then().body("items", hasSize(0));
    }

    private static ValidatableResponse subscribes(String receiver, Map<String, String> subscription) {
        return given().contentType("application/json")
                .body(Map.of(
                        "kind",
                        "email",
                        "address",
                        "approvers@example.com",
                        "digestEvery",
                        "PT24H",
                        "subscriptions",
                        List.of(subscription)))
                .put("/v1/receivers/" + receiver)
                .then();
    }
}
