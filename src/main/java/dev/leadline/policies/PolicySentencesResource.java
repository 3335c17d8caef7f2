package dev.leadline.policies;

import dev.leadline.access.Action;
import dev.leadline.access.Needs;
import dev.leadline.kernel.Invalid;
import dev.leadline.kernel.policy.changes.PolicyChange;
import dev.leadline.kernel.policy.changes.PolicyDiff;
import dev.leadline.kernel.policy.words.PolicySentences;
import dev.leadline.policies.drafts.Edition;
import dev.leadline.policies.drafts.Editions;
import dev.leadline.policies.source.AuthoredPolicy;
import dev.leadline.policies.source.PolicySource;
import dev.leadline.web.PlainText;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Policies for people who will never read a table: in sentences, and by what is different. */
@Path("/v1/policies/{id}")
@Needs(value = Action.READ_AGREEMENTS, policy = "id")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "editions")
public class PolicySentencesResource {

    private final Editions editions;

    PolicySentencesResource(Editions editions) {
        this.editions = editions;
    }

    /**
     * A policy in sentences.
     *
     * @param policy the policy
     * @param edition which text of it
     * @param sentences the whole of it, sentence by sentence
     * @param rows per table, and in it per row, what the row says
     */
    @Schema(name = "PolicySentences")
    record Sentences(String policy, String edition, List<String> sentences, Map<String, Map<String, String>> rows) {}

    /**
     * The difference between two editions.
     *
     * @param policy the policy
     * @param from the edition before
     * @param to the edition after
     * @param changes each setting, row and cell that is different
     * @param cases the files of cases that are different
     */
    @Schema(name = "PolicyDifference")
    record Difference(String policy, String from, String to, List<PolicyChange> changes, List<ChangedCases> cases) {}

    /**
     * A file of cases that was added, removed or changed.
     *
     * @param file the name of the case file
     * @param how what became of it
     */
    @Schema(name = "ChangedCases")
    record ChangedCases(String file, How how) {

        /** What became of a file of cases. */
        enum How {
            ADDED,
            REMOVED,
            CHANGED
        }
    }

    @GET
    @Path("/editions/{edition}/sentences")
    @Operation(
            operationId = "getPolicySentences",
            summary = "Describe an edition in sentences, row by row and as a whole",
            description = "If the edition cannot be read, the answer is 422 with the errors.")
    public Sentences sentences(@PathParam("id") String id, @PathParam("edition") String name) {
        var policy = parse(editions.get(id, name));
        var written = PolicySentences.of(policy.policy());
        var rows = new LinkedHashMap<String, Map<String, String>>();
        policy.policy().tables().keySet().forEach(kind -> rows.put(kind.tableName(), written.byRow(kind)));
        return new Sentences(id, name, written.all(), rows);
    }

    private static AuthoredPolicy parse(Edition edition) {
        try {
            return AuthoredPolicy.from(edition.source());
        } catch (Invalid broken) {
            throw broken.under("/" + edition.name());
        }
    }

    @GET
    @Path("/diff")
    @Operation(
            operationId = "comparePolicies",
            summary = "Compare two editions cell by cell, as data and as sentences",
            description = "Cell by cell, as data and as sentences.")
    public Difference diff(
            @PathParam("id") String id,
            @Parameter(description = "The earlier edition; `in-force` if absent")
                    @QueryParam("from")
                    @DefaultValue(Edition.IN_FORCE)
                    @PlainText
                    String from,
            @Parameter(required = true, description = "The later edition, such as `draft:main`")
                    @QueryParam("to")
                    @NotNull
                    @PlainText
                    String to) {
        var before = editions.get(id, from).source();
        var after = editions.get(id, to).source();
        var changes = PolicyDiff.between(before.written(), after.written());
        return new Difference(id, from, to, changes, cases(before, after));
    }

    private static List<ChangedCases> cases(PolicySource before, PolicySource after) {
        var paths = new TreeSet<>(before.cases().keySet());
        paths.addAll(after.cases().keySet());
        return paths.stream()
                .filter(path -> !java.util.Objects.equals(
                        before.files().get(path), after.files().get(path)))
                .map(path -> new ChangedCases(DraftBody.caseFile(path), how(path, before, after)))
                .toList();
    }

    private static ChangedCases.How how(String path, PolicySource before, PolicySource after) {
        return !before.files().containsKey(path)
                ? ChangedCases.How.ADDED
                : after.files().containsKey(path) ? ChangedCases.How.CHANGED : ChangedCases.How.REMOVED;
    }
}
