package dev.leadline.proposals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import dev.leadline.policies.Analyst;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Publications that others consent to first, and every way around that somebody may think of. */
@QuarkusTest
class ProposalsTest {

    @Inject
    InstantSource clock;

    private static final Somebody ANN = Somebody.account("ann", "analyst");
    private static final Somebody BEN = Somebody.account("ben", "approver");
    private static final Somebody CAT = Somebody.account("cat", "approver");
    private static final Somebody ROOT = Somebody.account("root", "admin");

    @Test
    void what_one_wrote_another_consents_to_and_then_it_is_in_force() {
        var policy = Agreed.needing("agreed-four-eyes", "1");
        policy.edits(ANN, "eight", "8");
        policy.publishes(BEN, "eight")
                .statusCode(409)
                .body("type", is("/problems/approval-needed"))
                .body("detail", startsWith("A publication of the policy (agreed-four-eyes) needs 1 consent."))
                .body("detail", containsString("/v1/policies/agreed-four-eyes/proposals"))
                .body("detail", containsString("approver or admin"));

        long number = policy.proposes(ANN, "eight");
        policy.proposal(ANN, number)
                .body("state", is("OPEN"))
                .body("sentence", is("It waits for 1 consent."))
                .body("mayConsent", is(false))
                .body("objection", startsWith("Consenting to publications needs the role approver or admin."))
                .body("excluded", contains(Map.of("person", "account:ann", "because", "EDITED")));
        policy.proposal(ANN, number).body("mayRefuse", is(false)).body("mayWithdraw", is(true));
        policy.proposal(BEN, number)
                .body("mayConsent", is(true))
                .body("objection", equalTo(null))
                .body("mayRefuse", is(true))
                .body("mayWithdraw", is(false));
        ROOT.asks().get("/v1/proposals?state=open").then().body("items.number", hasItem((int) number));

        policy.consents(BEN, number)
                .statusCode(200)
                .body("state", is("PUBLISHED"))
                .body("sentence", startsWith("It is publication "))
                .body("consents.by", contains("ben (account:ben)"));
        policy.last()
                .body("publishedBy", is("ann (account:ann)"))
                .body("proposal", is((int) number))
                .body("consents.by", contains("ben (account:ben)"));
        policy.consents(CAT, number)
                .statusCode(409)
                .body("detail", is("Proposal " + number + " is no longer open: it is published."));
        ROOT.asks().get("/v1/proposals?state=open").then().body("items.number", not(hasItem((int) number)));
    }

    @Test
    void two_keys_of_one_person_are_one_person() {
        var policy = Agreed.needing("agreed-two-keys", "1");
        var key = new Somebody("key 1a; analyst approver; ; account:dan", "dan's key");
        var other = new Somebody("key 2b; approver; ; account:dan", "dan's other key");
        var account = new Somebody("account dan; approver; ; account:dan", "dan");
        policy.edits(key, "eight", "8");
        long number = policy.proposes(key, "eight");

        for (var dan : List.of(key, other, account)) {
            policy.consents(dan, number).statusCode(403).body("detail", startsWith("You edited what is proposed."));
        }
        policy.consents(BEN, number).statusCode(200);
    }

    @Test
    void keys_count_as_the_person_who_made_them() {
        var policy = Agreed.needing("agreed-real-keys", "1");
        var writer = Somebody.withKey("writer", "analyst");
        var approver = Somebody.withKey("approver", "approver");
        policy.edits(writer, "eight", "8");
        long number = policy.proposes(writer, "eight");

        policy.consents(approver, number).statusCode(403).body("detail", startsWith("You edited what is proposed."));
        policy.proposal(BEN, number).body("excluded.person", contains("local"));
        policy.consents(BEN, number).statusCode(200);
    }

    @Test
    void whoever_proposes_does_not_consent_and_nobody_consents_twice() {
        var policy = Agreed.needing("agreed-two-consents", "2");
        policy.edits(ANN, "eight", "8");
        long number = policy.proposes(CAT, "eight");

        policy.consents(CAT, number).statusCode(403).body("detail", startsWith("You proposed it yourself."));
        policy.consents(BEN, number).statusCode(200).body("state", is("OPEN")).body("lacks.count", is(1));
        policy.consents(BEN, number).statusCode(409).body("detail", startsWith("You have consented already."));
        policy.consents(ROOT, number).statusCode(200).body("state", is("PUBLISHED"));
    }

    @Test
    void an_edit_voids_it_and_whoever_edited_once_is_out_even_when_it_was_undone() {
        var policy = Agreed.needing("agreed-edited", "1");
        var both = Somebody.account("eve", "analyst approver");
        policy.edits(ANN, "eight", "8");
        long first = policy.proposes(ANN, "eight");
        int before = policy.revision(ANN, "eight");
        policy.sets(both, "eight", "9");
        policy.proposal(BEN, first)
                .body("state", is("VOID"))
                .body(
                        "sentence",
                        startsWith("It is void. The draft changed: eve (account:eve) edited the table attempts."));
        policy.consents(BEN, first).statusCode(409);

        both.sees(policy.at("/drafts/eight"))
                .contentType("application/json")
                .body(Map.of("to", before))
                .post(policy.at("/drafts/eight/undo"))
                .then()
                .statusCode(200);
        long second = policy.proposes(ANN, "eight");
        policy.consents(both, second).statusCode(403).body("detail", startsWith("You edited what is proposed."));
        policy.consents(BEN, second).statusCode(200);
    }

