package dev.leadline.access.oidc;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.leadline.web.json.StrictJson;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * What a token says, believed or not: whether it is true, only the library can tell.
 *
 * @param header how it is signed
 * @param body the claims
 */
record TokenClaims(JsonNode header, JsonNode body) {

    private static final ObjectMapper JSON = StrictJson.newMapper();

    /** Reads a signed token. Empty for what is none. */
    static Optional<TokenClaims> parse(String token) {
        var parts = token.split("\\.", -1);
        if (parts.length != 3) {
            return Optional.empty();
        }
        try {
            var read = new TokenClaims(json(parts[0]), json(parts[1]));
            return read.header.isObject() && read.body.isObject() ? Optional.of(read) : Optional.empty();
        } catch (IOException | IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }

    private static JsonNode json(String part) throws IOException {
        return JSON.readTree(Base64.getUrlDecoder().decode(part));
    }

    /** A claim that is one text; empty where it is absent or anything else. */
    Optional<String> text(String name) {
        return Optional.ofNullable(body.get(name)).filter(JsonNode::isTextual).map(JsonNode::textValue);
    }

    boolean has(String name) {
        return body.has(name);
    }

    boolean isTrue(String name) {
        return body.path(name).asBoolean(false);
    }

    /**
     * The texts of a claim: of a list, or the one that it is.
     *
     * @param path the claim's name, or where there is none, names with dots between them, such as {@code realm_access.roles}
     * @return empty where there is no such claim
     */
    Optional<List<String>> texts(String path) {
        var found = Optional.ofNullable(body.get(path))
                .or(() -> Optional.of(walk(path)).filter(node -> !node.isMissingNode()));
        return found.map(
                claim -> (claim.isArray() ? StreamSupport.stream(claim.spliterator(), false) : Stream.of(claim))
                        .filter(JsonNode::isTextual)
                        .map(JsonNode::textValue)
                        .toList());
    }

    private JsonNode walk(String path) {
        var at = body;
        for (var name : path.split("\\.")) {
            at = at.path(name);
        }
        return at;
    }
}
