package dev.leadline.proposals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import dev.leadline.approvals.ApprovalsSwitch;
import dev.leadline.calendars.CalendarDefinition;
import dev.leadline.calendars.Calendars;
import dev.leadline.calendars.publications.CalendarVersion;
import dev.leadline.web.json.StrictJson;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Calendars, commitments and waivers that others consent to, and every way around that somebody may think of. */
@QuarkusTest
class OtherProposalsTest {

    private static final Somebody ANN = Somebody.account("ann", "analyst");
    private static final Somebody PAM = Somebody.account("pam", "planner approver");
    private static final Somebody PAMS_KEY = new Somebody("key 5d; planner approver; ; account:pam", "pam's key");
    private static final Somebody BEN = Somebody.account("ben", "approver");
    private static final Somebody CAT = Somebody.account("cat", "approver");
    private static final Somebody PETE = Somebody.account("pete", "planner");

    @Inject
    ApprovalsSwitch approvals;

    @Inject
    Calendars calendars;

    @BeforeEach
    void need_one() {
        approvals.to(1);
    }

    @AfterEach
    void need_none() {
        approvals.reset();
    }

    private static String calendar(String end) {
        return """
                {"timezone": "America/New_York", "hours": {"mon": [["09:00", "%s"]], "tue": [["09:00", "%s"]]}}"""
                .formatted(end, end);
    }

    private static String publication(String end) {
        return "{\"calendar\": " + calendar(end) + ", \"reason\": \"The office closes at " + end + ".\"}";
    }

    private static ValidatableResponse post(Somebody who, String address, String body) {
        return who.asks()
                .contentType("application/json")
                .body(body)
                .post(address)
                .then();
    }

    private static ValidatableResponse creates(Somebody who, String address, String body) {
        return who.asks()
                .header("If-None-Match", "*")
                .contentType("application/json")
                .body(body)
                .post(address)
                .then();
    }

    private static ValidatableResponse sees(Somebody who, String what, String address, String body) {
        return who.sees(what)
                .contentType("application/json")
                .body(body)
                .post(address)
                .then();
    }

    private static int number(ValidatableResponse made) {
        return made.statusCode(201).extract().path("number");
    }

    private static ValidatableResponse consents(Somebody who, String proposals, int number) {
        return who.asks().post(proposals + "/" + number + "/consents").then();
    }

    private static void isNeeded(ValidatableResponse answer, String door) {
        answer.statusCode(409)
                .body("type", is("/problems/approval-needed"))
                .body("detail", containsString(door))
                .body("detail", containsString("needs 1 consent."));
    }

    /** A calendar that two people agreed on. */
    private static String agreedCalendar(String id) {
        var at = "/v1/calendars/" + id;
        int first = number(creates(ANN, at + "/proposals", publication("17:00")));
        consents(BEN, at + "/proposals", first).statusCode(200);
        return at;
    }

    private static void closesAt(String calendar, String end) {
        BEN.asks().get(calendar).then().statusCode(200).body("hours.mon[0][1]", is(end));
    }

    @Test
    void a_calendar_is_in_force_with_the_consent_of_somebody_else() {
        var at = "/v1/calendars/agreed-calendar";
        isNeeded(creates(BEN, at + "/publications", publication("17:00")), at + "/proposals");
        BEN.asks().get(at + "/proposals/needed").then().body("count", is(1));
        int number = number(creates(PAM, at + "/proposals", publication("17:00")));
        BEN.asks()
                .get("/v1/proposals?state=open")
                .then()
                .body("items.find { it.number == " + number + " }.kind", is("CALENDAR"))
                .body("items.find { it.number == " + number + " }.subject", is("agreed-calendar"))
                .body("items.find { it.number == " + number + " }.policy", nullValue())
                .body("items.find { it.number == " + number + " }.mayConsent", is(true));
        PAM.asks()
                .get(at + "/proposals/" + number)
                .then()
                .body("mayConsent", is(false))
                .body("objection", startsWith("You proposed it yourself."));

        consents(PAM, at + "/proposals", number).statusCode(403);
        consents(PAMS_KEY, at + "/proposals", number).statusCode(403);
        consents(ANN, at + "/proposals", number).statusCode(403);
        consents(BEN, "/v1/calendars/other/proposals", number).statusCode(404);
        consents(BEN, "/v1/policies/agreed-calendar/proposals", number).statusCode(404);
        BEN.asks().get(at).then().statusCode(404);
        consents(BEN, at + "/proposals", number).statusCode(200).body("state", is("PUBLISHED"));
        closesAt(at, "17:00");
        BEN.asks()
                .get(at + "/publications")
                .then()
                .body("items[0].publishedBy", is("pam (account:pam)"))
                .body("items[0].proposal", is(number))
                .body("items[0].consents.by", contains("ben (account:ben)"));
        consents(CAT, at + "/proposals", number).statusCode(409);
    }

