package dev.leadline.cases;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import dev.leadline.kernel.Invalid;
import dev.leadline.web.StrictJson;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/**
 * A file of cases, {@code <policy>/cases/<what>.yaml} within a folder of policies. Its cases are decided by that policy.
 *
 * @param path where it is within the folder
 * @param cases its cases
 */
public record CaseFile(String path, List<Case> cases) {

    private static final String CASES = "/cases/";
    private static final TypeReference<List<Case>> LIST = new TypeReference<>() {};
    private static final ObjectMapper YAML = newMapper();

    /** @throws Invalid when two cases have one name */
    public CaseFile {
        cases = List.copyOf(cases);
        var names = new HashSet<String>();
        for (var each : cases) {
            if (!names.add(each.name())) {
                throw new Invalid(path, each.name(), path + ": Two cases have the name (" + each.name() + ").");
            }
        }
    }

    private static ObjectMapper newMapper() {
        var mapper = new ObjectMapper(new YAMLFactory());
        new StrictJson().customize(mapper);
        return mapper;
    }

    /**
     * Every file of cases in a folder of policies.
     *
     * @param files content by path within the folder
     * @throws Invalid when one of them is not a list of cases
     */
    public static List<CaseFile> in(Map<String, byte[]> files) {
        return files.entrySet().stream()
                .filter(file -> file.getKey().contains(CASES) && file.getKey().endsWith(".yaml"))
                .map(file -> read(file.getKey(), file.getValue()))
                .toList();
    }

    private static CaseFile read(String path, byte[] yaml) {
        try {
            return new CaseFile(path, YAML.readValue(yaml, LIST));
        } catch (IOException malformed) {
            var invalid = malformed.getCause() instanceof Invalid cause ? cause : null;
            throw new Invalid(path, null, path + ": " + (invalid == null ? malformed : invalid).getMessage());
        }
    }

    /** The policy that decides them: the one whose folder they lie in. */
    public String policy() {
        return path.substring(0, path.indexOf(CASES));
    }

    /** What the file is about. */
    public String subject() {
        return path.substring(path.indexOf(CASES) + CASES.length(), path.length() - ".yaml".length());
    }
}
