package dev.leadline.decisions;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.leadline.Effort;
import dev.leadline.web.MutatedJson;
import dev.leadline.web.json.StrictJson;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The conditions written out are those of the annotations, of which Bean Validation speaks. */
class RequestCheckTest {

    private static final int REQUESTS = Effort.of(2_000, 20_000);

    private final Validator validator =
            Validation.buildDefaultValidatorFactory().getValidator();
    private final ObjectMapper json = StrictJson.newMapper();

    private Optional<DecisionRequest> read(String text) {
        try {
            return Optional.ofNullable(json.readValue(text, DecisionRequest.class));
        } catch (JsonProcessingException | NumberFormatException unreadable) {
            return Optional.empty();
        }
    }

    /** A request that has each field. */
    private static ObjectNode full() {
        var request = Requests.example();
        request.withObject("/lead")
                .put("zone", "America/New_York")
                .put("owner", "o")
                .put("team", "t");
        request.withArray("/pauses")
                .addObject()
                .put("from", "2016-01-11T15:10:00Z")
                .put("reason", "r");
        request.withArray("/ranks").addObject().put("rank", 5).put("occurredAt", "2016-01-11T15:20:00Z");
        request.putObject("disposition")
                .put("type", "RETURNED")
                .put("occurredAt", "2016-01-11T15:50:00Z")
                .put("reason", "r");
        return request;
    }

    @Test
    void of_requests_with_faults_both_say_the_same() {
        var mutations = new MutatedJson(28);
        int kept = 0;
        int broken = 0;
        for (int i = 0; i < REQUESTS; i++) {
            var text = mutations.of(full());
            var request = read(text);
            if (request.isPresent()) {
                boolean isKept = validator.validate(request.get()).isEmpty();
                assertThat(RequestCheck.isKept(request.get())).as(text).isEqualTo(isKept);
                kept += isKept ? 1 : 0;
                broken += isKept ? 0 : 1;
            }
        }
        assertThat(kept).isGreaterThan(REQUESTS / 20);
        assertThat(broken).isGreaterThan(REQUESTS / 20);
    }

    /** At each limit: what is just allowed, and what is just not. */
    static List<Consumer<ObjectNode>> justBeyond() {
        return List.of(
                request -> request.put("policy", "x".repeat(65)),
                request -> request.withObject("/lead").put("id", "x".repeat(201)),
                request -> request.withObject("/lead").put("stage", "x".repeat(65)),
                request -> request.withObject("/lead").put("zone", "x".repeat(65)),
                request -> request.withObject("/lead").put("owner", "x".repeat(201)),
                request -> request.withObject("/lead").put("team", "x".repeat(201)),
                request -> request.withObject("/lead/attributes").put("x".repeat(65), "y"),
                request -> many(101, i -> request.withObject("/lead/attributes").put("n" + i, i)),
                request -> request.withObject("/attempts/0").put("id", "x".repeat(201)),
                request -> request.withObject("/attempts/0").put("channel", "x".repeat(65)),
                request -> request.withObject("/attempts/0").put("outcome", "x".repeat(65)),
                request -> many(1_001, i -> request.withArray("/attempts").add(request.at("/attempts/0"))),
                request -> request.withObject("/pauses/0").put("reason", "x".repeat(201)),
                request -> many(101, i -> request.withArray("/pauses").add(request.at("/pauses/0"))),
                request -> request.withObject("/disposition").put("reason", "x".repeat(201)),
                request -> many(101, i -> request.withArray("/ranks").add(request.at("/ranks/0"))));
    }

    private static void many(int count, Consumer<Integer> each) {
        for (int i = 0; i < count; i++) {
            each.accept(i);
        }
    }

    @ParameterizedTest
    @MethodSource("justBeyond")
    void what_is_just_beyond_a_limit_is_seen(Consumer<ObjectNode> beyond) {
        var node = full();
        assertThat(RequestCheck.isKept(read(node.toString()).orElseThrow())).isTrue();
        beyond.accept(node);
        var request = read(node.toString()).orElseThrow();

        assertThat(validator.validate(request)).isNotEmpty();
        assertThat(RequestCheck.isKept(request)).isFalse();
    }
}
