package dev.leadline.access.accounts;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import dev.leadline.access.LocalModeSwitch;
import dev.leadline.access.People;
import dev.leadline.database.Parameters;
import dev.leadline.database.Queries;
import dev.leadline.web.SettableClock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
class AccountsTest {

    private static final Map<String, ?> ANALYST = Map.of("roles", List.of("analyst"));

    @Inject
    Queries queries;

    @Inject
    SettableClock clock;

    @Inject
    LocalModeSwitch local;

    @Test
    void an_account_begins_with_a_password_for_one_time_which_is_shown_once() {
        var first = Member.created("acc-begins", Map.of("roles", List.of("analyst"), "mail", "Acc.Begins@Example.com"))
                .statusCode(201)
                .header("Cache-Control", "no-store")
                .header("Location", is("/v1/accounts/acc-begins"))
                .extract()
                .jsonPath();
        String password = first.getString("oneTimePassword");

        assertThat(password).matches("([a-z2-9]{6}-){3}[a-z2-9]{6}");
        given().get("/v1/accounts/acc-begins")
                .then()
                .statusCode(200)
                .body("state", is("active"))
                .body("displayName", is("acc-begins"))
                .body("mail", is("acc.begins@example.com"))
                .body("sides", is(List.of()))
                .body("createdBy", is("local"))
                .body("oneTimeUntil", is(first.getString("oneTimeUntil")))
                .body("signedInAt", nullValue());
        var kept = queries.list(
                        "select row_to_json(a)::text from account a where name = :name",
                        Parameters.of("name", "acc-begins"),
                        row -> row.getString(1))
                .get(0);
        assertThat(kept).contains("$argon2id$").doesNotContain(password);
        given().get("/v1/accounts?limit=200").then().body("items.name", hasItem("acc-begins"));

        Member.signIn("acc-begins", password)
                .then()
                .statusCode(403)
                .header("Set-Cookie", nullValue())
                .body("type", is("/problems/password-change-needed"));
        Member.signIn(Map.of("name", "acc-begins", "password", password, "newPassword", "too short"))
                .then()
                .statusCode(422)
                .body("errors[0].pointer", is("/newPassword"))
                .body("errors[0].value", nullValue());
        Member.signIn(Map.of("name", "Acc-Begins", "password", password, "newPassword", Member.PASSWORD))
                .then()
                .statusCode(204);
        Member.signIn("acc-begins", password).then().statusCode(401);
        given().get("/v1/accounts/acc-begins")
                .then()
                .body("oneTimeUntil", nullValue())
                .body("signedInAt", not(nullValue()))
                .body("changedBy", is("acc-begins (account:acc-begins)"));
    }

    @Test
    void a_password_for_one_time_expires_and_an_admin_gives_another() {
        String first = Member.created("acc-late", ANALYST).extract().path("oneTimePassword");
        clock.set(clock.instant().plus(Duration.ofHours(73)));
        try {
            Member.signIn("acc-late", first)
                    .then()
                    .statusCode(401)
                    .body("detail", startsWith("The one-time password expired at "));
            Member.signIn("acc-late", "not it at all, sorry")
                    .then()
                    .statusCode(401)
                    .body("detail", startsWith("The name or the password is not right."));
            String second = given().post("/v1/accounts/acc-late/one-time-password")
                    .then()
                    .statusCode(200)
                    .extract()
                    .path("oneTimePassword");
            Member.signIn("acc-late", first).then().statusCode(401);
            Member.signIn("acc-late", second).then().statusCode(403);
        } finally {
            clock.reset();
        }
    }

    @Test
    void what_an_account_may_do_holds_at_once_where_they_are_signed_in() {
        var member = Member.joins("acc-roles", List.of("viewer"), List.of());
        member.asks().get("/v1/keys").then().statusCode(403);

        member.changed(Map.of("roles", List.of("auditor"), "displayName", "Roe Les", "sides", List.of("sales")))
                .statusCode(200)
                .body("roles", contains("auditor"));

        member.asks().get("/v1/keys").then().statusCode(200);
        member.me()
                .body("mode", is("account"))
                .body("account", is("acc-roles"))
                .body("name", is("Roe Les"))
                .body("actor", is("Roe Les (account:acc-roles)"))
                .body("sides", contains("sales"))
                .body("may", hasItem("read-accounts"))
                .body("may", not(hasItem("manage-accounts")));
    }

