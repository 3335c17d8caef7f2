package dev.leadline.policies.source;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import dev.leadline.kernel.Invalid;
import dev.leadline.web.json.StrictJson;
import dev.leadline.web.json.StrictUtf8;

/** Settings and calendars as YAML, as strict as our JSON. */
final class PolicyYaml {

    private static final String SCHEMA = "# yaml-language-server: $schema=../schemas/policy.schema.json\n";
    private static final ObjectMapper YAML = newMapper();

    private PolicyYaml() {}

    private static ObjectMapper newMapper() {
        var mapper = new ObjectMapper(YAMLFactory.builder()
                .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
                .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
                .disable(YAMLGenerator.Feature.SPLIT_LINES)
                .build());
        StrictJson.applyTo(mapper);
        mapper.registerModule(new SimpleModule("written").addSerializer(new PolicySettings.Calendar.ForYaml()));
        return mapper;
    }

    static String write(PolicySettings settings) {
        try {
            return SCHEMA + YAML.writeValueAsString(settings);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("Settings cannot be written as YAML", impossible);
        }
    }

    /** @throws Invalid when the bytes are not UTF-8 */
    static String text(byte[] bytes, String path) {
        return StrictUtf8.find(bytes).orElseThrow(() -> new Invalid(path, null, path + ": The file is not UTF-8."));
    }
}
