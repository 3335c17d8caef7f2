package dev.leadline.leads;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.leadline.database.EmbeddedDatabaseResource;
import dev.leadline.web.SettableClock;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lines in their order are the same facts, wherever the request with them is cut: each fact has its number. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabaseResource.class)
class CutAnywhereTest {

    private static final Instant MON_10_00 = Instant.parse("2016-01-11T15:00:00Z");
    private static final int LINES = 40;
    private static final ObjectMapper JSON = new ObjectMapper();

    @Inject
    SettableClock time;

    private Random random;

    @AfterEach
    void reset() {
        time.reset();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void a_request_that_is_cut_anywhere_ends_in_the_same_state(long seed) throws Exception {
        time.set(MON_10_00.plusSeconds(4 * 86_400));
        random = new Random(seed);
        var lines = new ArrayList<String>();
        for (int i = 0; i < LINES; i++) {
            lines.add(line(i));
        }
        tell(lines, "whole-" + seed, LINES);
        tell(lines, "single-" + seed, 1);
        tell(lines, "cut-" + seed, 2 + random.nextInt(LINES / 2));
        for (var lead : List.of("a", "b")) {
            var whole = state("whole-" + seed, lead);
            assertThat(state("single-" + seed, lead)).isEqualTo(whole);
            assertThat(state("cut-" + seed, lead)).isEqualTo(whole);
        }
    }

    /** @param longest how many lines a request has at most */
    private void tell(List<String> lines, String name, int longest) {
        for (int i = 0; i < lines.size(); ) {
            int end = Math.min(lines.size(), i + (longest == LINES ? LINES : 1 + random.nextInt(longest)));
            Tracked.bulk(String.join("\n", lines.subList(i, end)).replace("NAME", name));
            i = end;
        }
    }

    /** What is told of a lead; much of it for the same moment, or without any. */
    private String line(int number) {
        var at = random.nextInt(3) == 0 ? "" : ", \"occurredAt\": \"" + moment() + "\"";
        var id = "\"id\": \"f" + number + "\"";
        var fact =
                switch (random.nextInt(9)) {
                    case 0, 1 ->
                        "\"lead\": {\"rank\": %d, \"stage\": \"MQL\", \"receivedAt\": \"%s\", \"owner\": \"%s\"%s}"
                                .formatted(random.nextInt(101), moment(), any("zoe", "amy", "kim"), at);
                    case 2 -> "\"rank\": {%s, \"rank\": %d%s}".formatted(id, random.nextInt(101), at);
                    case 3 -> "\"assignment\": {%s, \"owner\": \"%s\"%s}".formatted(id, any("zoe", "amy", "kim"), at);
                    case 4, 5 ->
                        "\"attempt\": {%s, \"channel\": \"PHONE\", \"occurredAt\": \"%s\", \"outcome\": \"%s\"}"
                                .formatted(id, moment(), any("NO_ANSWER", "VOICEMAIL", "CONNECTED"));
                    case 6 ->
                        "\"disposition\": {%s, \"type\": \"%s\", \"occurredAt\": \"%s\", \"reason\": \"%s\"}"
                                .formatted(
                                        id,
                                        any("RETURNED", "ACCEPTED", "DISQUALIFIED"),
                                        moment(),
                                        any("duplicate", "no budget"));
                    case 7 -> "\"merge\": {%s, \"absorbs\": \"NAME-b\"%s}".formatted(id, at);
                    default ->
                        "\"withdrawal\": {%s, \"kind\": \"%s\", \"of\": \"f%d\", \"reason\": \"wrong\"%s}"
                                .formatted(
                                        id, any("attempt", "merge", "rank", "disposition"), random.nextInt(LINES), at);
                };
        boolean isMerge = fact.startsWith("\"merge");
        return "{\"leadId\": \"NAME-%s\", %s}".formatted(isMerge || random.nextInt(3) > 0 ? "a" : "b", fact);
    }

    /** Whole hours of one day. */
    private Instant moment() {
        return MON_10_00.plusSeconds(3600L * random.nextInt(24));
    }

    private String any(String... words) {
        return words[random.nextInt(words.length)];
    }

    /** How a lead stands; which of its facts were told again, and how often, is not asked. */
    private static JsonNode state(String name, String lead) throws Exception {
        var answer = new Tracked(name + "-" + lead).asks("").extract();
        var state = (ObjectNode) JSON.readTree(answer.asString().replace(name, "NAME"));
        state.remove(List.of("revision", "setAside", "errors", "requestId"));
        state.findParents("decidedAt").forEach(each -> ((ObjectNode) each).remove(List.of("id", "decidedAt")));
        return state;
    }
}