    @Test
    void a_copy_of_a_draft_is_the_work_of_its_editors() {
        var policy = Agreed.needing("agreed-copied", "1");
        var both = Somebody.account("eve", "analyst approver");
        policy.edits(both, "eight", "8");
        policy.begins(ANN, "copy", "draft:eight@" + policy.revision(ANN, "eight"));
        long number = policy.proposes(ANN, "copy");

        policy.consents(both, number).statusCode(403).body("detail", startsWith("You edited what is proposed."));
        policy.consents(BEN, number).statusCode(200);
    }

    @Test
    void a_draft_that_was_deleted_and_made_anew_is_another() {
        var policy = Agreed.needing("agreed-anew", "1");
        policy.begins(ANN, "same", "in-force");
        policy.sets(ANN, "same", "8");
        long number = policy.proposes(ANN, "same");
        ANN.sees(policy.at("/drafts/same"))
                .delete(policy.at("/drafts/same"))
                .then()
                .statusCode(204);
        policy.begins(ANN, "same", "in-force");
        policy.sets(ANN, "same", "8");

        policy.consents(BEN, number).statusCode(409).body("detail", containsString("is void"));
        policy.proposal(BEN, number)
                .body("closedReason", is("The draft changed: ann (account:ann) deleted the draft."));
        assertThat(policy.calls()).isEqualTo(7);
    }

    @Test
    void the_number_is_lowered_by_as_many_as_it_was() {
        var policy = Agreed.needing("agreed-lowered", "1");
        policy.begins(ANN, "none", "in-force");
        policy.needs(ANN, "none", "0");
        policy.publishes(BEN, "none").statusCode(409).body("type", is("/problems/approval-needed"));
        long number = policy.proposes(ANN, "none");
        policy.publishes(BEN, "none").statusCode(409);

        policy.consents(BEN, number).statusCode(200);
        policy.edits(ANN, "eight", "8");
        policy.publishes(BEN, "eight").statusCode(201);
    }

    @Test
    void going_back_and_withdrawing_need_consents_too_and_calling_off_does_not() {
        var policy = Agreed.needing("agreed-back", "1");
        var free = policy.first();
        policy.post(BEN, "/publications", Map.of("edition", "publication:" + free, "reason", "It was better."))
                .statusCode(409)
                .body("type", is("/problems/approval-needed"));
        policy.post(BEN, "/publications/withdrawals", Map.of("reason", "It goes."))
                .statusCode(409)
                .body("type", is("/problems/approval-needed"));

        var later = clock.instant().plus(30, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS);
        long number = policy.posts(
                ANN, "/proposals", Map.of("withdrawal", true, "reason", "It goes.", "effectiveFrom", later.toString()));
        int gone = policy.consents(BEN, number).statusCode(200).extract().path("publication");
        policy.post(BEN, "/publications/" + gone + "/cancellation", Map.of("reason", "It stays."))
                .statusCode(201);

        long now = policy.posts(ANN, "/proposals", Map.of("withdrawal", true, "reason", "It goes."));
        policy.consents(BEN, now).statusCode(200);
        policy.post(BEN, "/publications", Map.of("edition", "publication:" + free, "reason", "It was better."))
                .statusCode(409)
                .body("type", is("/problems/approval-needed"));
        ANN.asks()
                .contentType("application/json")
                .body(Map.of("id", "agreed-back", "copyOf", Analyst.COPIED))
                .post("/v1/policies")
                .then()
                .statusCode(409);
    }

    @Test
    void sides_consent_each_for_themselves() {
        var policy = Agreed.needing("agreed-sides", "{\"sales\": 1, \"marketing\": 1}");
        var sales = new Somebody("account sam; approver; sales", "sam");
        var more = new Somebody("account sue; approver; sales", "sue");
        var marketing = new Somebody("account mia; approver; marketing", "mia");
        policy.edits(ANN, "eight", "8");
        long number = policy.proposes(ANN, "eight");

        policy.consents(BEN, number).statusCode(403).body("detail", startsWith("You speak for no side"));
        policy.consents(sales, number).statusCode(200).body("sentence", is("It waits for 1 consent: 1 of marketing."));
        policy.consents(more, number).statusCode(403);
        policy.consents(marketing, number).statusCode(200).body("state", is("PUBLISHED"));
        policy.last().body("consents.sides.flatten()", contains("sales", "marketing"));
    }