    @Test
    void no_door_of_calendars_goes_past_it() {
        var at = agreedCalendar("agreed-doors");
        isNeeded(sees(BEN, at, at + "/publications", publication("15:00")), at + "/proposals");
        isNeeded(
                BEN.sees(at)
                        .contentType("application/json")
                        .body(calendar("15:00"))
                        .put(at + "?reason=Alone")
                        .then(),
                at + "/proposals");
        isNeeded(
                BEN.sees(at)
                        .contentType("application/json")
                        .body("{\"holidays\": {\"add\": [{\"date\": \"2099-12-24\"}]}, \"reason\": \"Alone\"}")
                        .patch(at)
                        .then(),
                at + "/proposals");
        closesAt(at, "17:00");
    }

    @Test
    void of_two_proposals_of_a_calendar_the_first_that_is_published_voids_the_other() {
        var at = agreedCalendar("agreed-voided");
        int fifteen = number(sees(ANN, at, at + "/proposals", publication("15:00")));
        int sixteen = number(sees(ANN, at, at + "/proposals", publication("16:00")));
        consents(BEN, at + "/proposals", sixteen).statusCode(200);

        consents(CAT, at + "/proposals", fifteen).statusCode(409).body("detail", containsString("it is void"));
        closesAt(at, "16:00");
    }

    @Test
    void what_the_door_of_calendars_refuses_is_not_proposed() {
        var at = agreedCalendar("agreed-not-refused");
        post(ANN, at + "/proposals", publication("15:00")).statusCode(428);
        creates(ANN, at + "/proposals", publication("15:00")).statusCode(412);
        sees(ANN, at, at + "/proposals", publication("late")).statusCode(422);
        approvals.to(0);
        sees(ANN, at, at + "/proposals", publication("15:00"))
                .statusCode(409)
                .body("detail", startsWith("A publication of the calendar (agreed-not-refused) needs no consent."));
    }

    @Test
    void a_proposal_of_a_calendar_is_sent_back_or_taken_back() {
        var at = agreedCalendar("agreed-closed");
        int first = number(sees(ANN, at, at + "/proposals", publication("15:00")));
        post(ANN, at + "/proposals/" + first + "/refusals", "{\"reason\": \"No.\"}")
                .statusCode(403);
        post(BEN, at + "/proposals/" + first + "/withdrawal", "{\"reason\": \"No.\"}")
                .statusCode(403);
        post(BEN, at + "/proposals/" + first + "/refusals", "{\"reason\": \"No.\"}")
                .statusCode(200)
                .body("state", is("REFUSED"));
        int second = number(sees(ANN, at, at + "/proposals", publication("15:00")));
        post(ANN, at + "/proposals/" + second + "/withdrawal", "{\"reason\": \"Not yet.\"}")
                .statusCode(200)
                .body("state", is("WITHDRAWN"));
        BEN.asks().get(at + "/proposals?state=open").then().body("items", hasSize(0));
    }

    @Test
    void of_two_last_consents_at_once_one_publishes_the_calendar() throws Exception {
        var at = agreedCalendar("agreed-calendar-at-once");
        int number = number(sees(ANN, at, at + "/proposals", publication("15:00")));
        var pool = Executors.newFixedThreadPool(2);
        try {
            Callable<Integer> ben =
                    () -> consents(BEN, at + "/proposals", number).extract().statusCode();
            Callable<Integer> cat =
                    () -> consents(CAT, at + "/proposals", number).extract().statusCode();
            var answers = pool.invokeAll(List.of(ben, cat));
            var each = List.of(answers.get(0).get(), answers.get(1).get());
            // who waits longer than a statement may is told to ask again
            assertThat(each).containsOnlyOnce(200).allMatch(status -> Set.of(200, 409, 503)
                    .contains(status));
        } finally {
            pool.shutdown();
        }
        BEN.asks().get(at + "/publications").then().body("items", hasSize(2));
    }

    @Test
    void a_change_in_the_folder_is_proposed_and_the_next_change_voids_it() {
        calendars.load(List.of(version("agreed-folder", "17:00")), "/etc/policies");
        var at = "/v1/calendars/agreed-folder";
        closesAt(at, "17:00");
        calendars.load(List.of(version("agreed-folder", "15:00")), "/etc/policies");
        closesAt(at, "17:00");
        int first = BEN.asks()
                .get(at + "/proposals?state=open")
                .then()
                .body("items", hasSize(1))
                .body("items[0].proposedBy", is("folder"))
                .body("items[0].asked.calendar.hours.mon[0][1]", is("15:00"))
                .extract()
                .path("items[0].number");
        calendars.load(List.of(version("agreed-folder", "16:00")), "/etc/policies");
        consents(BEN, at + "/proposals", first).statusCode(409);
        int second = BEN.asks()
                .get(at + "/proposals?state=open")
                .then()
                .body("items", hasSize(1))
                .extract()
                .path("items[0].number");
        consents(BEN, at + "/proposals", second).statusCode(200);
        closesAt(at, "16:00");

        calendars.load(List.of(version("agreed-folder", "18:00")), "/etc/policies");
        calendars.load(List.of(version("agreed-folder", "16:00")), "/etc/policies");
        BEN.asks().get(at + "/proposals?state=open").then().body("items", hasSize(0));
    }

