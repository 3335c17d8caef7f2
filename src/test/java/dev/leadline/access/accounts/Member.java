package dev.leadline.access.accounts;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Somebody with an account, who has signed in and chosen a password.
 *
 * @param cookie the session
 */
public record Member(String name, String password, String cookie) {

    public static final String PASSWORD = "a heron wades in 16 rivers";
    static final String COOKIE = "leadline";

    /** Somebody for whom whoever is at this machine makes an account. */
    public static Member joins(String name, List<String> roles, List<String> sides) {
        return joins(name, Map.of("roles", roles, "sides", sides));
    }

    /** The same with more of what an account can have. */
    public static Member joins(String name, Map<String, ?> more) {
        String first = created(name, more).statusCode(201).extract().path("oneTimePassword");
        var answer = signIn(Map.of("name", name, "password", first, "newPassword", PASSWORD));
        answer.then().statusCode(204);
        return new Member(name, PASSWORD, answer.cookie(COOKIE));
    }

    static ValidatableResponse created(String name, Map<String, ?> more) {
        var body = new LinkedHashMap<String, Object>(more);
        body.put("name", name);
        return given().contentType(ContentType.JSON)
                .body(body)
                .post("/v1/accounts")
                .then();
    }

    static Response signIn(Map<String, ?> body) {
        return given().contentType(ContentType.JSON).body(body).post("/v1/session");
    }

    static Response signIn(String name, String password) {
        return signIn(Map.of("name", name, "password", password));
    }

    /** The same with another session. */
    Member signsInAgain() {
        var answer = signIn(name, password);
        answer.then().statusCode(204);
        return new Member(name, password, answer.cookie(COOKIE));
    }

    public RequestSpecification asks() {
        return given().cookie(COOKIE, cookie);
    }

    ValidatableResponse me() {
        return asks().get("/v1/me").then();
    }

    String at() {
        return "/v1/accounts/" + name;
    }

    /** What whoever is at this machine changes of the account. */
    ValidatableResponse changed(Map<String, ?> patch) {
        return given().contentType(ContentType.JSON)
                .header("If-Match", given().get(at()).header("ETag"))
                .body(patch)
                .patch(at())
                .then();
    }
}