    @Test
    void nobody_changes_what_they_have_not_seen() {
        Member.created("acc-seen", ANALYST).statusCode(201);
        String seen = given().get("/v1/accounts/acc-seen").header("ETag");
        var patch = Map.of("displayName", "Seen");
        given().contentType(ContentType.JSON)
                .body(patch)
                .patch("/v1/accounts/acc-seen")
                .then()
                .statusCode(428);
        given().contentType(ContentType.JSON)
                .header("If-Match", seen)
                .body(patch)
                .patch("/v1/accounts/acc-seen")
                .then()
                .statusCode(200)
                .header("ETag", not(equalTo(seen)));
        given().contentType(ContentType.JSON)
                .header("If-Match", seen)
                .body(patch)
                .patch("/v1/accounts/acc-seen")
                .then()
                .statusCode(412)
                .body("detail", containsString("account (acc-seen)"));
    }

    @Test
    void a_disabled_account_lets_in_nobody_and_its_sessions_end() {
        var member = Member.joins("acc-disabled", List.of("viewer"), List.of());
        var elsewhere = member.signsInAgain();
        member.changed(Map.of("disabled", true)).statusCode(200).body("state", is("disabled"));

        local.off();
        try {
            member.me().statusCode(401).body("detail", startsWith("The session is over."));
            elsewhere.me().statusCode(401);
        } finally {
            local.on();
        }
        Member.signIn("acc-disabled", Member.PASSWORD)
                .then()
                .statusCode(401)
                .body("detail", startsWith("The account acc-disabled is disabled."));
        Member.signIn("acc-disabled", "not it at all, sorry")
                .then()
                .statusCode(401)
                .body("detail", startsWith("The name or the password is not right."));
        member.changed(Map.of("disabled", false)).statusCode(200).body("state", is("active"));
        Member.signIn("acc-disabled", Member.PASSWORD).then().statusCode(204);
    }

    @Test
    void a_deleted_account_is_gone_and_its_name_is_never_given_again() {
        var member = Member.joins("acc-deleted", Map.of("roles", List.of("viewer"), "mail", "acc.deleted@example.com"));
        given().delete(member.at()).then().statusCode(204);

        given().get(member.at()).then().statusCode(404);
        given().delete(member.at()).then().statusCode(404);
        Member.signIn(member.name(), Member.PASSWORD).then().statusCode(401);
        Member.created("acc-deleted", ANALYST)
                .statusCode(409)
                .body("errors[0].pointer", is("/name"))
                .body("detail", startsWith("The name acc-deleted was an account's that was deleted"));
        var kept = queries.list(
                        "select row_to_json(a)::text from account a where name = 'acc-deleted'",
                        row -> row.getString(1))
                .get(0);
        assertThat(kept).doesNotContain("argon2").doesNotContain("@example.com");
        local.off();
        try {
            member.me().statusCode(401);
        } finally {
            local.on();
        }
    }

    @Test
    void ones_own_password_is_changed_with_the_old_one_and_all_other_sessions_end() {
        var member = Member.joins("acc-changes", List.of("viewer"), List.of());
        var elsewhere = member.signsInAgain();
        var next = "seven ferries to the isles";
        member.asks()
                .contentType(ContentType.JSON)
                .body(Map.of("password", "not it at all, sorry", "newPassword", next))
                .post(member.at() + "/password")
                .then()
                .statusCode(422)
                .body("errors[0].pointer", is("/password"))
                .body("errors[0].value", nullValue());
        String cookie = member.asks()
                .contentType(ContentType.JSON)
                .body(Map.of("password", Member.PASSWORD, "newPassword", next))
                .post(member.at() + "/password")
                .then()
                .statusCode(204)
                .extract()
                .cookie(Member.COOKIE);

        local.off();
        try {
            member.me().statusCode(401);
            elsewhere.me().statusCode(401);
            new Member(member.name(), next, cookie).me().statusCode(200);
        } finally {
            local.on();
        }
        Member.signIn(member.name(), Member.PASSWORD).then().statusCode(401);
        Member.signIn(member.name(), next).then().statusCode(204);
    }

    @Test
    void nobody_changes_the_password_of_others() {
        var member = Member.joins("acc-other", List.of("admin"), List.of());
        Member.created("acc-victim", ANALYST).statusCode(201);
        var body = Map.of("password", Member.PASSWORD, "newPassword", "seven ferries to the isles");
        for (var asked : List.of(member.asks(), given())) {
            asked.contentType(ContentType.JSON)
                    .body(body)
                    .post("/v1/accounts/acc-victim/password")
                    .then()
                    .statusCode(403)
                    .body("detail", startsWith("Only whoever is signed in with an account changes its password."));
        }
        given().delete(member.at()).then().statusCode(204);
    }

