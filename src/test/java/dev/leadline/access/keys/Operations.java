package dev.leadline.access.keys;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.RestAssured;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/** Every operation of the OpenAPI document, asked so that nothing is done: malformed, or about what there is not. */
final class Operations {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** Where an operation is, and what of its body would be read. */
    record Asked(String method, String path, String type) {}

    Map<String, Asked> byId() throws Exception {
        var document = JSON.readTree(
                RestAssured.given().accept("application/json").get("/q/openapi").asByteArray());
        var all = new TreeMap<String, Asked>();
        document.path("paths").properties().forEach(path -> path.getValue().properties().stream()
                .filter(method -> method.getValue().has("operationId"))
                .forEach(method -> all.put(
                        method.getValue().get("operationId").asText(),
                        new Asked(
                                method.getKey().toUpperCase(java.util.Locale.ROOT),
                                path.getKey().replaceAll("\\{[^}]*}", "no-such"),
                                typeOf(method.getValue())))));
        return all;
    }

    private static String typeOf(JsonNode operation) {
        var types = operation.at("/requestBody/content").fieldNames();
        return types.hasNext() ? types.next() : null;
    }

    int ask(Asked asked, String credentials) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + asked.path()))
                .timeout(Duration.ofSeconds(20));
        if (credentials != null) {
            request.header("Authorization", "Bearer " + credentials);
        }
        if (asked.type() != null) {
            request.header("Content-Type", asked.type());
        }
        var body = asked.type() == null
                ? HttpRequest.BodyPublishers.noBody()
                : HttpRequest.BodyPublishers.ofString("{ no JSON, no CSV");
        var answer =
                client.send(request.method(asked.method(), body).build(), HttpResponse.BodyHandlers.ofInputStream());
        answer.body().close();
        return answer.statusCode();
    }
}
