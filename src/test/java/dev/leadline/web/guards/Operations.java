package dev.leadline.web.guards;

import static io.restassured.RestAssured.given;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Every operation of the server's OpenAPI document, so that a door that is added is tried as well. */
final class Operations {

    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");

    /**
     * One of them.
     *
     * @param method in capitals
     * @param path with something in place of its parameters
     * @param formats of its body; empty when it takes none
     */
    record Operation(String method, String path, List<String> formats) {

        boolean isSafe() {
            return method.equals("GET");
        }

        String line() {
            return method + " " + path + " HTTP/1.1";
        }
    }

    private Operations() {}

    static List<Operation> all() throws IOException {
        var document = new ObjectMapper()
                .readTree(given().get("/q/openapi?format=json")
                        .then()
                        .statusCode(200)
                        .extract()
                        .asString());
        var found = new ArrayList<Operation>();
        document.path("paths").properties().forEach(path -> path.getValue().properties().stream()
                .filter(each -> METHODS.contains(each.getKey()))
                .forEach(each -> found.add(new Operation(
                        each.getKey().toUpperCase(java.util.Locale.ROOT),
                        path.getKey().replaceAll("\\{[^}]*}", "1"),
                        formats(each.getValue())))));
        return found;
    }

    /** Those that may change something, but for the doors that only tests have. */
    static Stream<Operation> unsafe() throws IOException {
        return all().stream().filter(each -> !each.isSafe() && !each.path().startsWith("/test/"));
    }

    private static List<String> formats(JsonNode operation) {
        var formats = new ArrayList<String>();
        operation.at("/requestBody/content").fieldNames().forEachRemaining(formats::add);
        return formats;
    }
}
