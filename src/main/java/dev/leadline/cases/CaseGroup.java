package dev.leadline.cases;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The cases that fail for the same reason. One that differs in several values is in several groups.
 *
 * @param id stands for this very difference
 * @param pointer where it is in the answer, as a JSON pointer (RFC 6901); {@code -} stands for one of a list that is not there
 * @param of the kinds of the things on the way there, as the first case has them
 * @param expected what the cases expect there
 * @param actual what is there; null when nothing is
 * @param acceptable whether the cases can expect what is there
 * @param count how many cases there are
 * @param cases which
 */
@Schema(name = "CaseGroup")
public record CaseGroup(
        String id,
        String pointer,
        List<String> of,
        @Schema(implementation = Object.class) JsonNode expected,
        @Schema(implementation = Object.class, nullable = true) JsonNode actual,
        boolean acceptable,
        int count,
        List<Name> cases) {

    /** So many groups are told, those with the most cases. */
    static final int MOST = 200;

    /**
     * The name of a case.
     *
     * @param file the file it stands in
     * @param name its name within the file
     */
    @Schema(name = "CaseName")
    public record Name(String file, String name) {}

    /** The groups of those that failed, the ones with the most cases first. */
    static List<CaseGroup> of(List<CaseReport.Result> results) {
        var groups = new LinkedHashMap<String, List<Name>>();
        var mismatches = new LinkedHashMap<String, Mismatch>();
        for (var result : results) {
            for (var mismatch : result.mismatches()) {
                mismatches.putIfAbsent(mismatch.id(), mismatch);
                groups.computeIfAbsent(mismatch.id(), id -> new ArrayList<>())
                        .add(new Name(result.file(), result.name()));
            }
        }
        return groups.entrySet().stream()
                .map(group -> of(group.getKey(), mismatches.get(group.getKey()), group.getValue()))
                .sorted(Comparator.comparing((CaseGroup group) -> -group.count())
                        .thenComparing(CaseGroup::pointer))
                .limit(MOST)
                .toList();
    }

    private static CaseGroup of(String id, Mismatch one, List<Name> cases) {
        return new CaseGroup(
                id,
                one.pointer(),
                one.of(),
                one.expected(),
                one.actual(),
                one.acceptable(),
                cases.size(),
                List.copyOf(cases));
    }
}
