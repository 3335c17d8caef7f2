package dev.leadline.proposals;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;

import dev.leadline.access.accounts.Member;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Consents of people who signed in with their accounts, and with keys that they made. */
@QuarkusTest
class SignedInConsentsTest {

    private static Somebody member(String name, String role, String... sides) {
        return Somebody.signedIn(Member.joins(name, List.of(role), List.of(sides)));
    }

    @Test
    void each_side_consents_once_and_then_it_is_published() {
        var policy = Agreed.needing("agreed-by-accounts", "{\"sales\": 1, \"marketing\": 1}");
        var author = member("side-author", "analyst", "marketing");
        var sales = member("side-sales", "approver", "sales");
        var salesToo = member("side-sales-2", "approver", "sales");
        var nobodys = member("side-none", "approver");
        var marketing = member("side-marketing", "approver", "marketing");
        policy.edits(author, "eight", "8");
        long number = policy.proposes(author, "eight");

        policy.consents(nobodys, number).statusCode(403).body("detail", containsString("side"));
        policy.consents(sales, number).statusCode(200).body("state", is("OPEN"));
        policy.consents(salesToo, number).statusCode(403).body("detail", containsString("side"));
        policy.consents(marketing, number).statusCode(200).body("state", is("PUBLISHED"));
        policy.last()
                .body("publishedBy", is("side-author (account:side-author)"))
                .body(
                        "consents.by",
                        contains("side-sales (account:side-sales)", "side-marketing (account:side-marketing)"));
    }

    @Test
    void a_key_that_somebody_made_speaks_for_their_side_and_is_that_person() {
        var policy = Agreed.needing("agreed-by-keys", "{\"sales\": 1, \"marketing\": 1}");
        var author = member("keys-author", "analyst");
        var sales = Member.joins("keys-sales", List.of("admin"), List.of("sales"));
        var signedIn = Somebody.signedIn(sales);
        var key = keyOf(signedIn, List.of("sales", "marketing"));
        policy.edits(author, "eight", "8");
        long number = policy.proposes(author, "eight");

        policy.consents(signedIn, number).statusCode(200).body("lacks.sides", is(Map.of("marketing", 1)));
        policy.consents(key, number).statusCode(409).body("detail", startsWith("You have consented already."));
        Somebody.account("root", "admin")
                .asks()
                .delete("/v1/accounts/keys-sales")
                .then()
                .statusCode(204);
    }

    private static Somebody keyOf(Somebody owner, List<String> sides) {
        String key = owner.asks()
                .contentType("application/json")
                .body(Map.of("name", "of sides", "roles", List.of("approver"), "sides", sides))
                .post("/v1/keys")
                .then()
                .statusCode(201)
                .extract()
                .path("key");
        return new Somebody("Bearer " + key, "of sides");
    }

    @Test
    void whoever_has_the_same_mail_is_the_same_person_in_whichever_account() {
        var policy = Agreed.needing("agreed-one-mail", "1");
        var first = Member.joins("mail-first", Map.of("roles", List.of("analyst"), "mail", "gil@mail.example"));
        policy.edits(Somebody.signedIn(first), "eight", "8");
        long number = policy.proposes(Somebody.signedIn(first), "eight");
        Somebody.account("root", "admin")
                .asks()
                .delete("/v1/accounts/mail-first")
                .then()
                .statusCode(204);
        var second = Member.joins("mail-second", Map.of("roles", List.of("approver"), "mail", "Gil@Mail.example"));

        policy.consents(Somebody.signedIn(second), number)
                .statusCode(403)
                .body("detail", startsWith("You edited what is proposed."));
        policy.proposal(Somebody.account("root", "admin"), number)
                .body("excluded.person", containsInAnyOrder("account:mail-first"));
    }
}