    @Test
    void one_person_has_one_account_and_stays_that_person() {
        Member.created("acc-mail-1", Map.of("roles", List.of("viewer"), "mail", "one@acc.example"))
                .statusCode(201);
        Member.created("acc-mail-2", Map.of("roles", List.of("viewer"), "mail", "ONE@acc.example"))
                .statusCode(409)
                .body("errors[0].pointer", is("/mail"))
                .body("detail", startsWith("The mail (one@acc.example) is that of the account acc-mail-1."));
        Member.created("acc-mail-3", ANALYST).statusCode(201);
        var third = new Member("acc-mail-3", "", "");
        third.changed(Map.of("mail", "one@acc.example")).statusCode(409);
        third.changed(Map.of("mail", "three@acc.example")).statusCode(200).body("mail", is("three@acc.example"));
        new Member("acc-mail-1", "", "")
                .changed(Map.of("mail", "new@acc.example"))
                .statusCode(200);
        third.changed(Map.of("mail", "one@acc.example"))
                .statusCode(409)
                .body("detail", containsString("is that of another person here (account:acc-mail-1)"));
    }

    @Test
    void nobody_gives_what_they_do_not_have() {
        var admin = Map.of("name", "Admin of one", "roles", List.of("admin"), "policies", List.of("mql-to-sal-simple"));
        String key = given().contentType(ContentType.JSON)
                .body(admin)
                .post("/v1/keys")
                .then()
                .statusCode(201)
                .extract()
                .path("key");
        Member.created("acc-target", Map.of("roles", List.of("admin"))).statusCode(201);
        given().header("Authorization", "Bearer " + key)
                .contentType(ContentType.JSON)
                .body(Map.of("name", "acc-more", "roles", List.of("viewer")))
                .post("/v1/accounts")
                .then()
                .statusCode(403)
                .body("detail", startsWith("Managing accounts and sessions is here about all policies."));
        given().header("Authorization", "Bearer " + key)
                .post("/v1/accounts/acc-target/one-time-password")
                .then()
                .statusCode(403);
        given().header(People.HEADER, "account eve; operator")
                .contentType(ContentType.JSON)
                .body(Map.of("name", "acc-more", "roles", List.of("viewer")))
                .post("/v1/accounts")
                .then()
                .statusCode(403)
                .body("detail", startsWith("Managing accounts and sessions needs the role admin."));
        given().delete("/v1/accounts/acc-target").then().statusCode(204);
    }

    @Test
    void the_last_way_in_stays_open() {
        var last = Member.joins("acc-last", List.of("admin"), List.of());
        shutOthers();
        local.off();
        try {
            for (var patch : List.of(Map.of("disabled", true), Map.of("roles", List.of("viewer")))) {
                last.asks()
                        .contentType(ContentType.JSON)
                        .header("If-Match", "*")
                        .body(patch)
                        .patch(last.at())
                        .then()
                        .statusCode(409)
                        .body("detail", startsWith("The account acc-last is the last way in for an admin."));
            }
            last.asks().delete(last.at()).then().statusCode(409);
            last.asks()
                    .contentType(ContentType.JSON)
                    .body(Map.of("name", "acc-second", "roles", List.of("admin")))
                    .post("/v1/accounts")
                    .then()
                    .statusCode(201);
            last.asks().delete(last.at()).then().statusCode(204);
        } finally {
            local.on();
            openOthers();
        }
        given().delete("/v1/accounts/acc-second").then().statusCode(204);
    }

    /** Whatever other tests left open. */
    private void shutOthers() {
        queries.update(
                """
                update access_key set revoked_at = '2026-01-01', revoked_by = 'last way',
                    change = nextval('access_key_change')
                where revoked_at is null
                """,
                Parameters.none());
        queries.update(
                """
                update account set disabled_at = '1999-01-01'
                where disabled_at is null and 'admin' = any(roles) and name <> 'acc-last'
                """,
                Parameters.none());
    }

    private void openOthers() {
        queries.update(
                """
                update access_key set revoked_at = null, revoked_by = null, change = nextval('access_key_change')
                where revoked_by = 'last way'
                """,
                Parameters.none());
        queries.update("update account set disabled_at = null where disabled_at = '1999-01-01'", Parameters.none());
    }

    @Test
    void what_cannot_be_an_account_is_refused_with_its_place() {
        Member.created("Big", ANALYST).statusCode(422).body("errors[0].pointer", is("/name"));
        Member.created("acc-x", Map.of("roles", List.of("aproover")))
                .statusCode(422)
                .body("errors[0].pointer", is("/roles/0"))
                .body("detail", is("The role (aproover) is unknown.\nDid you mean approver?"));
        Member.created("acc-x", Map.of("roles", List.of("viewer"), "sides", List.of("sales", "the moon")))
                .statusCode(422)
                .body("errors[0].pointer", is("/sides/1"));
        Member.created("acc-x", Map.of("roles", List.of("viewer"), "mail", "nobody"))
                .statusCode(422)
                .body("errors[0].pointer", is("/mail"));
        Member.created("acc-x", Map.of("roles", List.of())).statusCode(422);
        Member.created("acc-x", Map.of("roles", List.of("viewer"), "hash", "x")).statusCode(400);
        given().get("/v1/accounts/no-such").then().statusCode(404);
    }
}
