package dev.leadline.sources;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import dev.leadline.imports.mapping.Mapping;
import dev.leadline.kernel.Invalid;
import dev.leadline.web.json.StrictYaml;
import java.nio.charset.StandardCharsets;

/** The mappings of sources: the language of imports, in JSON or YAML, for events. */
final class SourceMapping {

    private static final TypeReference<Mapping> MAPPING = new TypeReference<>() {};
    private static final TypeReference<JsonNode> TREE = new TypeReference<>() {};

    private SourceMapping() {}

    /**
     * Checks a mapping and gives it back as JSON. JSON is YAML, so both are read alike.
     *
     * @throws Invalid when it is none, or is for files
     */
    static String checked(byte[] written) {
        var mapping = StrictYaml.read(written, MAPPING);
        if (mapping.events() == null) {
            throw new Invalid(
                    "/file", null, "The mapping of a source must have `events` and no `file`.\nUse \"events\": {}.");
        }
        return StrictYaml.read(written, TREE).toString();
    }

    /** Reads a mapping that was checked. */
    static Mapping read(String text) {
        return StrictYaml.read(text.getBytes(StandardCharsets.UTF_8), MAPPING);
    }
}