    @Test
    void of_two_last_consents_at_once_one_publishes() throws Exception {
        var policy = Agreed.needing("agreed-at-once", "1");
        policy.edits(ANN, "eight", "8");
        long number = policy.proposes(ANN, "eight");
        var pool = Executors.newFixedThreadPool(2);
        List<Integer> answers;
        try {
            Callable<Integer> ben = () -> policy.consents(BEN, number).extract().statusCode();
            Callable<Integer> cat = () -> policy.consents(CAT, number).extract().statusCode();
            answers = pool.invokeAll(List.of(ben, cat)).stream()
                    .map(answer -> {
                        try {
                            return answer.get();
                        } catch (Exception failed) {
                            throw new AssertionError(failed);
                        }
                    })
                    .sorted()
                    .collect(Collectors.toList());
        } finally {
            pool.shutdown();
        }

        // who waits longer than a statement may is told to ask again
        assertThat(answers.get(0)).isEqualTo(200);
        assertThat(answers.get(1)).isIn(409, 503);
        policy.proposal(BEN, number).body("consents", hasSize(1)).body("state", is("PUBLISHED"));
    }

    @Test
    void another_publication_voids_what_waits() {
        var policy = Agreed.needing("agreed-overtaken", "1");
        policy.edits(ANN, "eight", "8");
        policy.edits(ANN, "nine", "9");
        long eight = policy.proposes(ANN, "eight");
        long nine = policy.proposes(ANN, "nine");
        int done = policy.consents(BEN, eight).statusCode(200).extract().path("publication");

        policy.proposal(BEN, nine).body("sentence", is("It is void. Publication " + done + " came first."));
        policy.consents(CAT, nine).statusCode(409);
        assertThat(policy.calls()).isEqualTo(8);
    }

    @Test
    void it_is_sent_back_or_taken_back_with_a_reason() {
        var policy = Agreed.needing("agreed-sent-back", "1");
        policy.edits(ANN, "eight", "8");
        long first = policy.proposes(ANN, "eight");
        policy.post(ANN, "/proposals", policy.wanted(ANN, "eight"), "eight")
                .statusCode(409)
                .body("detail", startsWith("The draft (eight) is proposed already: proposal " + first + "."));
        policy.post(ANN, "/proposals/" + first + "/refusals", Map.of("reason", "No."))
                .statusCode(403);
        policy.post(BEN, "/proposals/" + first + "/withdrawal", Map.of("reason", "No."))
                .statusCode(403)
                .body("detail", startsWith("Proposal " + first + " was made by somebody else."));
        policy.post(BEN, "/proposals/" + first + "/refusals", Map.of("reason", "Seven do."))
                .statusCode(200)
                .body("sentence", is("ben (account:ben) sent it back: Seven do."));
        policy.consents(BEN, first).statusCode(409);

        long second = policy.proposes(ANN, "eight");
        policy.post(ANN, "/proposals/" + second + "/withdrawal", Map.of("reason", "Not yet."))
                .statusCode(200)
                .body("state", is("WITHDRAWN"));
        BEN.asks().get(policy.at("/proposals?state=refused")).then().body("items.number", contains((int) first));
    }

    @Test
    void what_the_door_of_publications_refuses_is_not_proposed() {
        var policy = Agreed.needing("agreed-refused", "1");
        policy.edits(ANN, "many", "-1");
        policy.post(ANN, "/proposals", Map.of("draft", "many", "reason", "It is agreed."), "many")
                .statusCode(422);
        policy.edits(ANN, "eight", "8");
        policy.post(ANN, "/proposals", Map.of("draft", "eight", "reason", "It is agreed."))
                .statusCode(428);
        policy.post(ANN, "/proposals", Map.of("reason", "It is agreed.")).statusCode(422);
        var past = new LinkedHashMap<>(policy.wanted(ANN, "eight"));
        past.put("effectiveFrom", "2020-01-01T00:00:00Z");
        policy.post(ANN, "/proposals", past, "eight").statusCode(422);
        var unseen = new LinkedHashMap<>(policy.wanted(ANN, "eight"));
        unseen.put("whatIf", 999_999_999);
        policy.post(ANN, "/proposals", unseen, "eight")
                .statusCode(422)
                .body("detail", is("There is no what-if (999999999) of the policy."));
        BEN.asks().get(policy.at("/proposals")).then().body("items", hasSize(0));
        BEN.asks().get(policy.at("/proposals/1x")).then().statusCode(422);
        BEN.asks().get(policy.at("/proposals/999999999")).then().statusCode(404);
        BEN.asks().get(policy.at("/proposals?state=done")).then().statusCode(422);
    }

    @Test
    void where_no_consent_is_needed_there_is_nothing_to_propose() {
        var free = Analyst.inForce("agreed-free");
        free.drafts("eight").statusCode(201);
        var policy = new Agreed(free);
        policy.sets(ANN, "eight", "8");
        policy.post(ANN, "/proposals", policy.wanted(ANN, "eight"), "eight")
                .statusCode(409)
                .body("detail", startsWith("A publication of the policy (agreed-free) needs no consent."));
    }
}
