package dev.leadline.cases;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.leadline.kernel.Invalid;
import dev.leadline.web.json.StrictYaml;
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

    /** @throws Invalid when two cases have one name */
    public CaseFile {
        cases = List.copyOf(cases);
        var names = new HashSet<String>();
        for (var each : cases) {
            if (!names.add(each.name())) {
                throw new Invalid("", each.name(), "Two cases have the name (" + each.name() + ").");
            }
        }
    }

    /**
     * Every file of cases in a folder of policies.
     *
     * @param files content by path within the folder
     * @throws Invalid when one of them is not a list of cases
     */
    public static List<CaseFile> in(Map<String, byte[]> files) {
        return files.entrySet().stream()
                .filter(file -> isAt(file.getKey()))
                .map(file -> read(file.getKey(), file.getValue()))
                .toList();
    }

    /**
     * One file of cases.
     *
     * @throws Invalid when it is not a list of cases; pointers begin with the path, sentences with the path and a colon
     */
    public static CaseFile read(String path, byte[] yaml) {
        try {
            return new CaseFile(path, StrictYaml.read(yaml, LIST));
        } catch (Invalid invalid) {
            throw new Invalid(invalid.faults().stream()
                    .map(fault ->
                            new Invalid.Fault(path + fault.pointer(), fault.value(), path + ": " + fault.detail()))
                    .toList());
        }
    }

    /** The same file within a copy of its policy: its cases expect to be decided by the copy. */
    public CaseFile of(String copy) {
        return new CaseFile(
                copy + CASES + subject() + ".yaml",
                cases.stream().map(each -> each.of(policy(), copy)).toList());
    }

    /** Its text, to be kept in a folder of policies: reading it gives the same cases. */
    public String write() {
        return CaseText.write(this);
    }

    /** Returns whether a file of a folder of policies is one of cases. */
    public static boolean isAt(String path) {
        return path.contains(CASES) && path.endsWith(".yaml");
    }

    /** The policy that decides them: the one whose folder they lie in. */
    public String policy() {
        return path.substring(0, path.indexOf(CASES));
    }

    /** Returns the subject of the file. */
    public String subject() {
        return path.substring(path.indexOf(CASES) + CASES.length(), path.length() - ".yaml".length());
    }
}
