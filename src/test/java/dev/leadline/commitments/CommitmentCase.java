package dev.leadline.commitments;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import dev.leadline.commitments.terms.CommitmentDefinition;
import dev.leadline.web.json.StrictJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** A case of marketing's promise, as a file says it. */
record CommitmentCase(JsonNode content) {

    private static final ObjectMapper JSON = StrictJson.newMapper();

    /** Some leads of a case. */
    record Leads(String type, int count, boolean originated, boolean influenced, String returned) {

        static Leads from(JsonNode leads) {
            return new Leads(
                    leads.path("type").asText(),
                    leads.path("count").asInt(),
                    leads.path("originated").asBoolean(),
                    leads.path("influenced").asBoolean(),
                    leads.path("returned").asText(null));
        }
    }

    static CommitmentCase read(String name) {
        try {
            var yaml = Files.readString(Path.of("src/test/resources/commitments", name + ".yaml"));
            return new CommitmentCase(new ObjectMapper(new YAMLFactory()).readTree(yaml));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String at() {
        return content.path("at").asText();
    }

    JsonNode terms() {
        return content.path("terms");
    }

    CommitmentDefinition definition() throws IOException {
        return JSON.readValue(terms().toString(), CommitmentDefinition.class);
    }

    List<Leads> leads() {
        var leads = new ArrayList<Leads>();
        content.path("leads").forEach(each -> leads.add(Leads.from(each)));
        return leads;
    }

    LocalDate date() {
        return LocalDate.parse(at());
    }

    /** Checks that an answer holds everything that the case expects. */
    void check(String answer) throws IOException {
        check("", content.path("expect"), new ObjectMapper().readTree(answer));
    }

    private static void check(String at, JsonNode expected, JsonNode found) {
        if (expected instanceof ArrayNode list) {
            assertThat(found.size()).as(at).isEqualTo(list.size());
            for (int i = 0; i < list.size(); i++) {
                check(at + "/" + i, list.get(i), found.get(i));
            }
        } else if (expected.isObject()) {
            expected.properties()
                    .forEach(field -> check(at + "/" + field.getKey(), field.getValue(), found.path(field.getKey())));
        } else if (expected.isNumber()) {
            assertThat(found.isNumber()).as(at + ": " + found).isTrue();
            assertThat(found.decimalValue()).as(at).isEqualByComparingTo(expected.decimalValue());
        } else {
            assertThat(found).as(at).isEqualTo(expected);
        }
    }
}
