package dev.leadline.proposals;

import static io.restassured.RestAssured.given;

import dev.leadline.access.People;
import dev.leadline.access.accounts.Member;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;

/**
 * Somebody with an account or a key.
 *
 * @param proof what {@link People} take for a proof of who asks, a key after {@code Bearer}, or a session after {@code Session}
 * @param name as people write it
 */
record Somebody(String proof, String name) {

    private static final String KEY = "Bearer ";
    private static final String SESSION = "Session ";

    static Somebody account(String name, String roles) {
        return new Somebody("account " + name + "; " + roles, name);
    }

    /** Somebody with a key that whoever is at this machine made for them. */
    static Somebody withKey(String name, String role) {
        String key = given().contentType("application/json")
                .body(Map.of("name", name, "roles", List.of(role)))
                .post("/v1/keys")
                .then()
                .statusCode(201)
                .extract()
                .path("key");
        return new Somebody(KEY + key, name);
    }

    /** Somebody with an account of this server. */
    static Somebody signedIn(Member member) {
        return new Somebody(SESSION + member.cookie(), member.name());
    }

    RequestSpecification asks() {
        if (proof.startsWith(SESSION)) {
            return given().cookie("leadline", proof.substring(SESSION.length()));
        }
        return given().header(proof.startsWith(KEY) ? "Authorization" : People.HEADER, proof);
    }

    /** A request that names the present ETag of what is at an address. */
    RequestSpecification sees(String address) {
        return asks().header("If-Match", asks().get(address).header("ETag"));
    }
}