    private static CalendarVersion version(String id, String end) {
        try {
            return CalendarVersion.from(StrictJson.newMapper()
                    .readValue(calendar(end), CalendarDefinition.class)
                    .withId(id));
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String terms(String quota) throws IOException {
        return Files.readString(Path.of("src/main/resources/openapi-examples/putCommitment.json"))
                .replace("\"quota\": 1200000", "\"quota\": " + quota);
    }

    @Test
    void terms_of_a_commitment_hold_with_the_consent_of_somebody_else() throws Exception {
        var at = "/v1/commitments/agreed-terms";
        isNeeded(
                PAM.asks()
                        .header("If-None-Match", "*")
                        .contentType("application/json")
                        .body(terms("1200000"))
                        .put(at)
                        .then(),
                at + "/proposals");
        int number = number(creates(PAM, at + "/proposals", terms("1200000")));
        int other = number(creates(PETE, at + "/proposals", terms("1500000")));
        PETE.asks()
                .get(at + "/proposals/" + number)
                .then()
                .body("kind", is("COMMITMENT"))
                .body("mayConsent", is(false));
        consents(PAM, at + "/proposals", number).statusCode(403);
        consents(PAMS_KEY, at + "/proposals", number).statusCode(403);
        consents(PETE, at + "/proposals", number).statusCode(403);
        BEN.asks().get(at).then().statusCode(404);

        consents(BEN, at + "/proposals", number).statusCode(200).body("state", is("PUBLISHED"));
        BEN.asks()
                .get(at)
                .then()
                .statusCode(200)
                .body("publishedBy", is("pam (account:pam)"))
                .body("proposal", is(number))
                .body("consents.by", contains("ben (account:ben)"));
        consents(CAT, at + "/proposals", other).statusCode(409).body("detail", containsString("it is void"));
        sees(PAM, at, at + "/proposals", terms("1200000")).statusCode(409);
        isNeeded(
                PAM.sees(at)
                        .contentType("application/json")
                        .body(terms("1300000"))
                        .put(at)
                        .then(),
                at + "/proposals");
    }

    private static int waiver(Somebody who) {
        return post(
                        who,
                        "/v1/waivers",
                        """
                        {"kind": "planning", "tier": "C", "team": "agreed", "from": "2026-11-16T00:00:00-05:00",
                         "to": "2026-11-23T00:00:00-05:00", "reason": "Half of the team is at a fair."}""")
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static ValidatableResponse approves(Somebody who, int waiver) {
        return who.asks().post("/v1/waivers/" + waiver + "/approval").then();
    }

    @Test
    void whoever_asked_for_a_waiver_does_not_approve_it() {
        int waiver = waiver(PAM);
        int number = PAM.asks()
                .get("/v1/waivers/" + waiver + "/proposal")
                .then()
                .body("kind", is("WAIVER"))
                .body("objection", startsWith("You proposed it yourself."))
                .extract()
                .path("number");
        BEN.asks().get("/v1/proposals?state=open").then().body("items.number", hasItem(number));
        approves(PAM, waiver).statusCode(403).body("detail", startsWith("You proposed it yourself."));
        approves(PAMS_KEY, waiver).statusCode(403);
        PETE.asks().get("/v1/waivers/" + waiver + "/proposal").then().body("mayConsent", is(true));
        approves(PETE, waiver)
                .statusCode(200)
                .body("state", is("approved"))
                .body("approvedBy", is("pete (account:pete)"))
                .body("proposal", is(number))
                .body("consents.by", contains("pete (account:pete)"));
        approves(CAT, waiver).statusCode(409);
        BEN.asks().get("/v1/proposals?state=open").then().body("items.number", not(hasItem(number)));
    }

    @Test
    void two_consents_to_a_waiver_are_of_two_people() {
        approvals.to(2);
        int waiver = waiver(PAM);
        approves(BEN, waiver).statusCode(200).body("state", is("requested"));
        approves(BEN, waiver).statusCode(409).body("detail", startsWith("You have consented already."));
        approves(PETE, waiver).statusCode(200).body("state", is("approved"));
    }

    @Test
    void a_waiver_from_before_consents_were_needed_needs_them_too() {
        approvals.to(0);
        int waiver = waiver(PAM);
        approvals.to(1);
        approves(PAMS_KEY, waiver).statusCode(403);
        approves(BEN, waiver).statusCode(200).body("state", is("approved"));
    }

    @Test
    void a_waiver_that_is_refused_or_withdrawn_is_not_approved() {
        int refused = waiver(PAM);
        post(BEN, "/v1/waivers/" + refused + "/refusal", "{\"reason\": \"No.\"}")
                .statusCode(200)
                .body("state", is("withdrawn"));
        approves(CAT, refused).statusCode(409);
        BEN.asks()
                .get("/v1/waivers/" + refused + "/proposal")
                .then()
                .body("state", is("REFUSED"))
                .body("closedReason", equalTo("No."));
        int withdrawn = waiver(PAM);
        PETE.asks().post("/v1/waivers/" + withdrawn + "/withdrawal").then().statusCode(200);
        approves(CAT, withdrawn).statusCode(409);
        BEN.asks().get("/v1/waivers/" + withdrawn + "/proposal").then().body("state", is("VOID"));
    }
}
