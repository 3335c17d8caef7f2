package dev.leadline.web.json;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.leadline.kernel.Invalid;
import dev.leadline.web.problems.Problems;
import java.util.ArrayList;
import java.util.List;

/**
 * The YAML of every file that people write: read as {@link StrictJson} reads JSON, and of YAML's own ways nothing that
 * refers, repeats or builds: no anchors, aliases, tags or second documents.
 */
public final class StrictYaml {

    private static final ObjectMapper YAML = newMapper();

    private StrictYaml() {}

    private static ObjectMapper newMapper() {
        var mapper = new ObjectMapper(new YAMLFactory()).registerModule(new JavaTimeModule());
        StrictJson.applyTo(mapper);
        // a name and a colon with nothing after them is soon written, and no list or map of ours may hold a null
        mapper.setDefaultSetterInfo(JsonSetter.Value.forContentNulls(Nulls.FAIL));
        return mapper;
    }

    /**
     * Reads the content of a file.
     *
     * @throws Invalid when it cannot be read; each sentence names the line, and pointers lead into the document
     */
    public static <T> T read(byte[] yaml, TypeReference<T> type) {
        var text = text(yaml);
        YamlEvents.check(text);
        try {
            T value = YAML.readValue(text, type);
            if (value == null) {
                throw new Invalid("", null, "The file is empty.");
            }
            return value;
        } catch (JsonProcessingException malformed) {
            throw placed(malformed, text);
        }
    }

    private static String text(byte[] yaml) {
        if (yaml.length > StrictJson.LARGEST_DOCUMENT) {
            throw new Invalid(
                    "",
                    yaml.length,
                    "The file has " + yaml.length + " bytes; at most " + StrictJson.LARGEST_DOCUMENT + " are allowed.");
        }
        return StrictUtf8.findWithoutMark(yaml)
                .orElseThrow(() -> new Invalid("", null, "The file is not UTF-8.\nSave it in UTF-8."));
    }

    private static Invalid placed(JsonProcessingException malformed, String text) {
        var problem = Problems.from(malformed);
        var at = malformed.getLocation();
        var parser = at == null ? "" : " (line " + at.getLineNr() + ", column " + at.getColumnNr() + ")";
        var faults = new ArrayList<Invalid.Fault>();
        for (var fault : problem.errors()) {
            // where the parser stopped reading is often a line too far
            var place = fault.pointer().isEmpty() ? parser : YamlEvents.placeOf(text, fault.pointer());
            faults.add(new Invalid.Fault(fault.pointer(), fault.value(), placed(fault.detail(), place)));
        }
        return new Invalid(
                faults.isEmpty() ? List.of(new Invalid.Fault("", null, placed(problem.detail(), parser))) : faults);
    }

    /** The place goes into the sentence and before the advice. */
    private static String placed(String detail, String place) {
        if (detail.contains("(line ")) {
            return detail;
        }
        var lines = detail.split("\n", 2);
        var sentence = lines[0].endsWith(".") ? lines[0].substring(0, lines[0].length() - 1) : lines[0];
        return sentence + place + "." + (lines.length > 1 ? "\n" + lines[1] : "");
    }
}
